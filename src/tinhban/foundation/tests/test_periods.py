from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhban.foundation.periods import (
    PeriodKind,
    half_period,
    month_period,
    quarter_period,
    read_period,
    term_period,
    week_period,
    year_period,
)
from tinhban.foundation.problems import Problem


@pytest.mark.parametrize(
    ("text", "kind", "first", "last", "key"),
    [
        ("2022", "year", "2022-01-01", "2022-12-31", "2022"),
        ("năm 2022", "year", "2022-01-01", "2022-12-31", "2022"),
        ("giai đoạn 2012 - 2015", "term", "2012-01-01", "2015-12-31", "2012-2015"),
        ("2021–2025", "term", "2021-01-01", "2025-12-31", "2021-2025"),
        ("từ năm 2012 đến năm 2015", "term", "2012-01-01", "2015-12-31", "2012-2015"),
        ("Quý I/2022", "quarter", "2022-01-01", "2022-03-31", "2022-Q1"),
        ("quý 4 năm 2022", "quarter", "2022-10-01", "2022-12-31", "2022-Q4"),
        ("2022-Q2", "quarter", "2022-04-01", "2022-06-30", "2022-Q2"),
        ("tháng 2/2024", "month", "2024-02-01", "2024-02-29", "2024-02"),
        ("02/2022", "month", "2022-02-01", "2022-02-28", "2022-02"),
        ("2022-12", "month", "2022-12-01", "2022-12-31", "2022-12"),
        ("2022-W05", "week", "2022-01-31", "2022-02-06", "2022-W05"),
        ("tuần 5 năm 2022", "week", "2022-01-31", "2022-02-06", "2022-W05"),
        ("6 tháng đầu năm 2022", "half", "2022-01-01", "2022-06-30", "2022-H1"),
        ("sáu tháng cuối năm 2022", "half", "2022-07-01", "2022-12-31", "2022-H2"),
        ("9 tháng đầu năm 2022", "nine_months", "2022-01-01", "2022-09-30", "2022-9M"),
        ("từ ngày 15/12/2021 đến hết ngày 14/12/2022", "span", "2021-12-15", "2022-12-14",
         "2021-12-15/2022-12-14"),
        ("15/1 - 14/2/2022", "span", "2022-01-15", "2022-02-14", "2022-01-15/2022-02-14"),
    ],
)  # fmt: skip
def test_periods_as_people_write_them(text, kind, first, last, key):
    period = read_period(text)
    assert (period.kind, period.key) == (kind, key)
    assert (period.first, period.last) == (date.fromisoformat(first), date.fromisoformat(last))


def test_a_term_that_runs_backwards_is_refused_in_words():
    with pytest.raises(Problem) as refused:
        read_period("giai đoạn 2017-2012")
    assert refused.value.code == "backwards"
    assert "2017 comes after 2012" in str(refused.value)
    with pytest.raises(Problem, match="14/12/2022"):
        read_period("15/12/2022 - 14/12/2022")


@pytest.mark.parametrize(
    "text", ["", "năm nay", "tháng 13/2022", "quý 5/2022", "2022-W60", "nt", "0001", "x" * 999]
)
def test_nonsense_is_refused(text):
    with pytest.raises(Problem):
        read_period(text)


def test_a_missing_year_is_inferred_and_marked():
    assert read_period("Quý 4", year=2022).inferred
    assert read_period("6 tháng cuối năm", year=2022).key == "2022-H2"
    with pytest.raises(Problem):
        read_period("tháng 3")


def test_days_inside():
    assert date(2022, 12, 31) in year_period(2022)
    assert date(2023, 1, 1) not in year_period(2022)


@given(st.integers(1900, 2998), st.integers(1, 12))
def test_parts_of_a_year_meet_without_gap(year, month):
    after = month_period(year, month).last + timedelta(days=1)
    assert after == month_period(year + month // 12, month % 12 + 1).first
    assert quarter_period(year, 4).last == half_period(year, 2).last == year_period(year).last


@given(st.integers(1900, 2990), st.integers(0, 9), st.sampled_from([" - ", "-", "–", " đến "]))
def test_every_term_is_read_back(first, length, dash):
    assert read_period(f"{first}{dash}{first + length}") == term_period(first, first + length)


@given(st.integers(1950, 2900), st.integers(1, 52))
def test_every_week_is_read_back(year, week):
    label = f"{year}-W{week:02d}"
    assert read_period(label) == week_period(label)
    assert read_period(label).kind is PeriodKind.WEEK
