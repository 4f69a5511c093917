"""The days that a text names, whatever stands around them: "TS tối 22/1", "22, 23/1", "22-thg 1-22"."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from tinhban.sheets.words import plain

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9,
          "x": 10, "xi": 11, "xii": 12}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = re.compile(rf"\b({'|'.join(_MONTHS)})[a-z]*\b\.?", re.IGNORECASE)
_ENGLISH_FIRST = re.compile(
    rf"\b({'|'.join(_MONTHS)})[a-z]*\.? (\d{{1,2}}),? (\d{{4}})", re.IGNORECASE
)
_ROMAN_MONTH = re.compile(r"(?<=[\d][/.\- ])([ivx]{1,4})(?=[/.\- ]\d)", re.IGNORECASE)
_WORDS = re.compile(
    r"(\d{1,2})\s*(?:tháng|thg\.?|thang)\s*(\d{1,2})(?:\s*(?:năm|nam)\s*(\d{4}))?", re.IGNORECASE
)
_EXCEL_MONTH = re.compile(r"(\d{1,2})([\s\-/]+)thg\s*(\d{1,2})\b", re.IGNORECASE)
_TIME = re.compile(
    r"\b\d{1,2}\s*(?:h|g|giờ)(?:\s*\d{1,2}(?!\d))?(?!\s*[/.\-]\s*\d)\s*['’′]?|\b\d{1,2}:\d\d(?::\d\d)?\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:t[2-7]|cn|thứ (?:[2-7]|hai|ba|tư|năm|sáu|bảy)|thu [2-7]|chủ nhật|chu nhat)\b[,.]?",
    re.IGNORECASE,
)

_GAP = r"\s{0,3}[/\-.,\\ ]\s{0,3}"
_DAY = re.compile(
    rf"(?<![\d/.\\])(?:(?P<y1>(?:19|20)\d\d){_GAP}(?P<m1>\d{{1,2}}){_GAP}(?P<d1>\d{{1,2}})"
    rf"|(?P<d2>\d{{1,2}})(?P<gap1>{_GAP})(?P<m2>\d{{1,2}})(?P<gap2>{_GAP})(?P<y2>\d{{4}}|\d{{2}})"
    r"|(?P<d3>\d{1,2})\s{0,3}[/\-.\\]\s{0,3}(?P<m3>\d{1,2})"
    r"|(?P<d4>\d{2})(?P<m4>\d{2})(?P<y4>(?:19|20)\d\d)"
    r"|(?P<y5>(?:19|20)\d\d)(?P<m5>\d{2})(?P<d5>\d{2}))(?!\d|\s{0,3}[/.\\]\s{0,3}\d)"
)
# "22-23/1", "22, 23 và 24/1/2022": days that share a month.
_SHARED = re.compile(
    r"(?<![\d/.\-])(\d{1,2}(?:\s{0,3}(?:-|–|,|;|\+|&|và|đến)\s{0,3}\d{1,2}){1,30})"
    r"\s{0,3}[/.]\s{0,3}(0?[1-9]|1[0-2])(?:\s{0,3}[/.\-]\s{0,3}(\d{4}|\d{2}))?(?!\d|\s{0,3}[/.]\s{0,3}\d)"
)
# What may stand beside a date without changing it.
_BESIDE = frozenset(
    [
        "ngay",
        "sang",
        "trua",
        "chieu",
        "toi",
        "dem",
        "thu",
        "hai",
        "ba",
        "tu",
        "nam",
        "sau",
        "bay",
        "chu",
        "nhat",
        "cn",
        "t2",
        "t3",
        "t4",
        "t5",
        "t6",
        "t7",
        "luc",
        "vao",
        "trong",
        "da",
        "phat",
        "dang",
        "su",
        "dung",
        "song",
        "len",
        "ts",
        "thoi",
        "su",
        "ban",
        "tin",
        "ct",
        "chuong",
        "trinh",
        "cuoi",
        "tuan",
    ]
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as written; the year may be missing."""

    day: int
    month: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """All days of a text, and whether the words around leave no doubt that it happened then."""

    days: tuple[Day, ...]
    certain: bool


@lru_cache(maxsize=5_000)
def days_in(text: str) -> Days:
    """The days that a text names, in the order in which they stand."""
    bare = _spelled_out(text)
    found: list[Day] = []
    certain = True
    while match := _SHARED.search(bare):
        year = _year(match[3])
        found += [Day(int(day), int(match[2]), year) for day in re.findall(r"\d+", match[1])]
        bare = f"{bare[: match.start()]} {bare[match.end() :]}"
    for match in _DAY.finditer(bare):
        found.append(_day(match))
        certain = certain and _is_year(match)
    left = _DAY.sub(" ", bare)
    certain = certain and "?" not in left and set(plain(left).split()) <= _BESIDE
    return Days(tuple(dict.fromkeys(found)), certain)


def _spelled_out(text: str) -> str:
    """The text with months as figures, one kind of separator, without times and weekdays."""
    bare = unicodedata.normalize("NFKC", text)
    bare = re.sub(r"[_|]", "/", bare)
    bare = re.sub(r"([/.\-])(?:\s*\1)+", r"\1", bare)
    bare = re.sub(r"(?<=\d)\s*([/.])\s*(?=\d)", r"\1", bare)
    bare = _WEEKDAY.sub(" ", bare)
    bare = _ENGLISH_FIRST.sub(lambda m: f"{m[2]}/{_month(m[1])}/{m[3]}", bare)
    bare = _EXCEL_MONTH.sub(r"\1/\3", bare)
    bare = _WORDS.sub(lambda m: f"{m[1]}/{m[2]}" + (f"/{m[3]}" if m[3] else ""), bare)
    bare = _ENGLISH.sub(lambda m: _month(m[1]), bare)
    bare = _ROMAN_MONTH.sub(lambda m: str(_ROMAN.get(m[1].lower(), m[1])), bare)
    return _TIME.sub(" ", bare).strip(" ,.-/;'’‘\"“”()")


def _month(name: str) -> str:
    return str(_MONTHS.index(name[:3].lower()) + 1)


def _day(match: re.Match[str]) -> Day:
    parts = match.groupdict()
    at = next(place for place in "12345" if parts[f"d{place}"])
    year = parts.get(f"y{at}")
    return Day(int(parts[f"d{at}"]), int(parts[f"m{at}"]), _year(year))


def _is_year(match: re.Match[str]) -> bool:
    """ "5.6/12" and "22/1, 23" may be two days as well as one with a short year."""
    year, first, second = match["y2"], (match["gap1"] or "").strip(), (match["gap2"] or "").strip()
    if not year or len(year) == 4:
        return True
    both = first in ("/", ".", "-") and second in ("/", ".", "-")
    return both and (first == second or int(year) > 12)


def _year(digits: str | None) -> int | None:
    if not digits:
        return None
    return int(digits) if len(digits) == 4 else 2000 + int(digits)
