"""The books are what they say: other tests ask what becomes of them."""

import io

import openpyxl
import pytest

from tinhban.sheets.tests import single_faults
from tinhban.sheets.tests.years import BOOKS


def test_they_are_many_and_each_is_called_otherwise():
    assert len({book.name for book in BOOKS}) == len(BOOKS) >= 12
    assert len({fault.name for fault in single_faults.FAULTS}) == len(single_faults.FAULTS) >= 40


@pytest.mark.parametrize("book", BOOKS, ids=str)
def test_a_book_is_a_year_of_rows_and_the_same_file_every_time(book):
    assert book.file == book.file
    sheets = openpyxl.load_workbook(io.BytesIO(book.file)).worksheets
    assert [sheet.title for sheet in sheets] == list(book.sheets)
    filled = sum(len(rows) for rows in book.sheets.values())
    assert 40 <= len(book.rows) + book.left_out <= filled
    assert len(book.answers) <= 10
