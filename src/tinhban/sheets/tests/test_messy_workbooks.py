"""Workbooks of every make: each is read as its person sees it, or refused in words; what is not read is told."""

import pickle
from datetime import date

import pytest

from tinhban.sheets.reading import read_log
from tinhban.sheets.refusal import UnreadableFile
from tinhban.sheets.tests import (
    cases_archives,
    cases_cells,
    cases_csv,
    cases_headers,
    cases_markup,
    cases_xls,
)
from tinhban.sheets.tests.cases import Case, found
from tinhban.sheets.tests.made import HEAD, TERM, xlsx

DAY = date(2022, 1, 22)
SETS = (cases_archives, cases_cells, cases_xls, cases_markup, cases_csv, cases_headers)
CASES = [
    pytest.param(case, id=f"{one.__name__.rpartition('_')[2]}: {case.name}")
    for one in SETS
    for case in one.CASES
]


@pytest.mark.parametrize("case", CASES)
def test_a_messy_workbook_is_read_as_it_is_seen(case: Case):
    data = case.made()
    if case.refused:
        with pytest.raises(UnreadableFile) as caught:
            read_log(data, case.filename, **TERM)
        assert caught.value.code == case.refused
        kept = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own
        assert (kept.code, kept.params, str(kept)) == (
            case.refused, caught.value.params, str(caught.value)
        )  # fmt: skip
        return
    reading = read_log(data, case.filename, **TERM)
    assert found(reading) == list(case.rows)
    assert {problem.code for problem in reading.problems} == case.told
    assert {doubt.code for row in reading.rows for doubt in row.doubts} == case.doubts
    kept = pickle.loads(pickle.dumps(reading))  # noqa: S301 - our own
    assert found(kept) == list(case.rows)


def test_a_unit_below_a_heading_says_what_its_numbers_are():
    head = [*HEAD, "Thời lượng"]
    below = [None, None, None, None, None, "(giây)"]
    rows = [[n, DAY, f"Tin {n}", "Tin", "Đài A", length] for n, length in enumerate((65, 30, "20"))]
    reading = read_log(xlsx({"2022": [head, below, *rows]}), "s.xlsx", **TERM)
    assert [row.values["length"] for row in reading.rows] == [65, 30, 20]
    assert reading.sheets[0].columns[-1].heading == "Thời lượng (giây)"
