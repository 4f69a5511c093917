"""The cells of one sheet of an old workbook, record by record."""

import math
import struct
from array import array
from typing import NamedTuple

from tinhban.sheets.filling import Filling
from tinhban.sheets.formats import number_formats
from tinhban.sheets.formats.encodings import decoded
from tinhban.sheets.formats.number_formats import Meant
from tinhban.sheets.formats.records import text8
from tinhban.sheets.formats.shared_strings import NO_TEXT
from tinhban.sheets.grid import FORMULA, NUMBER, TEXT, TRUTH

_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
           0x24: "#NUM!", 0x2A: "#N/A"}  # fmt: skip
_HIDDEN = 0x20
_HEAD = 6  # row, column, style
_IS_TEXT, _IS_TRUTH, _IS_ERROR, _IS_EMPTY = range(4)  # of a formula that is no number


class XlsLookup(NamedTuple):
    """What cells refer to by number, and how their texts are written."""

    strings: "array[int]"
    styles: list[Meant]
    since_1904: bool
    wide: bool  # texts of BIFF8
    page: str


class Cells:
    """Lays out one sheet."""

    def __init__(self, stream: bytes, filling: Filling, lookup: XlsLookup) -> None:
        self._stream = stream
        self._filling = filling
        self._lookup = lookup
        self._waiting: tuple[int, int] | None = None  # a formula whose text comes later
        self._read = {
            0x0203: (14, self._number), 0x0204: (8, self._label), 0x00D6: (8, self._label),
            0x00FD: (10, self._shared), 0x0205: (8, self._truth), 0x027E: (10, self._small),
            0x00BD: (6, self._smalls), 0x0006: (14, self._formula), 0x0206: (14, self._formula),
            0x0406: (14, self._formula), 0x0207: (2, self._formula_text), 0x0208: (14, self._row),
            0x00E5: (2, self._merges),
        }  # fmt: skip

    @property
    def name(self) -> str:
        return self._filling.grid.name

    def record(self, kind: int, at: int, end: int) -> None:
        found = self._read.get(kind)
        if found is not None and end - at >= found[0]:
            found[1](at, end)

    def end(self) -> None:
        self._forget()
        self._filling.end()

    def _put(self, row: int, column: int, style: int, value: float, formula: int = 0) -> None:
        if not math.isfinite(value):
            self._filling.text(row, column, "#NUM!", formula)
            return
        styles, kind = self._lookup.styles, NUMBER
        if style < len(styles) and (means := styles[style]):
            kind, value = number_formats.cell(value, means, since_1904=self._lookup.since_1904)
        self._filling.put(row, column, kind | formula, value)

    def _number(self, at: int, _end: int) -> None:
        row, column, style, value = struct.unpack_from("<HHHd", self._stream, at)
        self._put(row, column, style, value)

    def _small(self, at: int, _end: int) -> None:
        row, column, style, raw = struct.unpack_from("<HHHI", self._stream, at)
        self._put(row, column, style, _unpacked(raw))

    def _smalls(self, at: int, end: int) -> None:
        row, column = struct.unpack_from("<HH", self._stream, at)
        for place in range(at + 4, end - 2 - 5, 6):
            style, raw = struct.unpack_from("<HI", self._stream, place)
            self._put(row, column, style, _unpacked(raw))
            column += 1

    def _label(self, at: int, end: int) -> None:
        row, column = struct.unpack_from("<HH", self._stream, at)
        self._filling.text(row, column, self._text(at + _HEAD, end))

    def _text(self, at: int, end: int) -> str:
        if self._lookup.wide:
            return text8(self._stream, at, end)
        length = struct.unpack_from("<H", self._stream, at)[0]
        raw = self._stream[at + 2 : min(end, at + 2 + length)]
        return decoded(raw, self._lookup.page, "replace")

    def _shared(self, at: int, _end: int) -> None:
        row, column, _style, number = struct.unpack_from("<HHHI", self._stream, at)
        strings = self._lookup.strings
        if number < len(strings) and strings[number] != NO_TEXT:
            self._filling.put(row, column, TEXT, strings[number])

    def _truth(self, at: int, _end: int) -> None:
        row, column, _style, value, is_error = struct.unpack_from("<HHHBB", self._stream, at)
        if is_error:
            self._filling.text(row, column, _ERRORS.get(value, "#N/A"))
        else:
            self._filling.put(row, column, TRUTH, float(value))

    def _formula(self, at: int, _end: int) -> None:
        self._forget()
        row, column, style, value = struct.unpack_from("<HHHd", self._stream, at)
        result = self._stream[at + _HEAD : at + _HEAD + 8]
        if result[6:] != b"\xff\xff":
            self._put(row, column, style, value, FORMULA)
        elif result[0] == _IS_TEXT:
            self._waiting = (row, column)
        elif result[0] == _IS_ERROR:
            self._filling.text(row, column, _ERRORS.get(result[2], "#N/A"), FORMULA)
        elif result[0] == _IS_TRUTH:
            self._filling.put(row, column, TRUTH | FORMULA, float(result[2]))
        else:
            self._filling.put(row, column, FORMULA)

    def _formula_text(self, at: int, end: int) -> None:
        if self._waiting is not None:
            row, column = self._waiting
            self._waiting = None
            self._filling.text(row, column, self._text(at, end), FORMULA)

    def _forget(self) -> None:
        """A formula was to give a text, and none came."""
        if self._waiting is not None:
            self._filling.put(*self._waiting, FORMULA)
            self._waiting = None

    def _row(self, at: int, _end: int) -> None:
        if self._stream[at + 12] & _HIDDEN:
            self._filling.hide(struct.unpack_from("<H", self._stream, at)[0])

    def _merges(self, at: int, end: int) -> None:
        for place in range(at + 2, end - 7, 8):
            top, bottom, left, right = struct.unpack_from("<HHHH", self._stream, place)
            self._filling.merge(top, left, bottom, right)


def _unpacked(raw: int) -> float:
    """A number in four bytes: whole or the upper half of a double, perhaps of hundredths."""
    if raw & 2:
        value = float((raw >> 2) - (1 << 30 if raw & 0x80000000 else 0))
    else:
        value = struct.unpack("<d", struct.pack("<Q", (raw & 0xFFFFFFFC) << 32))[0]
    return value / 100 if raw & 1 else value
