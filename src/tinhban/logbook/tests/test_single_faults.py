"""Rows with one fault each, and headings in the typing of offices: read as their lists say."""

import pytest

from tinhban.foundation.text import fold
from tinhban.logbook.models import RowState
from tinhban.sheets import fields
from tinhban.sheets.reading import read_log
from tinhban.sheets.tests.made import TERM, xlsx
from tinhban.sheets.tests.single_faults import AMBIGUOUS, DAY, FAULTS, HEAD, HEADINGS
from tinhban.sheets.who import NOBODY, OTHER, OWN


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_one_fault_is_one_question_or_none(fault, upload):
    row = upload(fault.cells, head=HEAD).rows.get()
    told = {doubt["code"] for doubt in row.doubts} - {"item_unknown", *fault.asks}
    assert tuple(doubt.code for doubt in row.open_doubts) == fault.asks
    assert told == set(fault.told)
    assert {name: row.settled.get(name) for name in fault.says} == fault.says
    assert (row.state == RowState.LEFT_OUT) == fault.left_out


def who(text):
    words = fold(text).removeprefix("dai ")
    return OWN if words == "lao cai" else OTHER if words in ("lai chau", "yen bai") else NOBODY


def field_of(heading, *cells):
    """What a column of this heading is taken for beside a usual book."""
    usual = ["STT", "Tên tin, bài", "Ngày phát", "Thể loại", "Nguồn"]
    rows = [[n, f"Tin số {n} trong ngày", DAY, "Tin", "Lai Châu"] for n in range(1, 6)]
    taken = {
        fields.NUMBER: 0,
        fields.TITLE: 1,
        fields.USED_ON: 2,
        fields.KIND: 3,
        fields.SUPPLIER: 4,
    }
    meant = fields.meaning_of(heading).field or (fields.candidates_of(heading) or ("",))[0]
    at = taken.get({"date": "used_on", "partner": "supplier", "user": "supplier"}.get(meant, meant))
    if meant in (fields.KIND, fields.LENGTH) and cells:
        at = 3
    heads = [head for n, head in enumerate(usual) if n != at]
    filled = [[cell for n, cell in enumerate(row) if n != at] for row in rows]
    cells = cells or ("",)
    data = [[*heads, heading], *([*row, cells[n % len(cells)]] for n, row in enumerate(filled))]
    reading = read_log(xlsx({"2022": data}), "so.xlsx", who=who, book="used", **TERM)
    [column] = [one for one in reading.sheets[0].columns if one.heading == heading]
    return column.field


@pytest.mark.parametrize(("heading", "field"), HEADINGS.items())
def test_ordinary_headings_are_known_from_the_start(heading, field):
    found = fields.meaning_of(heading).field
    if heading in ("N.gửi",):  # the day or the place of sending: what stands below decides
        found = field_of(heading, "09/03/2022", "10/3/2022")
    assert found == field


@pytest.mark.parametrize(
    ("heading", "cell", "field"),
    [(heading, cell, field) for heading, by in AMBIGUOUS.items() for cell, field in by.items()],
)
def test_what_stands_below_decides_between_two_practices(heading, cell, field):
    expected = {
        "": ("", fields.STAFF),
        "date": (fields.DATE, fields.USED_ON, fields.SUPPLIED_ON),
    }.get(field, (field,))
    assert field_of(heading, cell) in expected
