from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhban.figures.periods import FIFTEENTH, BadPeriod, Period


@pytest.mark.parametrize(
    ("written", "key", "label", "days"),
    [
        ("2022", "2022", "năm 2022", "01/01/2022 - 31/12/2022"),
        ("năm 2022", "2022", "năm 2022", "01/01/2022 - 31/12/2022"),
        ("quý I/2022", "2022-Q1", "quý I năm 2022", "01/01/2022 - 31/03/2022"),
        ("tháng 12/2022", "2022-12", "tháng 12 năm 2022", "01/12/2022 - 31/12/2022"),
        ("2021 – 2025", "2021-2025", "giai đoạn 2021 - 2025", "01/01/2021 - 31/12/2025"),
        ("6 tháng đầu năm 2022", "2022-H1", "6 tháng đầu năm 2022", "01/01/2022 - 30/06/2022"),
        ("2022-ky15", "2022-ky15", "năm 2022", "15/12/2021 - 14/12/2022"),
        ("2022-Q1-ky15", "2022-Q1-ky15", "quý I năm 2022", "15/12/2021 - 14/03/2022"),
        ("2026-01-ky15", "2026-01-ky15", "tháng 1 năm 2026", "15/12/2025 - 14/01/2026"),
    ],
)
def test_label_and_window_are_two_things(written, key, label, days):
    period = Period.parse(written)
    assert (period.key, period.label, period.days) == (key, label, days)


def test_a_period_that_runs_backwards_is_refused_with_the_reason():
    with pytest.raises(BadPeriod, match=r"2017.*2012"):
        Period.parse("2017-2012")
    with pytest.raises(BadPeriod):
        Period.parse("2022-03-31..2022-01-15")


def test_the_report_is_due_on_a_day_of_its_own():
    period = Period.parse("2022", due_on=date(2023, 2, 10))
    assert (period.ends_on, period.due_on) == (date(2022, 12, 31), date(2023, 2, 10))
    with pytest.raises(BadPeriod):
        Period.parse("2022", due_on=date(2021, 2, 10))


@given(first=st.dates(date(1990, 1, 1), date(2090, 1, 1)), length=st.integers(0, 2000))
def test_a_key_reads_back_as_the_same_days(first, length):
    last = first + timedelta(days=length)
    period = Period.parse(f"{first}..{last}")
    assert (period.starts_on, period.ends_on) == (first, last)
    assert Period.parse(period.key) == period


@given(year=st.integers(1990, 2090), month=st.integers(1, 12))
def test_months_of_the_15th_follow_each_other_without_gap(year, month):
    one = Period.parse(f"{year}-{month:02}", window=FIFTEENTH)
    assert one.next().starts_on == one.ends_on + timedelta(days=1)
