"""One worksheet of an XLSX as it streams by: values, formulas, errors, hidden rows, merges."""

import math
import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass

from tinhban.sheets.filling import Filling
from tinhban.sheets.formats import number_formats
from tinhban.sheets.formats.number_formats import Meant
from tinhban.sheets.formats.shared_strings import NO_TEXT, RichText, plain_text
from tinhban.sheets.formats.stream import (
    DEEPEST,
    Attributes,
    Gathered,
    is_true,
    parse_as_is,
    whole,
)
from tinhban.sheets.grid import FORMULA, NUMBER, TEXT, TRUTH, column_index
from tinhban.sheets.refusal import UnreadableFile

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_LONGEST_NUMBER = 40


@dataclass(frozen=True, slots=True)
class Lookup:
    """What cells refer to by number."""

    strings: "array[int]"
    styles: list[Meant]
    since_1904: bool


def place(reference: str) -> tuple[int, int] | None:
    """B7 → (6, 1); None for what is no place."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    return int(match[2]) - 1, column_index(match[1].upper())


def span(reference: str) -> tuple[int, int, int, int] | None:
    """B7:C9, B:C or 7:9 → top, left, bottom, right."""
    if len(reference) > 40:
        return None
    first, _, last = reference.replace("$", "").upper().partition(":")
    start, end = place(first), place(last or first)
    if start and end:
        return *start, *end
    if (
        first.isalpha()
        and last.isalpha()
        and len(first) <= 3 >= len(last)
        and (first + last).isascii()
    ):
        return 0, column_index(first), _LAST_ROW, column_index(last)
    top, bottom = whole(first, 1), whole(last, 1)
    return (top - 1, 0, bottom - 1, _LAST_COLUMN) if top and bottom else None


class SheetXml:
    """Follows the elements of one worksheet. It hears of millions: the common ones come first."""

    __slots__ = ("_columns", "_depth", "_filling", "_formula", "_in_cells", "_kind", "_lookup",
                 "_rich", "_row_digits", "_style", "_value", "bits", "column", "row")  # fmt: skip

    def __init__(self, filling: Filling, lookup: Lookup) -> None:
        self._filling = filling
        self._lookup = lookup
        self._columns: dict[str, int] = {}  # letters → column, as they come
        self.row = self.column = -1
        self._row_digits = ""
        self._in_cells = False
        self._depth = 0
        self._kind = self._style = ""
        self._formula = 0
        self._rich: RichText | None = None  # inside an inline string
        self._value = ""
        self.bits = Gathered()

    def opened(self, tag: str, attributes: Attributes) -> None:
        self._depth = depth = self._depth + 1
        if depth > DEEPEST:
            raise UnreadableFile("unsafe_xml")
        if tag == "c":
            self._kind = attributes.get("t", "n")
            self._style = attributes.get("s", "")
            self._formula = 0
            self._value = ""
            self._place(attributes.get("r"))
        elif tag == "v":
            self.bits.clear()
        elif tag == "row":
            self._begin_row(attributes)
        elif tag == "f":
            self._formula = FORMULA
        else:
            self._other(tag.rpartition(":")[2], tag, attributes)

    def closed(self, tag: str) -> None:
        self._depth -= 1
        if tag == "v":
            bits = self.bits
            self._value = bits[0] if len(bits) == 1 else bits.whole()
        elif tag == "c":
            if self._in_cells:
                self._end()
        elif tag != "row" and tag != "f":
            self._other_closed(tag.rpartition(":")[2], tag)

    def _other(self, local: str, tag: str, attributes: Attributes) -> None:
        if self._rich is not None:
            self._keep_run()
            self._rich.opened(local)
        elif local == "is":
            self._rich = RichText()
            self.bits.clear()
        elif local == "sheetData":
            self._in_cells = True
        elif local == "mergeCell":
            if found := span(attributes.get("ref", "")):
                self._filling.merge(*found)
        elif local != tag:
            self._depth -= 1
            self.opened(local, attributes)

    def _other_closed(self, local: str, tag: str) -> None:
        if self._rich is not None:
            self._keep_run()
            self._rich.closed(local)
            if local == "is":
                self._value = self._rich.text()
                self._rich = None
        elif local == "sheetData":
            self._in_cells = False
        elif local != tag:
            self._depth += 1
            self.closed(local)

    def _keep_run(self) -> None:
        """What was heard inside an inline string belongs to the element that is open there."""
        if self._rich is not None and self.bits:
            self._rich.bits.append(self.bits.whole())
            self._rich.trim()
            self.bits.clear()

    def _begin_row(self, attributes: Attributes) -> None:
        told = whole(attributes.get("r"), 1)
        self.row = self.row + 1 if told is None else told - 1
        self._row_digits = str(self.row + 1)
        self.column = -1
        if "hidden" in attributes and is_true(attributes["hidden"]):
            self._filling.hide(self.row)

    def _place(self, reference: str | None) -> None:
        """Where the cell that begins stands."""
        if reference is None:
            self.column += 1
            return
        letters = reference.rstrip("0123456789")
        digits = reference[len(letters) :]
        if digits != self._row_digits:
            # Where row and cell disagree, or the row says nothing, the cell is right.
            self._row_digits, self.row = digits, (whole(digits, 1) or self.row + 1) - 1
        column = self._columns.get(letters)
        self.column = self._told(reference, letters) if column is None else column

    def _told(self, reference: str, letters: str) -> int:
        found = place(reference) if len(reference) <= 12 else None
        if found is None or found[1] >= _LAST_COLUMN:
            return self.column + 1  # no place at all: it stands behind the last one
        if len(self._columns) < _LAST_COLUMN:
            self._columns[letters] = found[1]
        return found[1]

    def _end(self) -> None:
        value, kind, filling = self._value, self._kind, self._filling
        if not value:
            if self._formula:
                filling.put(self.row, self.column, self._formula)
        elif kind == "s":
            strings = self._lookup.strings
            number = int(value) if len(value) < 10 and value.isdecimal() else len(strings)
            if number < len(strings) and strings[number] != NO_TEXT:
                filling.put(self.row, self.column, TEXT | self._formula, strings[number])
        elif kind == "n":
            self._number(value)
        else:
            self._of_kind(kind, value)

    def _of_kind(self, kind: str, value: str) -> None:
        formula = self._formula
        if kind == "b":
            truth = float(value.strip() in ("1", "true"))
            self._filling.put(self.row, self.column, TRUTH | formula, truth)
        elif kind == "d" and (found := number_formats.iso_cell(value)):
            self._filling.put(self.row, self.column, found[0] | formula, found[1])
        else:
            self._filling.text(self.row, self.column, plain_text(value), formula)

    def _number(self, text: str) -> None:
        value = None
        if len(text) <= _LONGEST_NUMBER and "_" not in text:
            try:
                value = float(text)
            except ValueError:
                value = None
        if value is None or not math.isfinite(value):
            self._filling.text(self.row, self.column, text, self._formula)
            return
        kind = NUMBER
        if self._style and (means := self._means()):
            kind, value = number_formats.cell(value, means, since_1904=self._lookup.since_1904)
        self._filling.put(self.row, self.column, kind | self._formula, value)

    def _means(self) -> Meant:
        number, styles = whole(self._style), self._lookup.styles
        return styles[number] if number is not None and number < len(styles) else ""


def read_sheet(pieces: Iterable[bytes], filling: Filling, lookup: Lookup) -> None:
    """Lay out one worksheet."""
    sheet = SheetXml(filling, lookup)
    parse_as_is(pieces, sheet.opened, sheet.closed, sheet.bits.append, sheet.bits.trim)
