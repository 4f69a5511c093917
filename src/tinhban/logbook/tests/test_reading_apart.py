"""A log is read in a process of its own: what comes back is what was read there."""

from tinhban.jobs import confined
from tinhban.jobs.bounds import WORKING
from tinhban.sheets.reading import read_log
from tinhban.sheets.tests.made import HEAD, TERM, xlsx
from tinhban.sheets.tests.test_messy_workbooks import DAY


def test_many_rows_come_out_of_the_process_that_read_them_as_they_are():
    rows = [[n, DAY, f"Tin số {n}", "Tin", "Đài A"] for n in range(2_500)]
    data = xlsx({"2022": [HEAD, *rows]})
    here = read_log(data, "s.xlsx", **TERM)
    there = confined.call(read_log, data, "s.xlsx", bounds=WORKING, **TERM)
    assert list(there.rows) == list(here.rows)
    assert there.rows[1_999].values["title"] == "Tin số 1999"
    assert [row.number for row in there.rows[999:1_002]] == [1_001, 1_002, 1_003]
    assert len(there.rows) == 2_500
