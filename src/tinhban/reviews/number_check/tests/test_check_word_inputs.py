"""The figures of Word files as programmes write them, held against the books."""

import pytest

from tinhban.numbers.check.tests.cast import candidates
from tinhban.papers.reading.tests.inputs import Input
from tinhban.papers.reading.tests.test_read_word import INPUTS
from tinhban.reviews.number_check import check_docx


@pytest.mark.parametrize("given", INPUTS, ids=lambda one: one.name)
def test_the_books_are_asked_about_what_word_shows(given: Input):
    marked = check_docx(given.data, candidates(), describe=lambda finding: finding.indicator or "")
    placed = {one.surface: str(one.verdict) for one in marked.findings if one.indicator}
    assert placed == given.figures
    told = {note.code: note.count for note in marked.notes}
    asked = {"table_figures": given.notes.get("table_figures"), "unmarked": told.get("unmarked")}
    assert {code: told.get(code) for code in asked} == asked
