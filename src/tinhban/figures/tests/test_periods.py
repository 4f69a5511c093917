from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.desk import expected, named

from tinhban.figures.periods import FIFTEENTH, BadPeriod, CutOff, Period, Window


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


def window_of(rules):
    return Window(
        "-thu",
        tuple(
            CutOff(day or None, date.fromisoformat(since) if since else date.min)
            for day, since in rules
        ),
    )


@pytest.mark.parametrize("case", expected("window"), ids=named)
def test_a_cut_off_that_moves_gives_the_days_written_down(case):
    assert Period.parse(case["period"], window=window_of(case["rules"])).days == case["days"]


def test_the_decree_cuts_from_its_first_month_on():
    told = [Period.parse(key).days for key in ("2019-02-ky15", "2019-03-ky15", "2019-ky15")]
    assert told == [
        "01/02/2019 - 28/02/2019",
        "01/03/2019 - 14/03/2019",
        "01/01/2019 - 14/12/2019",
    ]


CUTS = st.lists(
    st.tuples(
        st.one_of(st.none(), st.integers(1, 31)), st.dates(date(2018, 1, 1), date(2024, 12, 31))
    ),
    max_size=5,
)
LENGTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12}


@given(first=st.one_of(st.none(), st.integers(1, 31)), later=CUTS, kind=st.sampled_from("MQHY"))
def test_whatever_the_rules_every_day_counts_once(first, later, kind):
    """Periods of one kind tile the calendar from 2017 to 2025, however often the cut-off moves."""
    rules = [(first, date.min), *sorted(later, key=lambda rule: rule[1])]
    window = Window("-thu", tuple(CutOff(*rule) for rule in rules))
    key = {"M": "2017-01", "Q": "2017-Q1", "H": "2017-H1", "Y": "2017"}[kind]
    one = Period.parse(key, window=window)
    for _n in range(9 * 12 // LENGTHS[kind]):
        after = one.next()
        assert after.starts_on == one.ends_on + timedelta(days=1)
        assert after.kind is one.kind
        one = after


@given(month=st.dates(date(2017, 1, 1), date(2025, 12, 1)), later=CUTS)
def test_a_quarter_is_its_three_months_and_a_year_its_quarters(month, later):
    rules = [(None, date.min), *sorted(later, key=lambda rule: rule[1])]
    window = Window("-thu", tuple(CutOff(*rule) for rule in rules))

    def of(key):
        return Period.parse(key, window=window)

    quarters = [of(f"{month.year}-Q{n}") for n in range(1, 5)]
    months = [of(f"{month.year}-{n:02}") for n in range(1, 13)]
    year = of(str(month.year))
    for whole, parts in [
        (year, months),
        (year, quarters),
        *[(quarters[n], months[3 * n : 3 * n + 3]) for n in range(4)],
    ]:
        assert (whole.starts_on, whole.ends_on) == (parts[0].starts_on, parts[-1].ends_on)


def test_the_next_period_is_of_the_same_kind():
    following = {"2022-W52": "2023-W01", "2022-H1": "2022-H2", "2022-H2-ky15": "2023-H1-ky15"}
    assert {key: Period.parse(key).next().key for key in following} == following
