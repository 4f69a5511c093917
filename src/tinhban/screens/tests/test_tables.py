import csv
import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest

from tinhban.foundation.problems import Problem
from tinhban.screens import tables
from tinhban.screens.tables import TableColumn, csv_chunks, safe_cell, write_csv, write_xlsx

COLUMNS = [
    TableColumn("Tên tin, bài", 40),
    TableColumn("Số"),
    TableColumn("Ngày"),
    TableColumn("=HYPERLINK(1)"),
]
HOSTILE = ["=1+1", "+84", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "'=1"]


def opened(content):
    return openpyxl.load_workbook(io.BytesIO(content)).active


@pytest.mark.parametrize("text", HOSTILE[:-1])
def test_text_that_would_act_gets_an_apostrophe(text):
    assert safe_cell(text) == "'" + text


def test_other_values_stay_what_they_are():
    day = date(2022, 1, 5)
    assert [safe_cell(v) for v in ("tin", 3, -3, Decimal("8.5"), day, None, "")] == [
        "tin", 3, -3, Decimal("8.5"), day, None, "",
    ]  # fmt: skip
    assert safe_cell(datetime(2022, 1, 4, 18, 30, tzinfo=UTC)) == datetime(2022, 1, 5, 1, 30)
    assert len(str(safe_cell("a" * 40_000))) < tables.MAX_TEXT
    assert len(str(safe_cell("=" + "a" * 40_000))) <= tables.MAX_TEXT


def test_no_cell_of_a_workbook_is_a_formula():
    content = write_xlsx("Tin đã sử dụng", COLUMNS, [[text, 1, None, ""] for text in HOSTILE])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    sheet = opened(content)
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert sheet["D1"].value == "'=HYPERLINK(1)"
    assert sheet["A4"].value == "-2+3"  # marked as text instead: a dash may open a title
    assert sheet["A4"].quotePrefix
    assert not any(str(row[0].value).startswith(("=", "@")) for row in sheet.iter_rows())


def test_workbook_keeps_numbers_and_days_and_is_ready_to_print():
    rows = [["Chợ phiên San Thàng", 396, date(2022, 1, 18), Decimal("8.5")]]
    sheet = opened(write_xlsx("Tin [đã] phát: 2022/01", COLUMNS, rows))
    assert [cell.value for cell in sheet[2]] == [
        "Chợ phiên San Thàng", 396, datetime(2022, 1, 18), 8.5,
    ]  # fmt: skip
    assert sheet["C2"].number_format == "dd/mm/yyyy"
    assert sheet.title == "Tin  đã  phát  2022 01"
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == (
        "A2", "A1:D2", "$1:$1",
    )  # fmt: skip


def test_a_list_longer_than_a_sheet_is_refused_whole(monkeypatch):
    monkeypatch.setattr(tables, "MAX_ROWS", 3)
    with pytest.raises(Problem) as refused:
        write_xlsx("Tin", COLUMNS, ([n] for n in range(4)))
    assert refused.value.code == "too_many_rows"
    assert opened(write_xlsx("Tin", COLUMNS, ([n] for n in range(3)))).max_row == 4


def test_csv_opens_in_excel_with_its_marks_and_without_formulas():
    content = write_csv(COLUMNS, [["Mường Khương", 396, date(2022, 1, 18), "=1+1"]])
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows[1] == ["Mường Khương", "396", "18/01/2022", "'=1+1"]


def test_csv_leaves_in_pieces():
    pieces = list(csv_chunks(COLUMNS, ([f"Tin {n}", n, None, ""] for n in range(1200))))
    assert len(pieces) == 3
    assert len(b"".join(pieces).decode().splitlines()) == 1201
