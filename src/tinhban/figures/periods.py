"""Reporting periods as data: a label, the days whose facts count, and the day the report is due.

`Period.parse` reads what officers write: "2022", "quý I/2022", "Q1/2022", "tháng 5/2022", "05/2022",
"6 tháng 2022", "9 tháng 2022", "giai đoạn 2021 - 2025", "01/01/2022 - 31/12/2022" and our own keys.
A key is what stands in an address: "2022", "2022-Q1", "2022-05", "2022-H1", "2022-9M", "2021-2025",
"2022-01-01..2022-03-31"; with the 15th-to-14th window it ends in "-15".
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from django.utils.translation import gettext as _

FIRST_YEAR, LAST_YEAR = 1990, 2100
MAX_TEXT = 100


class PeriodKind(StrEnum):
    YEAR = "year"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    QUARTER = "quarter"
    MONTH = "month"
    PHASE = "phase"
    DAYS = "days"


@dataclass(frozen=True)
class Window:
    """How a calendar period becomes a data window: the day of the month it is cut after."""

    key: str
    cut_off: int | None  # None: the calendar's own months
    valid_from: date
    legal_basis: str


CALENDAR = Window("", None, date(FIRST_YEAR, 1, 1), "")
FIFTEENTH = Window("15", 14, date(2019, 3, 12), "Nghị định số 09/2019/NĐ-CP")
WINDOWS = (CALENDAR, FIFTEENTH)


class BadPeriod(ValueError):
    """A period that cannot be read, or whose end lies before its beginning."""


@dataclass(frozen=True)
class Period:
    """Label, data window and due date: three different things."""

    key: str
    kind: PeriodKind
    label: str
    starts_on: date
    ends_on: date
    due_on: date | None = None

    def __post_init__(self) -> None:
        if self.starts_on > self.ends_on:
            raise BadPeriod(
                _("The period ends on %(end)s, before it begins on %(start)s.")
                % {"start": f"{self.starts_on:%d/%m/%Y}", "end": f"{self.ends_on:%d/%m/%Y}"}
            )
        if self.due_on is not None and self.due_on < self.starts_on:
            raise BadPeriod(_("The report is due before its period begins."))

    @property
    def year(self) -> int:
        """The year a report names itself after: that of its last day."""
        return self.ends_on.year

    @property
    def days(self) -> str:
        """The data window, as it is written: 01/01/2022 - 31/12/2022."""
        return f"{self.starts_on:%d/%m/%Y} - {self.ends_on:%d/%m/%Y}"

    @classmethod
    def parse(cls, text: str, *, window: Window = CALENDAR, due_on: date | None = None) -> Self:
        """Read a period from a key or from what a person wrote; raises `BadPeriod` with the reason."""
        if len(text) > MAX_TEXT:
            raise BadPeriod(_("The period is too long to be read."))
        plain = _plain(text)
        if plain.endswith("-15") and not re.fullmatch(r"\d{4}-\d\d-\d\d\.\..*", plain):
            plain, window = plain.removesuffix("-15"), FIFTEENTH
        for pattern, build in _FORMS:
            if found := re.fullmatch(pattern, plain):
                return cls._made(*build(*found.groups()), window=window, due_on=due_on)
        raise BadPeriod(
            _(
                "“%s” is not a period. Write for example 2022, quý I/2022, tháng 5/2022, 2021 - 2025."
            )
            % text
        )

    @classmethod
    def _made(
        cls,
        key: str,
        kind: PeriodKind,
        label: str,
        starts_on: date,
        ends_on: date,
        *,
        window: Window,
        due_on: date | None,
    ) -> Self:
        if window.cut_off and kind is not PeriodKind.DAYS:
            key = f"{key}-{window.key}"
            starts_on = _month_before(starts_on).replace(day=window.cut_off + 1)
            ends_on = ends_on.replace(day=window.cut_off)
        return cls(key, kind, label, starts_on, ends_on, due_on)

    def next(self) -> "Period":
        """The period of the same kind that follows; of a phase or of free days, the next year."""
        window = FIFTEENTH if self.key.endswith("-15") and "." not in self.key else CALENDAR
        after = self.ends_on + timedelta(days=32 if window.cut_off else 1)
        if self.kind is PeriodKind.MONTH:
            return Period.parse(f"{after.year}-{after.month:02}", window=window)
        if self.kind is PeriodKind.QUARTER:
            return Period.parse(f"{after.year}-Q{(after.month + 2) // 3}", window=window)
        return Period.parse(str(self.year + 1), window=window)


Form = tuple[str, PeriodKind, str, date, date]
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFC", text).casefold().replace("–", "-").replace("—", "-")
    return " ".join(text.split())


def _year(year: str) -> Form:
    y = _checked_year(year)
    return str(y), PeriodKind.YEAR, f"năm {y}", date(y, 1, 1), date(y, 12, 31)


def _months(year: str, first: int, last: int, key: str, kind: PeriodKind, label: str) -> Form:
    y = _checked_year(year)
    after = date(y + last // 12, last % 12 + 1, 1)
    return f"{y}-{key}", kind, f"{label} năm {y}", date(y, first, 1), after - timedelta(days=1)


def _quarter(number: str, year: str) -> Form:
    n = _ROMAN.get(number) or int(number)
    roman = ("I", "II", "III", "IV")[n - 1]
    return _months(year, n * 3 - 2, n * 3, f"Q{n}", PeriodKind.QUARTER, f"quý {roman}")


def _month(number: str, year: str) -> Form:
    n = int(number)
    if not 1 <= n <= 12:
        raise BadPeriod(_("There is no month %s.") % number)
    return _months(year, n, n, f"{n:02}", PeriodKind.MONTH, f"tháng {n}")


def _half(year: str) -> Form:
    return _months(year, 1, 6, "H1", PeriodKind.HALF, "6 tháng đầu")


def _nine(year: str) -> Form:
    return _months(year, 1, 9, "9M", PeriodKind.NINE_MONTHS, "9 tháng đầu")


def _phase(first: str, last: str) -> Form:
    a, b = _checked_year(first), _checked_year(last)
    if a > b:
        raise BadPeriod(
            _("“%(first)s - %(last)s” ends before it begins. Correct the years.")
            % {"first": first, "last": last}
        )
    if a == b:
        return _year(first)
    label = f"giai đoạn {a} - {b}"
    return f"{a}-{b}", PeriodKind.PHASE, label, date(a, 1, 1), date(b, 12, 31)


def _span(first: date, last: date) -> Form:
    label = f"từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}"
    return f"{first}..{last}", PeriodKind.DAYS, label, first, last


def _iso_days(first: str, last: str) -> Form:
    return _span(_day(*first.split("-")), _day(*last.split("-")))


def _written_days(d1: str, m1: str, y1: str, d2: str, m2: str, y2: str) -> Form:
    return _span(_day(y1, m1, d1), _day(y2, m2, d2))


def _day(year: str, month: str, day: str) -> date:
    try:
        return date(_checked_year(year), int(month), int(day))
    except BadPeriod:
        raise
    except ValueError:
        raise BadPeriod(_("There is no day %s.") % f"{day}/{month}/{year}") from None


def _checked_year(year: str) -> int:
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise BadPeriod(_("There are no figures of the year %s.") % year)
    return int(year)


_FORMS = (
    (r"(?:năm )?(\d{4})", _year),
    (r"(\d{4})-q([1-4])", lambda y, n: _quarter(n, y)),
    (r"(?:quý|q) ?(i{1,3}|iv|[1-4])(?:/| năm | )(\d{4})", _quarter),
    (r"(\d{4})-(\d\d)", lambda y, m: _month(m, y)),
    (r"(?:tháng )?(\d{1,2})/(\d{4})", _month),
    (r"tháng (\d{1,2}) năm (\d{4})", _month),
    (r"(\d{4})-h1", _half),
    (r"6 tháng(?: đầu)?(?: năm|/)? ?(\d{4})", _half),
    (r"(\d{4})-9m", _nine),
    (r"9 tháng(?: đầu)?(?: năm|/)? ?(\d{4})", _nine),
    (r"(?:giai đoạn )?(\d{4}) ?- ?(\d{4})", _phase),
    (r"(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)", _iso_days),
    (
        r"(?:từ )?(\d{1,2})/(\d{1,2})/(\d{4}) ?(?:-|đến) ?(\d{1,2})/(\d{1,2})/(\d{4})",
        _written_days,
    ),
)


def _month_before(day: date) -> date:
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)
