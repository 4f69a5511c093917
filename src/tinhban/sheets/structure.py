"""Rows that are no entries: months, totals, group headings, repeated headers, the foot."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tinhban.sheets import fields
from tinhban.sheets.grid import Cell, shown
from tinhban.sheets.values import read_quantity
from tinhban.sheets.who import Who, nobody
from tinhban.sheets.words import is_blank, month_in, plain, year_in

_MONTH_ROW = re.compile(
    r"(?:[ivx]{1,4} |\d{1,2} |[a-z] )?(?:thang|t) ?0?(?:1[0-2]|[1-9])(?: ?(?:nam )?(?:20)?\d\d)?"
)
_WORDED_MONTH_ROW = re.compile(r"(?:[ivx]{1,4} )?thang [a-z]+(?: (?:mot|hai))?(?: nam 20\d\d)?")
_YEAR_ROW = re.compile(r"(?:[ivx]{1,4} )?nam (20\d\d)")
_QUARTER_ROW = re.compile(
    r"(?:[ivx]{1,4} )?quy (?:[1-4]|i{1,3}|iv|mot|hai|ba|bon)(?: (?:nam )?20\d\d)?"
)
_ENDS_IN_MONTH = re.compile(r".*\bthang (?:0?[1-9]|1[0-2])(?: (?:nam )?20\d\d)?")
_PAGE_ROW = re.compile(r"trang(?: so)?(?: \d{1,4}){1,2}|trang \d{1,4} (?:tren|cua|of) \d{1,4}")
_OF_TOTAL = (
    r"tin|bai|psn|ps|p s|t|b|a|ha|phong su|ngan|so|hanl|anh|tac pham|luot|trang|trong|ca|va|cac loai|don|hop"
    r"|tu dau nam|da|nhan|phat|dang|su dung|[ivx]{1,3}|t\d{1,2}"
    r"|thang(?: so)?(?: \d+)?|tuan(?: \d+)?|quy (?:\w+)|nam(?: \d{4})?|luy ke|\d+"
)
_TOTAL_ROW = re.compile(
    rf"(?:[ivx]{{1,4}} )?(?:tong cong|tong so|tong|cong|luy ke)(?: (?:{_OF_TOTAL}))*"
)
_NOT_COUNTS = re.compile(r"\b(?:thang(?: so)?|nam|quy)\s*\d+(?:\s*[/.\-]\s*\d+)?")
_PARTNER_ROW = re.compile(
    r"(?:[ivx]{1,4} |\d{1,2} |[a-h] )?(?:(?:tin )?(?:bai )?(?:cua |tu |nhan tu )?)?"
    r"((?:dai|bao|so|trung tam)\b.*)"
)
_FOOT = re.compile(
    r"(nguoi lap|nguoi theo doi|nguoi tong hop|thu truong|lanh dao|xac nhan|giam doc|pho giam doc"
    r"|truong phong|ky ten|tong bien tap|noi nhan|ghi chu)\b.*"
    r"|.*\bngay \d{1,2} thang \d{1,2} nam \d{4}|.*\bngay thang nam"
)
_ORDINAL_CELL = re.compile(
    r"\(?\s{0,3}(\d{1,2}|[A-Za-z])(?:\s{0,3}\))?(?:\s{0,3}=[\d\s+*x()-]{1,60})?"
)
_NUMBERING = re.compile(r"^(?:[ivx]{1,4}|\d{1,2}|[a-h]) ")
# "(12 tin)" or ": 12 tin" behind the name of a partner.
_COUNT_BEHIND = re.compile(r"(?:\([^()\d]{0,60}\d[^()]{0,60}\)|:[^:\d]{0,60}\d.{0,80})\s{0,3}$")


@dataclass(frozen=True, slots=True)
class Plain:
    """A row that is no entry and what it tells."""

    reason: str  # month, total, partner, kind, header, foot, columns, remark
    text: str
    month: int | None = None
    year: int | None = None
    stated: int | None = None
    whole: bool = False  # a total of everything so far, not of the last block


def other_than_entry(
    row: Sequence[Cell],
    *,
    title_at: int | None,
    number_at: int | None,
    headings: "Headings",
    who: Who = nobody,
) -> Plain | None:
    """Tell a row that is no entry; None when it may be one. `who` knows the names of bodies."""
    filled = [
        (index, cell) for index, cell in enumerate(row) if cell is not None and index != number_at
    ]
    first = row[number_at] if number_at is not None and number_at < len(row) else None
    if isinstance(first, str) and (len(first) > 3 or not filled):
        # "Tháng 3" or "Cộng" merged from the numbering column on.
        filled.insert(0, (number_at or 0, first))
        first = None
    if not filled:
        return Plain("remark", shown(first)) if first is not None else None
    leading = filled[0][1]
    if len(filled) > 1 and not isinstance(leading, str | int | float):
        return None  # begins with a date
    text = shown(leading)
    if headings.come_again(filled):
        return Plain("header", text)
    if len(filled) > 1 and len(text) > 3 and text[0].isdigit():
        return None  # begins with a date typed as text
    words = plain(text)
    if _TOTAL_ROW.fullmatch(words) and not any(_is_date(cell) for _, cell in filled):
        return _total(text, words, [cell for _, cell in filled[1:]])
    if len(filled) > 1:
        if _all_ordinals([cell for _, cell in filled]) and len(filled) >= 3:
            return Plain("columns", text)
        feet = all(isinstance(cell, str) and _FOOT.fullmatch(plain(cell)) for _, cell in filled)
        return Plain("foot", text) if feet else None
    return _alone(
        text, words, at_title=filled[0][0] == title_at, numbered=_is_count(first), who=who
    )


def _alone(text: str, words: str, *, at_title: bool, numbered: bool, who: Who) -> Plain | None:
    if period := _period(text, words, may_end=not at_title or text.isupper()):
        return period
    known = _known_body(text, who)
    if numbered:
        # A number before it makes it an entry, however empty; but no entry is called as a station is.
        return Plain("partner", known) if known else None
    if _PAGE_ROW.fullmatch(words):
        return Plain("remark", text)
    if _FOOT.fullmatch(words):
        return Plain("foot", text)
    if known:
        return Plain("partner", known)
    if len(words) <= 60 and (match := _PARTNER_ROW.fullmatch(words)):
        return Plain("partner", partner_in(text, match[1].split()[0]))
    bare = _NUMBERING.sub("", words)
    if bare in fields.KIND_OF and len(bare) > 1:
        return Plain("kind", fields.KIND_OF[bare])
    return None if at_title else Plain("remark", text)


def _period(text: str, words: str, *, may_end: bool) -> Plain | None:
    """A month, a quarter or a year as the heading of the rows below; a quarter names no month."""
    if _MONTH_ROW.fullmatch(words) or (
        may_end and _ENDS_IN_MONTH.fullmatch(words) and not _FOOT.fullmatch(words)
    ):
        month, year = month_in(text)
        return Plain("month", text, month=month, year=year)
    if match := _YEAR_ROW.fullmatch(words):
        return Plain("month", text, year=int(match[1]))
    if _QUARTER_ROW.fullmatch(words):
        return Plain("month", text, year=year_in(text))
    if _WORDED_MONTH_ROW.fullmatch(words) and (month := month_in(text)[0]):
        return Plain("month", text, month=month, year=year_in(text))
    return None


def _known_body(text: str, who: Who) -> str:
    """The name of a body that stands alone, without its number: "III. Yên Bái" → "Yên Bái"."""
    if len(text) > 80:
        return ""
    bare = _COUNT_BEHIND.sub("", text).strip(" .:-*+")
    unnumbered = re.sub(r"^(?:[IVXivx]{1,4}|\d{1,2}|[A-Ha-h])\s*[./)-]\s*", "", bare)
    return next((name for name in (unnumbered, bare) if who(name)), "")


def partner_in(text: str, word: str) -> str:
    """The text from the first word that folds to `word`: "I. Đài Lai Châu (5 tin)" → "Đài Lai Châu"."""
    parts = _COUNT_BEHIND.sub("", text).split()
    for place, part in enumerate(parts):
        if plain(part).split()[-1:] == [word]:
            return " ".join(parts[place:]).strip(" .:-")
    return text


def _total(text: str, words: str, others: Sequence[Cell]) -> Plain:
    numbers = [count for cell in others if (count := read_quantity(cell)) is not None]
    if not numbers:
        numbers = [int(found) for found in re.findall(r"\d+", _NOT_COUNTS.sub(" ", words))]
    stated = sum(numbers) if len(numbers) > 1 and _breaks_down(words) else None
    if numbers and stated is None:
        stated = max(numbers)
    return Plain("total", text, stated=stated, whole="tong" in words or "luy ke" in words)


def _breaks_down(words: str) -> bool:
    """ "Cộng: 35 tin, 12 PSN" and "T: 7; PS: 5" state the parts, to be added."""
    before = re.findall(r"\d{1,6} (?:tin|bai|psn|ps|hanl|anh)\b", words)
    behind = re.findall(r"\b(?:tin|t|bai|b|psn|ps|p s|hanl|ha|anh|a) \d+", words)
    return max(len(before), len(behind)) > 1


def _all_ordinals(cells: Sequence[Cell]) -> bool:
    return all(
        _ORDINAL_CELL.fullmatch(shown(cell)) is not None and not _is_date(cell) for cell in cells
    )


def _is_count(cell: Cell) -> bool:
    return read_quantity(cell) is not None


def _is_date(cell: Cell) -> bool:
    return isinstance(cell, date | datetime)


class Headings:
    """The headings of a table in all their rows, to be known again on the next page or month."""

    def __init__(self, rows: Iterable[Sequence[Cell]]) -> None:
        self._words: dict[int, set[str]] = {}
        self._depth = 0
        for row in rows:
            self._depth += 1
            for index, cell in enumerate(row):
                if isinstance(cell, str):
                    self._words.setdefault(index, set()).add(plain(cell))

    def come_again(self, filled: Sequence[tuple[int, Cell]]) -> bool:
        """Whether these cells, each with its column, are a row of the headings, in any typing."""
        again = 0
        for seen, (index, cell) in enumerate(filled):
            if isinstance(cell, str) and plain(cell) in self._words.get(index, ()):
                again += 1
            elif seen == again + 1:
                return False  # two that are none: asked of every row
        return again == len(filled) >= (2 if self._depth == 1 else 1) or again >= 3


def nothing_in(row: Sequence[Cell]) -> bool:
    return all(cell is None or (isinstance(cell, str) and is_blank(cell)) for cell in row)
