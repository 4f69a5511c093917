"""What a number in a cell is by its format: a day, a time, a span of hours, or a number."""

import math
import re
from datetime import date, datetime, timedelta
from typing import Literal

from tinhban.sheets.grid import DAY, MOMENT, NUMBER, SPAN, TIME, of_day

Meant = Literal["", "day", "span"]

_LONGEST_FORMAT = 255  # what Excel allows
_DAYS = (*range(14, 23), *range(27, 37), 45, 47, *range(50, 59), *range(71, 76), *range(77, 82))
_BUILT_IN: dict[int, Meant] = {46: "span"}
_BUILT_IN.update((number, "day") for number in _DAYS)
# What is shown as it stands: "…", \x, _x, *x; and conditions, colours, regions in brackets.
_AS_IT_STANDS = re.compile(r'"[^"]*"?|[\\_*].|\[[^\][]*\]?', re.DOTALL)
_SPAN = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_OF_DAYS = re.compile("[dmyhs]", re.IGNORECASE)
_FROM_1900, _TO_1904 = 693_594, 1_462  # the day before day 1, as Python counts days
_LAST = 2_958_466
_SECONDS = 86_400


def meant(number: int, code: str | None) -> Meant:
    """What the format means, by its own code or by its number where it has none."""
    if code is None:
        return _BUILT_IN.get(number, "")
    code = code[:_LONGEST_FORMAT]
    if _SPAN.search(code):
        return "span"
    first = _AS_IT_STANDS.sub("", code).partition(";")[0]
    return "day" if _OF_DAYS.search(first) else ""


def cell(value: float, means: Meant, *, since_1904: bool) -> tuple[int, float]:
    """Kind and value of a cell that holds this number under such a format."""
    if not means or not math.isfinite(value) or value < 0:
        return NUMBER, value
    if means == "span":
        return SPAN, round(value * _SECONDS, 3)
    if since_1904:
        value += _TO_1904
    if value >= _LAST:
        return NUMBER, value
    days = int(value)
    seconds = round((value - days) * _SECONDS)
    if value < 1:
        return TIME, seconds
    if seconds == 0:
        return DAY, days + _FROM_1900
    return MOMENT, (days + _FROM_1900) * _SECONDS + seconds


def iso_cell(text: str) -> tuple[int, float] | None:
    """Kind and value of a day in the form 2022-01-22T00:00:00; None where it is none."""
    text = text.strip()[:40].removesuffix("Z")
    try:
        if "T" in text or " " in text:
            return of_day(datetime.fromisoformat(text).replace(tzinfo=None))
        return of_day(date.fromisoformat(text))
    except ValueError:
        return None


_LENGTH = re.compile(r"PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})(?:[.,]\d{1,9})?S)?")


def length_cell(text: str) -> tuple[int, float] | None:
    """Kind and value of a span in the form PT00H02M40S."""
    match = _LENGTH.fullmatch(text[:60])
    if match is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    span = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return SPAN, span.total_seconds()
