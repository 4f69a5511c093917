from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhban.foundation.dates import (
    decree_date,
    format_date,
    iso_week_monday,
    read_date,
)
from tinhban.foundation.problems import Problem

THE_DAY = date(2022, 1, 22)


@pytest.mark.parametrize(
    "cell",
    [
        "22/01/2022", "22/1/2022", "22-1-22", "22.1.2022", "22 - 1 - 2022", "2022-01-22",
        "2022-01-22T08:15:00", "22/1/2022 14:30", "ngày 22 tháng 1 năm 2022", "22 tháng 01/2022",
        "Sáng ngày 22/1/2022", "Thứ Bảy, 22/1/2022", "\u00a022/1/2022\u200b", "44583", 44583, 44583.6,
        THE_DAY, datetime(2022, 1, 22, 9, 30),
    ],
)  # fmt: skip
def test_many_typings_one_day(cell):
    read = read_date(cell)
    assert read.value == THE_DAY
    assert not read.inferred


@pytest.mark.parametrize("cell", ["22/1", "22-1", "ngày 22/1", "sáng ngày 22/1", "22 tháng 1"])
def test_a_missing_year_comes_from_the_context_and_is_marked(cell):
    read = read_date(cell, year=2022)
    assert (read.value, read.inferred) == (THE_DAY, True)
    with pytest.raises(Problem) as refused:
        read_date(cell)
    assert refused.value.code == "year_missing"


def test_a_missing_year_is_the_one_inside_the_window():
    window = (date(2022, 12, 15), date(2023, 1, 14))
    assert read_date("20/12", within=window).value == date(2022, 12, 20)
    assert read_date("10/1", within=window).value == date(2023, 1, 10)
    with pytest.raises(Problem):
        read_date("10/6", within=window)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("31/2/2022", "no_such_day"), ("29/2/2022", "no_such_day"), ("0/1/2022", "no_such_day"),
        ("1/22/2022", "month_first"), ("22/1/0022", "year_out_of_range"), ("nt", "not_a_date"),
        ("", "not_a_date"), ("22/1/2022 và 23/1/2022", "not_a_date"), ("9" * 5000, "not_a_date"),
        (float("nan"), "not_a_date"), (-3, "not_a_date"), (60, "no_such_day"), (True, "not_a_date"),
    ],
)  # fmt: skip
def test_refused_with_the_reason(cell, code):
    with pytest.raises(Problem) as refused:
        read_date(cell)
    assert refused.value.code == code
    assert str(refused.value) == refused.value.message % refused.value.params


def test_serials_of_both_spreadsheet_systems():
    assert read_date(1).value == date(1900, 1, 1)
    assert read_date(61).value == date(1900, 3, 1)
    assert read_date(44583 - 1462, dates_from_1904=True).value == THE_DAY


def test_decree_writes_a_zero_before_small_days_and_before_two_months_only():
    assert decree_date(date(2013, 2, 5)) == "ngày 05 tháng 02 năm 2013"
    assert decree_date(date(2013, 3, 5)) == "ngày 05 tháng 3 năm 2013"
    assert decree_date(date(2013, 12, 15)) == "ngày 15 tháng 12 năm 2013"


def test_a_week_begins_on_its_monday():
    assert iso_week_monday("2022-W05") == date(2022, 1, 31)
    with pytest.raises(Problem):
        iso_week_monday("2022-W53")


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)))
def test_what_is_written_is_read_back(day):
    assert read_date(format_date(day)).value == day
    assert read_date(decree_date(day)).value == day
    assert read_date(day.isoformat()).value == day
