"""Workbooks of every make: each is read as its person sees it, or refused in words; what is not read is told."""

import pickle

import pytest

from tinhban.exchange.logbook.reading import UnreadableFile, read_log
from tinhban.exchange.logbook.tests import (
    cases_archives,
    cases_cells,
    cases_csv,
    cases_headers,
    cases_markup,
    cases_xls,
)
from tinhban.exchange.logbook.tests.cases import Case, found
from tinhban.exchange.logbook.tests.sheets import TERM

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
