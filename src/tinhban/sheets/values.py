"""Kinds, lengths and quantities as they are typed."""

import re
from datetime import datetime, time, timedelta
from functools import lru_cache

from tinhban.sheets.fields import KIND_OF
from tinhban.sheets.grid import Cell
from tinhban.sheets.words import month_in, plain

# "3 tin", "chùm 4 tin", "3tin"; "Tin (3)", "Tin x 2"; "3 tin, 1 PSN".
_COUNTED = re.compile(r"(?:chum )?0*(\d{1,3}) ?([a-z].*)")
_COUNTED_AFTER = re.compile(r"([a-z][a-z ]*?)(?: x)? 0*(\d{1,3})")
_COUNTED_PARTS = re.compile(r"(?<!\d)0{0,6}(\d{1,3}) ?([a-z][a-z ]*)")
_MEDIUM = re.compile(r" (?:th|tv|pt|truyen hinh|phat thanh|thoi su)$")
_MANY_IN_TITLE = re.compile(r"(?:chum )?0*([2-9]|[1-9]\d) (?:tin|psn|phong su ngan|phong su)\b.*")
_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})")
_SECONDS = re.compile(r"""(\d{1,3})\s*(?:''|"|”|″|’’|s|g|giây|giay)""", re.IGNORECASE)
_MINUTES = re.compile(
    r"""(?:(\d{1,3})\s*(?:'|’|′|p|ph|phút|phut|m)\s*)?(?:(\d{1,2})\s*(?:''|"|”|″|’’|s|giây|giay|g)?)?""",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?")
_LONGEST = 4 * 3600


@lru_cache(maxsize=5_000)
def read_kind(text: str) -> tuple[str | None, int]:
    """(kind, number of items): "PSN" → short_report, 1; "5 tin" → news_item, 5."""
    words = plain(text)
    if kind := _kind_of(words):
        return kind, 1
    if match := _COUNTED.fullmatch(words):
        if kind := _kind_of(match[2]):
            return kind, max(1, int(match[1]))
        parts = _COUNTED_PARTS.findall(words)
        if len(parts) > 1 and all(_kind_of(name.strip()) for _, name in parts):
            return None, sum(int(count) for count, _ in parts)
    if (match := _COUNTED_AFTER.fullmatch(words)) and (kind := _kind_of(match[1])):
        return kind, max(1, int(match[2]))
    return None, 1


def _kind_of(words: str) -> str | None:
    return KIND_OF.get(words) or KIND_OF.get(_MEDIUM.sub("", words))


def count_in_title(title: str) -> int:
    """ "03 tin về Tết": how many items a title says that it stands for."""
    begins = title[:5].casefold()
    if not begins[:1].isdigit() and not begins.startswith(("chùm ", "chum ")):
        return 1
    match = _MANY_IN_TITLE.fullmatch(plain(title))
    return int(match[1]) if match else 1


_LISTED = re.compile(r"(?:^|; )(?:(\d{1,2})\s?[.)/]|[-+*•–])\s?")


def listed_in(title: str) -> list[str]:
    """The titles that a cell lists with numbers or dashes: "1. A; 2. B" → A, B; empty for one title."""
    if "; " not in title:
        return []
    parts, numbers, last = [], [], 0
    for match in _LISTED.finditer(title):
        if match.start():
            parts.append(title[last : match.start()])
        last = match.end()
        numbers.append(match[1])
    parts.append(title[last:])
    # The first may stand without its number; the others go on by one.
    wanted = [str(n) for n in range(len(parts) - len(numbers) + 1, len(parts) + 1)]
    numbered = numbers == wanted
    dashed = not any(numbers) and len(numbers) == len(parts)
    found = [part.strip(" .;") for part in parts]
    return found if len(found) > 1 and all(found) and (numbered or dashed) else []


def read_quantity(cell: Cell) -> int | None:
    """How many items a quantity cell states; None when it states nothing."""
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int | float):
        return int(cell) if float(cell).is_integer() and 0 <= cell < 100_000 else None
    if isinstance(cell, str) and (match := re.match(r"0*(\d{1,5})\b", cell)):
        return int(match[1])
    return None


def read_month(cell: Cell) -> int | None:
    """The month of a column of its own: 3, "Tháng 3", "T3"."""
    number = read_quantity(cell)
    if number is None and isinstance(cell, str):
        number = month_in(cell)[0]
    return number if number and number <= 12 else None


def read_length(cell: Cell, *, in_seconds: bool = False) -> int | None:
    """Seconds: 01:05, 1'05", 65 giây, 3 phút; a bare number counts minutes up to 30, or as the heading says."""
    if in_seconds and (
        isinstance(cell, int | float) or (isinstance(cell, str) and cell.isdecimal())
    ):
        return _bounded(round(float(cell))) if not isinstance(cell, bool) else None
    if isinstance(cell, datetime):
        cell = cell.time()
    if isinstance(cell, time):
        # A sheet reads the 1:05 that was typed as five past one.
        if cell.second == 0 and cell.hour:
            return cell.hour * 60 + cell.minute
        return cell.hour * 3600 + cell.minute * 60 + cell.second
    if isinstance(cell, timedelta):
        total = int(cell.total_seconds())
        return _bounded(total // 60 if total % 60 == 0 and total >= 3600 else total)
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int | float):
        return _bounded(round(cell * 60) if cell <= 30 else int(cell))
    return _text_length(cell) if isinstance(cell, str) else None


@lru_cache(maxsize=5_000)
def _text_length(text: str) -> int | None:
    bare = text.strip().strip(".")
    if match := _CLOCK.fullmatch(bare):
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        return _bounded(hours * 3600 + minutes * 60 + seconds)
    bare = re.sub(r"^0+\s*h\s*", "", bare)
    if match := _SECONDS.fullmatch(bare):
        return _bounded(int(match[1]))
    if (match := _MINUTES.fullmatch(bare)) and match[1]:
        return _bounded(int(match[1]) * 60 + int(match[2] or 0))
    if match := re.fullmatch(r"(\d{1,3})(?:[.,](\d{1,2}))? ?(?:phut|p|ph)?", bare.lower()):
        return _bounded(_minutes(match))
    if match := re.fullmatch(r"(\d{1,3})[.,](\d{1,2}) phút", bare.lower()):
        return _bounded(_minutes(match))
    return None


def _minutes(match: re.Match[str]) -> int | None:
    whole, tenth = int(match[1]), match[2]
    if tenth is None:
        return whole * 60 if whole <= 30 else whole
    # "1.05" may be 1 minute 5 seconds: only tenths of a minute are beyond doubt.
    return whole * 60 + int(tenth) * 6 if len(tenth) == 1 else None


def _bounded(seconds: int | None) -> int | None:
    return seconds if seconds is not None and 0 < seconds <= _LONGEST else None


_TICKS = frozenset({"x", "v", "co", "da phat", "da dang", "roi", "da su dung", "phat", "1"})
_NOT_USED = frozenset(
    {"khong", "ko", "k", "khong phat", "khong su dung", "chua phat", "chua su dung", "chua",
     "khong dang", "chua dang", "ksd", "kp", "luu"}
)  # fmt: skip


def is_tick(cell: Cell) -> bool:
    """A mark that says yes without a date: x, có, đã phát."""
    return isinstance(cell, str) and (cell in ("✓", "√") or plain(cell) in _TICKS)


def says_not_used(cell: Cell) -> bool:
    return isinstance(cell, str) and plain(cell) in _NOT_USED
