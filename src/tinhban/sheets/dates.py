"""A date as people type it into a sheet: text, number, Excel date, "22/1", "22.1/2022"."""

import calendar
import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from tinhban.sheets import doubts
from tinhban.sheets.date_text import Day, days_in
from tinhban.sheets.grid import Cell, shown

_EARLIEST, _LATEST = 1990, 2099
_LONGEST = 200  # letters of a cell that may be a date
_SERIAL_ZERO = date(1899, 12, 30)
_DAYS_TO_1904 = 1_462


@dataclass(frozen=True, slots=True)
class Around:
    """What the sheet, its name and the rows above tell about a date."""

    month: int | None = None
    year: int | None = None
    source: str = ""  # where month and year come from, as a person would find it
    month_first: bool = False  # other rows of the column write 01/22/2022
    twisted: bool = False  # real dates of the column have been turned round by a program
    since_1904: bool = False  # how the workbook counts its days


@dataclass(frozen=True, slots=True)
class Read:
    """A date, or the best proposal, and why it is doubtful."""

    value: date | None = None
    code: str = ""
    params: dict[str, Any] = field(default_factory=dict)
    choices: tuple[str, ...] = ()


def read_date(cell: Cell, around: Around) -> Read:
    """Read one cell that is not empty."""
    if isinstance(cell, datetime):
        return _real(cell.date(), around)
    if isinstance(cell, date):
        return _real(cell, around)
    if isinstance(cell, bool) or cell is None or isinstance(cell, timedelta):
        return _unreadable(shown(cell))
    if isinstance(cell, int | float):
        return _number(float(cell), around)
    if isinstance(cell, str):
        return _text(cell, around)
    return _unreadable(shown(cell))


def vietnamese(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year}"


def _choice(day: date) -> str:
    return doubts.DATE + day.isoformat()


def _unreadable(text: str) -> Read:
    return Read(None, "date_unreadable", {"shown": text}, (doubts.DATE, doubts.LEAVE_OUT))


def _real(day: date, around: Around) -> Read:
    if not _EARLIEST <= day.year <= _LATEST:
        return _unreadable(vietnamese(day))
    turned = _turned(day)
    if turned is None:
        return Read(day)
    swapped = (doubts.SWAP, doubts.KEEP)
    if around.month is not None and day.month != around.month and turned.month == around.month:
        params = {"shown": vietnamese(day), "source": around.source, "swapped": turned.isoformat()}
        return Read(day, "date_swapped", params, swapped)
    if around.twisted and day.month != around.month:
        params = {"shown": vietnamese(day), "swapped": turned.isoformat()}
        return Read(day, "date_order", params, swapped)
    return Read(day)


def _turned(day: date) -> date | None:
    if day.day > 12 or day.day == day.month:
        return None
    return date(day.year, day.day, day.month)


def _number(number: float, around: Around) -> Read:
    text = shown(number)
    if number.is_integer():
        whole = int(number)
        if match := re.fullmatch(r"(\d\d)(\d\d)((?:19|20)\d\d)", f"{whole:08}"):
            return _made(int(match[1]), int(match[2]), int(match[3]), text, around)
        if match := re.fullmatch(r"((?:19|20)\d\d)(\d\d)(\d\d)", str(whole)):
            return _made(int(match[3]), int(match[2]), int(match[1]), text, around)
        if 1 <= whole <= 31:
            return _day_only(whole, text, around)
    serial = int(number)
    if around.since_1904:
        serial += _DAYS_TO_1904
    if 32_874 <= serial <= 73_050:  # 1990 to 2099
        day = _SERIAL_ZERO + timedelta(days=serial)
        return Read(day, "date_serial", {"shown": text, "proposed": vietnamese(day)})
    # 22/1 typed as 22.1 is a number to a sheet, and 22.10 the same number.
    day_number, _, fraction = f"{number:.10g}".partition(".")
    if fraction and 1 <= int(day_number) <= 31 and 1 <= int(fraction) <= 12:
        if fraction == "1":
            return _lost_zero(int(day_number), text, around)
        return _without_year(int(day_number), int(fraction), text, around)
    return _unreadable(text)


def _day_only(day: int, text: str, around: Around) -> Read:
    if around.month is None or around.year is None:
        return _unreadable(text)
    made = _made(day, around.month, around.year, text, around)
    if made.value is None:
        return made
    params = {"shown": text, "source": around.source, "proposed": vietnamese(made.value)}
    return Read(made.value, "date_day_only", params, (doubts.KEEP, doubts.DATE, doubts.LEAVE_OUT))


def _lost_zero(day: int, text: str, around: Around) -> Read:
    if around.month in (1, 10):
        return _without_year(day, around.month, text, around)
    if around.year is None:
        return _without_year(day, 1, text, around)
    first, last = date(around.year, 1, day), date(around.year, 10, day)
    params = {"shown": text, "first": vietnamese(first), "last": vietnamese(last)}
    return Read(None, "date_lost_zero", params, (_choice(first), _choice(last), doubts.LEAVE_OUT))


@lru_cache(maxsize=5_000)
def _text(text: str, around: Around) -> Read:
    if len(text) > _LONGEST:
        return _unreadable(f"{text[:_LONGEST]} …")
    bare = text.strip(" .'’")
    # A number that was typed, or kept, as text: a serial, a day, 22.1 shown with a comma.
    if re.fullmatch(r"\d{1,2}|\d{5}(?:[.,]\d+)?|\d{1,2},\d{1,2}", bare):
        return _number(float(bare.replace(",", ".")), around)
    found = days_in(text)
    if len(found.days) > 1:
        return _several(found.days, text, around)
    if not found.days:
        return _unreadable(text)
    day = found.days[0]
    if day.year is None:
        read = _without_year(day.day, day.month, text, around)
    else:
        read = _made(day.day, day.month, day.year, text, around)
    if found.certain or read.value is None:
        return read
    choices = (_choice(read.value), doubts.DATE, doubts.LEAVE_OUT)
    return Read(None, "date_unreadable", {"shown": text}, choices)


def _made(day: int, month: int, year: int, text: str, around: Around) -> Read:
    if not _EARLIEST <= year <= _LATEST:
        return _unreadable(text)
    if month > 12 >= day >= 1:
        day, month = month, day  # 01/22/2022: the month stands first beyond doubt
        read = _checked(day, month, year, text)
        if read.value is None:
            return read
        params = {"shown": text, "proposed": vietnamese(read.value)}
        return Read(read.value, "date_month_first", params)
    read = _checked(day, month, year, text)
    if read.value and around.month_first and (turned := _turned(read.value)):
        params = {"shown": text, "swapped": turned.isoformat()}
        return Read(read.value, "date_order", params, (doubts.SWAP, doubts.KEEP))
    return read


def _checked(day: int, month: int, year: int, text: str) -> Read:
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return _unreadable(text)
    days = calendar.monthrange(year, month)[1]
    if day > days:
        params = {"shown": text, "month": month, "year": year, "days": days}
        return Read(None, "date_impossible", params, (doubts.DATE, doubts.LEAVE_OUT))
    return Read(date(year, month, day))


def _without_year(day: int, month: int, text: str, around: Around) -> Read:
    if month > 12 >= day >= 1:
        day, month = month, day
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return _unreadable(text)
    params: dict[str, Any] = {"shown": text, "day": day, "month": month}
    if around.year is None:
        return Read(None, "year_missing", params, (doubts.YEAR, doubts.DATE, doubts.LEAVE_OUT))
    made = _checked(day, month, around.year, text)
    if made.value is None:
        return made
    params |= {"proposed": str(around.year), "source": around.source}
    # "keep" serves rows of several years: each the year that it was given.
    choices = (f"{doubts.YEAR}{around.year}", doubts.YEAR, doubts.LEAVE_OUT, doubts.KEEP)
    return Read(made.value, "year_inferred", params, choices)


def _several(days: tuple[Day, ...], text: str, around: Around) -> Read:
    year = next((day.year for day in reversed(days) if day.year), around.year)
    if year is None:
        return Read(None, "date_several", {"shown": text}, (doubts.DATE, doubts.LEAVE_OUT))
    read = [_checked(day.day, day.month, day.year or year, text).value for day in days]
    real = [_choice(day) for day in read if day is not None]
    if not real:
        return _unreadable(text)
    return Read(None, "date_several", {"shown": text}, (*real, doubts.LEAVE_OUT))
