"""Vietnamese dates and periods, as people type them; what had to be inferred is said."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tinhban.foundation.problems import Problem, gettext_noop
from tinhban.foundation.text import clean_cell

LONGEST_TEXT = 200
FIRST_YEAR, LAST_YEAR = 1900, 2999
# Cells of a spreadsheet count days from here (the 1900 system, with its 29/02/1900).
_SERIAL_ZERO = date(1899, 12, 30)
_SERIAL_ZERO_1904 = date(1904, 1, 1)
_LIKELY_SERIALS = range(20_000, 80_000)  # 1954 to 2119: a bare number in a text cell

NOT_A_DATE = gettext_noop("“%(text)s” is not a date. Write day/month/year, for example 22/01/2022.")
NO_SUCH_DAY = gettext_noop("There is no day %(text)s in the calendar.")
MONTH_FIRST = gettext_noop(
    "“%(text)s” has no month %(month)s. Write the day first, then the month."
)
YEAR_MISSING = gettext_noop("“%(text)s” has no year, and nothing around it tells which.")
YEAR_OUT_OF_RANGE = gettext_noop("The year of “%(text)s” cannot be right.")


@dataclass(frozen=True, kw_only=True)
class ReadDate:
    """A date with what was written; `inferred` when the year was taken from the context."""

    value: date
    surface: str
    inferred: bool = False


_LEAD = r"(?:(?:vào|từ|đến|sáng|trưa|chiều|tối|đêm|rạng sáng|buổi|hôm|thứ\s{1,3}\w{1,9}|chủ nhật|cn|t[2-7])[\s,]{0,6}){0,4}"
_NUMERIC = re.compile(
    rf"{_LEAD}(?:ngày\s+)?(\d{{1,2}})\s*[/.\-–]\s*(\d{{1,2}})(?:\s*[/.\-–]\s*(\d{{4}}|\d{{2}}))?\.?"
)
_WORDS = re.compile(
    rf"{_LEAD}(?:ngày\s+|mùng\s+|mồng\s+)?(\d{{1,2}})\s+tháng\s+(\d{{1,2}})(?:\s{{0,9}}(?:,|/|năm)?\s{{0,9}}(\d{{4}}))?\.?"
)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_CLOCK = re.compile(r"[ t]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(z|[ap]m|sa|ch|[+-]\d{2}:?\d{2})?$")


def read_date(
    cell: str | int | float | date | datetime,
    *,
    year: int | None = None,
    within: tuple[date, date] | None = None,
    dates_from_1904: bool = False,
) -> ReadDate:
    """Read a date; where no year is written it comes from `within` (first, last) or `year`."""
    if isinstance(cell, datetime):
        return ReadDate(value=_in_range(cell.date(), str(cell)), surface=str(cell))
    if isinstance(cell, date):
        return ReadDate(value=_in_range(cell, str(cell)), surface=str(cell))
    if isinstance(cell, bool):
        raise Problem("not_a_date", NOT_A_DATE, text=cell)
    if isinstance(cell, int | float):
        return ReadDate(value=_serial(cell, dates_from_1904), surface=str(cell))
    shown = clean_cell(cell[: LONGEST_TEXT + 1])
    text = _CLOCK.sub("", shown.casefold()).strip()
    if len(cell) > LONGEST_TEXT:
        raise Problem("not_a_date", NOT_A_DATE, text=shown[:40] + "…")
    if text.isascii() and text.isdigit() and len(text) == 5 and int(text) in _LIKELY_SERIALS:
        return ReadDate(value=_serial(int(text), dates_from_1904), surface=shown)
    if found := _ISO.fullmatch(text):
        year_written, month, day = map(int, found.groups())
        return ReadDate(value=_day(year_written, month, day, shown), surface=shown)
    found = _NUMERIC.fullmatch(text) or _WORDS.fullmatch(text)
    if found is None:
        raise Problem("not_a_date", NOT_A_DATE, text=shown)
    day, month = int(found[1]), int(found[2])
    if month > 12 >= day:
        raise Problem("month_first", MONTH_FIRST, text=shown, month=month)
    if found[3]:
        return ReadDate(value=_day(_full_year(found[3]), month, day, shown), surface=shown)
    value = _day(_inferred_year(day, month, year, within, shown), month, day, shown)
    return ReadDate(value=value, surface=shown, inferred=True)


def _inferred_year(
    day: int, month: int, year: int | None, within: tuple[date, date] | None, shown: str
) -> int:
    if within is not None:
        first, last = within
        fits = [
            candidate
            for candidate in range(first.year, last.year + 1)
            if day <= _days_in(candidate, month) and first <= date(candidate, month, day) <= last
        ]
        if len(fits) == 1:
            return fits[0]
    if year is None:
        raise Problem("year_missing", YEAR_MISSING, text=shown)
    return year


def _days_in(year: int, month: int) -> int:
    return monthrange(year, month)[1] if 1 <= month <= 12 else 0


def _full_year(written: str) -> int:
    if len(written) == 4:
        return int(written)
    return int(written) + (2000 if int(written) < 70 else 1900)


def _day(year: int, month: int, day: int, shown: str) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Problem("year_out_of_range", YEAR_OUT_OF_RANGE, text=shown)
    if not 1 <= day <= _days_in(year, month):
        raise Problem("no_such_day", NO_SUCH_DAY, text=shown)
    return date(year, month, day)


def _in_range(value: date, shown: str) -> date:
    return _day(value.year, value.month, value.day, shown)


def _serial(number: int | float, dates_from_1904: bool) -> date:
    zero = _SERIAL_ZERO_1904 if dates_from_1904 else _SERIAL_ZERO
    if not 1 <= number < 400_000:  # also refuses nan
        raise Problem("not_a_date", NOT_A_DATE, text=number)
    days = int(number)
    if not dates_from_1904 and days < 61:
        if days == 60:
            raise Problem("no_such_day", NO_SUCH_DAY, text="29/02/1900")
        days += 1
    return zero + timedelta(days=days)


def format_date(day: date) -> str:
    """dd/mm/yyyy, as on screen."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def decree_date(day: date) -> str:
    """As Decree 30/2020 writes it: a zero before days under 10 and before months 1 and 2 only."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def iso_week_monday(label: str) -> date:
    """The first day of a week label; a Problem for a week that does not exist."""
    found = re.fullmatch(r"(\d{4})-W(\d{2})", label)
    try:
        if found is None:
            raise ValueError(label)
        return date.fromisocalendar(int(found[1]), int(found[2]), 1)
    except ValueError:
        raise Problem("no_such_day", NO_SUCH_DAY, text=label) from None
