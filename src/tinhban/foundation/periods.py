"""Reporting periods: what people write ("quý I/2022", "giai đoạn 2012 - 2015") as first and last day."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tinhban.foundation.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    LONGEST_TEXT,
    format_date,
    iso_week_monday,
    read_date,
)
from tinhban.foundation.problems import Problem, gettext_noop
from tinhban.foundation.text import clean_cell

NOT_A_PERIOD = gettext_noop(
    "“%(text)s” is not a period. Write for example 2022, Quý I/2022, Tháng 3/2022, 2022-W05 or 2012 - 2015."
)
BACKWARDS = gettext_noop("The period “%(text)s” runs backwards: %(first)s comes after %(last)s.")
YEAR_MISSING = gettext_noop("The period “%(text)s” has no year.")


class PeriodKind(StrEnum):
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"
    TERM = "term"
    SPAN = "span"


@dataclass(frozen=True, kw_only=True)
class Period:
    """First and last day, both inside; `key` is its stable short name (2022, 2022-Q1, 2022-W05)."""

    kind: PeriodKind
    first: date
    last: date
    key: str
    inferred: bool = False

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def year_period(year: int) -> Period:
    return Period(
        kind=PeriodKind.YEAR, first=date(year, 1, 1), last=date(year, 12, 31), key=str(year)
    )


def month_period(year: int, month: int) -> Period:
    return _months(PeriodKind.MONTH, year, month, 1, f"{year}-{month:02d}")


def quarter_period(year: int, quarter: int) -> Period:
    return _months(PeriodKind.QUARTER, year, quarter * 3 - 2, 3, f"{year}-Q{quarter}")


def half_period(year: int, half: int) -> Period:
    return _months(PeriodKind.HALF, year, half * 6 - 5, 6, f"{year}-H{half}")


def week_period(label: str) -> Period:
    monday = iso_week_monday(label)
    return Period(kind=PeriodKind.WEEK, first=monday, last=monday + timedelta(days=6), key=label)


def term_period(first_year: int, last_year: int) -> Period:
    return Period(
        kind=PeriodKind.TERM,
        first=date(first_year, 1, 1),
        last=date(last_year, 12, 31),
        key=f"{first_year}-{last_year}",
    )


def _months(kind: PeriodKind, year: int, month: int, count: int, key: str) -> Period:
    after = date(year + (month + count - 1) // 12, (month + count - 1) % 12 + 1, 1)
    return Period(kind=kind, first=date(year, month, 1), last=after - timedelta(days=1), key=key)


_LEAD = r"(?:(?:trong|cả|giai đoạn|nhiệm kỳ|thời kỳ|kỳ|niên độ|từ|các)\s+){0,3}"
_YEAR = r"\s*(?:,|/|-|năm|của năm)?\s*(\d{4})?"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_TERM = re.compile(
    rf"{_LEAD}(?:năm\s+)?(\d{{4}})\s*(?:-|–|—|đến|tới)\s*(?:hết\s+)?(?:năm\s+)?(\d{{4}})"
)
_SPAN = re.compile(r"(?:từ\s+)?(\S.{3,40}?)\s*(?:\s[-–—]\s|–|—|đến|tới)\s*(?:hết\s+)?(\S.{3,40})")

_Maker = Callable[[re.Match[str], int], Period | None]


def _half(found: re.Match[str], year: int) -> Period:
    return half_period(year, 1 if found[1] == "đầu" else 2)


def _numbered(
    make: Callable[[int, int], Period], names: dict[str, int] | range
) -> Callable[[re.Match[str], int], Period | None]:
    def period(found: re.Match[str], year: int) -> Period | None:
        number = names.get(found[1], 0) if isinstance(names, dict) else int(found[1])
        if number == 0 or (isinstance(names, range) and number not in names):
            return None
        return make(year, number)

    return period


def _nine_months(found: re.Match[str], year: int) -> Period:
    return _months(PeriodKind.NINE_MONTHS, year, 1, 9, f"{year}-9M")


# Each pattern names its year last; where it is not written the context gives it.
_NAMED: tuple[tuple[re.Pattern[str], _Maker], ...] = (
    (re.compile(rf"{_LEAD}(?:năm\s+)(\d{{4}})?()"), lambda found, year: year_period(year)),
    (
        re.compile(rf"{_LEAD}(?:tháng|t)\s*(\d{{1,2}}){_YEAR}"),
        _numbered(month_period, range(1, 13)),
    ),
    (re.compile(r"(\d{1,2})/(\d{4})"), _numbered(month_period, range(1, 13))),
    (
        re.compile(rf"{_LEAD}(?:quý|quí|qúy|q)\s*(iv|iii|ii|i|[1-4]){_YEAR}"),
        _numbered(quarter_period, _QUARTERS),
    ),
    (re.compile(rf"{_LEAD}(?:6|sáu) tháng (đầu|cuối)(?: năm)?{_YEAR}"), _half),
    (re.compile(rf"{_LEAD}(?:9|chín) tháng(?: (?:đầu)(?: năm)?)?(){_YEAR}"), _nine_months),
    (
        re.compile(rf"{_LEAD}tuần (?:thứ )?(\d{{1,2}}){_YEAR}"),
        lambda found, year: week_period(f"{year}-W{int(found[1]):02d}"),
    ),
)
_KEYED: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Period]], ...] = (
    (re.compile(r"(\d{4})"), lambda found: year_period(int(found[1]))),
    (
        re.compile(r"(\d{4})-(0[1-9]|1[0-2])"),
        lambda found: month_period(int(found[1]), int(found[2])),
    ),
    (re.compile(r"(\d{4})-?q([1-4])"), lambda found: quarter_period(int(found[1]), int(found[2]))),
    (re.compile(r"(\d{4})-?h([12])"), lambda found: half_period(int(found[1]), int(found[2]))),
    (re.compile(r"(\d{4})-?w(\d{2})"), lambda found: week_period(f"{found[1]}-W{found[2]}")),
)


def read_period(text: str, *, year: int | None = None) -> Period:
    """Read a period; a missing year comes from `year` and is marked inferred."""
    shown = clean_cell(text[: LONGEST_TEXT + 1])
    lower = shown.casefold().rstrip(".")
    if not lower or len(text) > LONGEST_TEXT:
        raise Problem("not_a_period", NOT_A_PERIOD, text=shown[:40])
    for pattern, make in _KEYED:
        if found := pattern.fullmatch(lower):
            _require_year(int(found[1]), shown)
            return make(found)
    if found := _TERM.fullmatch(lower):
        first_year, last_year = int(found[1]), int(found[2])
        _require_year(first_year, shown)
        _require_year(last_year, shown)
        if first_year > last_year:
            raise Problem("backwards", BACKWARDS, text=shown, first=first_year, last=last_year)
        return term_period(first_year, last_year)
    for pattern, named in _NAMED:
        if found := pattern.fullmatch(lower):
            return _with_year(found, named, year, shown)
    if found := _SPAN.fullmatch(lower):
        return _span(found[1], found[2], year, shown)
    raise Problem("not_a_period", NOT_A_PERIOD, text=shown)


def _with_year(found: re.Match[str], named: _Maker, year: int | None, shown: str) -> Period:
    written = next(
        (
            group
            for group in reversed(found.groups())
            if group and len(group) == 4 and group.isdigit()
        ),
        None,
    )
    if written is None and year is None:
        raise Problem("year_missing", YEAR_MISSING, text=shown)
    chosen = int(written) if written else int(year or 0)
    _require_year(chosen, shown)
    period = named(found, chosen)
    if period is None:
        raise Problem("not_a_period", NOT_A_PERIOD, text=shown)
    if written:
        return period
    return Period(
        kind=period.kind, first=period.first, last=period.last, key=period.key, inferred=True
    )


def _span(first_text: str, last_text: str, year: int | None, shown: str) -> Period:
    try:
        last = read_date(last_text, year=year)
        first = read_date(first_text, year=last.value.year)
    except Problem as problem:
        if problem.code == "not_a_date":
            raise Problem("not_a_period", NOT_A_PERIOD, text=shown) from None
        raise
    if first.value > last.value:
        raise Problem(
            "backwards",
            BACKWARDS,
            text=shown,
            first=format_date(first.value),
            last=format_date(last.value),
        )
    return Period(
        kind=PeriodKind.SPAN,
        first=first.value,
        last=last.value,
        key=f"{first.value.isoformat()}/{last.value.isoformat()}",
        inferred=first.inferred or last.inferred,
    )


def _require_year(year: int, shown: str) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Problem("not_a_period", NOT_A_PERIOD, text=shown)
