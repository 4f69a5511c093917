"""How a cell's text is compared: without marks, case or punctuation."""

import re
from functools import lru_cache

from tinhban.foundation.text import fold

# A log repeats the same few words; titles are folded once.
plain = lru_cache(maxsize=50_000)(fold)

_BLANK = frozenset({"", "-", "--", "---", "—", "–", ".", "...", "…", "/"})
_MARKS = re.compile(r"""-?\s*(["“”〃″]+|["“”″] ["“”″]|''|,,|’’|//|\\\\)\s*-?""")
_DITTO_WORDS = frozenset(
    {
        "nt",
        "n t",
        "nhu tren",
        "tuong tu",
        "nhu tr",
        "nhu t",
        "nhu dong tren",
        "cung nhu tren",
        "idem",
    }
)
LONGEST_DITTO = 16


def is_blank(text: str) -> bool:
    return text in _BLANK


def is_ditto(text: str) -> bool:
    """'nt', '-nt-', '"', 'như trên': the value of the row above."""
    if len(text) > LONGEST_DITTO or text[-1:].isdigit():
        return False
    return plain(text) in _DITTO_WORDS or _MARKS.fullmatch(text) is not None


_NUMBERED = re.compile(r"\s{0,8}(?:\d{1,2}\s?[.)/]|[-+*•–])\s{0,8}[^\W\d_]")


def items_apart(text: str) -> str:
    """A cell of several lines: where a line begins with a number or a dash, another item begins."""
    first, *lines = text.strip().splitlines() or [""]
    parts = [first]
    for line in lines:
        parts.append(f"; {line.lstrip()}" if _NUMBERED.match(line) else f" {line}")
    return "".join(parts)


_MONTH = re.compile(
    r"(?:^|\b)(?:thang|thg|th|t)(?: so)?\s?0?(1[0-2]|[1-9])\b(?:\s(?:nam\s)?(20\d\d|19\d\d|\d\d)\b)?"
)
_WORDED = {"mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8,
           "chin": 9, "muoi": 10, "muoi mot": 11, "muoi hai": 12}  # fmt: skip
_WORDED_MONTH = re.compile(
    r"(?:[ivx]{1,4} )?thang (mot|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi mot|muoi hai|muoi)(?: nam (20\d\d))?"
)
_MONTH_YEAR = re.compile(r"0?(1[0-2]|[1-9]) (20\d\d|[2-9]\d)")
_YEAR = re.compile(r"\b(20\d\d)\b")
_MONTH_ONLY = re.compile(r"0?(1[0-2]|[1-9])")


def month_in(text: str) -> tuple[int | None, int | None]:
    """(month, year) that a sheet's name or a heading row states: 'Tháng 3', 'T1', '01.2022', 'Thg Ba'."""
    words = plain(text)
    if match := _WORDED_MONTH.fullmatch(words):
        return _WORDED[match[1]], int(match[2]) if match[2] else None
    if match := _MONTH.search(words):
        year = match[2]
        if year is None:
            found = _YEAR.search(words)
            return int(match[1]), int(found[1]) if found else None
        return int(match[1]), int(year) if len(year) == 4 else 2000 + int(year)
    if match := _MONTH_YEAR.fullmatch(words):
        return int(match[1]), int(match[2]) if len(match[2]) == 4 else 2000 + int(match[2])
    if match := _MONTH_ONLY.fullmatch(words):
        return int(match[1]), None
    return None, year_in(text)


def year_in(text: str) -> int | None:
    """The only year that a title names; two years ("2021 - 2025") tell nothing."""
    years = {int(year) for year in _YEAR.findall(plain(text))}
    return years.pop() if len(years) == 1 else None
