"""Kinds, lengths and quantities as they are typed."""

import re
from datetime import datetime, time, timedelta
from functools import lru_cache

from tinhban.exchange.logbook.reading.fields import KIND_OF
from tinhban.exchange.logbook.reading.grid import Cell
from tinhban.exchange.logbook.reading.words import plain

_COUNTED = re.compile(r"0?(\d{1,3}) (.+)")
_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})")
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
    if words in KIND_OF:
        return KIND_OF[words], 1
    if match := _COUNTED.fullmatch(words):
        kind = KIND_OF.get(match[2])
        if kind:
            return kind, max(1, int(match[1]))
    return None, 1


def read_quantity(cell: Cell) -> int | None:
    """How many items a quantity cell states; None when it states nothing."""
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int | float):
        return int(cell) if float(cell).is_integer() and 0 <= cell < 100_000 else None
    if isinstance(cell, str) and (match := re.match(r"0*(\d{1,5})\b", cell)):
        return int(match[1])
    return None


def read_length(cell: Cell) -> int | None:
    """Seconds: 01:05, 1'05", 65 giây, 3 phút; a bare number counts minutes up to 30."""
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
    words = plain(bare)
    if match := re.fullmatch(r"(\d{1,3}) (giay|s)", words):
        return _bounded(int(match[1]))
    if (match := _MINUTES.fullmatch(bare)) and match[1]:
        return _bounded(int(match[1]) * 60 + int(match[2] or 0))
    if match := re.fullmatch(r"(\d{1,3})(?:[.,](\d{1,2}))? ?(?:phut|p|ph)?", bare.lower()):
        return _bounded(_minutes(match))
    if match := re.fullmatch(r"(\d{1,3})[.,](\d{1,2}) phút", bare.lower()):
        return _bounded(_minutes(match))
    return None


def _minutes(match: re.Match[str]) -> int:
    whole, tenth = int(match[1]), match[2]
    if tenth is None:
        return whole * 60 if whole <= 30 else whole
    return whole * 60 + round(float("0." + tenth) * 60)


def _bounded(seconds: int) -> int | None:
    return seconds if 0 < seconds <= _LONGEST else None


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
