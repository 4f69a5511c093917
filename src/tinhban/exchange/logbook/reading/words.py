"""How a cell's text is compared: without marks, case or punctuation."""

import re
from functools import lru_cache

from tinhban.foundation.text import fold

# A log repeats the same few words; titles are folded once.
plain = lru_cache(maxsize=50_000)(fold)

_BLANK = frozenset({"", "-", "--", "---", "—", "–", ".", "...", "…", "/"})
_MARKS = re.compile(r"""-?\s*(["“”〃″]+|''|,,|’’)\s*-?""")
_DITTO_WORDS = frozenset({"nt", "n t", "nhu tren", "tuong tu", "nhu tr"})


def is_blank(text: str) -> bool:
    return text in _BLANK


def is_ditto(text: str) -> bool:
    """'nt', '-nt-', '"', 'như trên': the value of the row above."""
    if len(text) > 12:
        return False
    return plain(text) in _DITTO_WORDS or _MARKS.fullmatch(text) is not None


_MONTH = re.compile(
    r"(?:^|\b)(?:thang|t)\s?0?(1[0-2]|[1-9])\b(?:\s(?:nam\s)?(20\d\d|19\d\d|\d\d)\b)?"
)
_MONTH_YEAR = re.compile(r"0?(1[0-2]|[1-9]) (20\d\d)")
_YEAR = re.compile(r"\b(20\d\d)\b")
_MONTH_ONLY = re.compile(r"0?(1[0-2]|[1-9])")


def month_in(text: str) -> tuple[int | None, int | None]:
    """(month, year) that a sheet's name or a heading row states: 'Tháng 3', 'T1', '01.2022'."""
    words = plain(text)
    if match := _MONTH.search(words):
        year = match[2]
        if year is None:
            found = _YEAR.search(words)
            return int(match[1]), int(found[1]) if found else None
        return int(match[1]), int(year) if len(year) == 4 else 2000 + int(year)
    if match := _MONTH_YEAR.fullmatch(words):
        return int(match[1]), int(match[2])
    if match := _MONTH_ONLY.fullmatch(words):
        return int(match[1]), None
    return None, year_in(text)


def year_in(text: str) -> int | None:
    """The only year that a title names; two years ("2021 - 2025") tell nothing."""
    years = {int(year) for year in _YEAR.findall(plain(text))}
    return years.pop() if len(years) == 1 else None
