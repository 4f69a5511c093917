"""XLS → workbook: the records of Excel 5 to 2003, also out of programs that know half the format."""

import struct
from array import array
from typing import NamedTuple

from tinhban.sheets import limits
from tinhban.sheets.filling import Budget, Filling
from tinhban.sheets.formats import number_formats
from tinhban.sheets.formats.encodings import by_words, decoded, is_utf8
from tinhban.sheets.formats.number_formats import Meant
from tinhban.sheets.formats.records import (
    CONTINUE,
    SharedStrings,
    records,
    text8,
)
from tinhban.sheets.formats.xls_cells import Cells, XlsLookup
from tinhban.sheets.grid import Grid, Workbook
from tinhban.sheets.refusal import UnreadableFile
from tinhban.sheets.texts import Texts

_BOF, _EOF, _FILEPASS, _BOUNDSHEET, _SST = 0x0809, 0x000A, 0x002F, 0x0085, 0x00FC
_DATEMODE, _CODEPAGE, _FORMAT, _XF = 0x0022, 0x0042, 0x041E, 0x00E0
_NOTE, _PIVOT, _OBJECT = 0x001C, 0x00B0, 0x005D
_OF_SHEET, _OF_BOOK = 0x0010, 0x0005
_BIFF8 = 0x0600
_LABELS = (0x0204, 0x00D6)
_PAGES = {1200: "", 10_000: "mac-roman", 32_768: "mac-roman", 32_769: "cp1252"}
_SAMPLE = 200_000
_PICTURES = (5, 8)  # a chart, a picture


class _Listed(NamedTuple):
    """A sheet as the workbook lists it."""

    name: str
    hidden: bool
    kind: int  # 0 worksheet, 1 macros, 2 chart, 6 Visual Basic


def read(stream: bytes) -> Workbook:
    """Every worksheet that is shown."""
    return _Book(stream).read()


class _Book:
    """Follows the records of a workbook: what it says of itself, then its sheets."""

    def __init__(self, stream: bytes) -> None:
        self._stream = stream
        self._texts, self._budget = Texts(), Budget()
        self._book = Workbook("xls", [])
        self._listed: dict[int, _Listed] = {}  # by the place where the sheet begins
        self._strings = SharedStrings()
        self._codes: dict[int, str] = {}
        self._formats: list[int] = []
        self._since_1904 = False
        self._version = 0
        self._encoding = ""
        self._lookup: XlsLookup | None = None

    def read(self) -> Workbook:
        depth, last, cells, kind_of_part = 0, 0, None, 0
        for kind, position, at, end in records(self._stream):
            if kind == _BOF:
                depth += 1
                if depth == 1:
                    kind_of_part, cells = self._begin(position, at, end)
            elif kind == _EOF:
                depth = max(0, depth - 1)
                if depth == 0 and cells:
                    cells.end()
                    cells = None
            elif kind == -1 and depth:
                raise UnreadableFile("damaged")  # cut off before its end
            elif depth == 1 and kind_of_part == _OF_BOOK:
                self._about(kind, last, at, end)
            elif depth == 1 and cells:
                self._beside(kind, at, end, cells.name)
                cells.record(kind, at, end)
            if kind != CONTINUE:
                last = kind
        if cells:
            cells.end()
        self._finish()
        return self._book

    def _begin(self, position: int, at: int, end: int) -> tuple[int, Cells | None]:
        """A part of the workbook begins: what it is, and where its cells go if it is a sheet to read."""
        version, kind = struct.unpack_from("<HH", self._stream, at) if end - at >= 4 else (0, 0)
        if kind == _OF_BOOK or not self._version:
            self._version = version or 0x0500
        if kind == _OF_BOOK:
            return kind, None
        listed = self._listed.pop(position, None)
        if listed is None:
            if self._listed or self._book.grids:
                return kind, None
            listed = _Listed("Sheet1", False, 0)  # records of one sheet without a workbook around
        if listed.kind:
            self._book.note("chart_sheet", listed.name)
            return kind, None
        grid = Grid(listed.name, self._texts, hidden=listed.hidden)
        grid.since_1904 = self._since_1904
        self._book.grids.append(grid)
        if len(self._book.grids) > limits.MAX_SHEETS:
            count = len(self._book.grids) + len(self._listed)
            raise UnreadableFile("too_many_sheets", sheets=count, limit=limits.MAX_SHEETS)
        if listed.hidden:
            return kind, None
        filling = Filling(grid, self._texts, self._budget)
        return kind, Cells(self._stream, filling, self._looked_up())

    def _finish(self) -> None:
        if any(not listed.kind and not listed.hidden for listed in self._listed.values()):
            raise UnreadableFile("damaged")  # a sheet that is listed and never came
        if not self._book.grids:
            raise UnreadableFile("no_sheet")

    # what the workbook says of itself

    def _about(self, kind: int, last: int, at: int, end: int) -> None:
        stream = self._stream
        if kind == _FILEPASS:
            raise UnreadableFile("encrypted")
        if kind == _SST or (kind == CONTINUE and last == _SST):
            self._strings.add(stream[at:end])
        elif kind == _BOUNDSHEET and end - at >= 8:
            place, state, sheet_kind = struct.unpack_from("<IBB", stream, at)
            self._listed[place] = _Listed(self._name(at + 6, end), state & 3 != 0, sheet_kind)
        elif kind == _DATEMODE and end - at >= 2:
            self._since_1904 = stream[at] == 1
        elif kind == _CODEPAGE and end - at >= 2:
            page = struct.unpack_from("<H", stream, at)[0]
            self._encoding = _PAGES.get(page, f"cp{page}")
        elif kind == _FORMAT and end - at >= 3:
            number = struct.unpack_from("<H", stream, at)[0]
            self._codes[number] = (
                text8(stream, at + 2, end)
                if self._version == _BIFF8
                else stream[at + 3 : end].decode("latin-1")
            )
        elif kind == _XF and end - at >= 4 and len(self._formats) < limits.MAX_STYLES:
            self._formats.append(struct.unpack_from("<H", stream, at + 2)[0])

    def _name(self, at: int, end: int) -> str:
        if self._version == _BIFF8:
            return text8(self._stream, at, end, short=True)
        raw = self._stream[at + 1 : min(end, at + 1 + self._stream[at])]
        return decoded(raw, self._page(raw), "replace")

    def _looked_up(self) -> XlsLookup:
        """What the cells of every sheet refer to; made once, when the first sheet begins."""
        if self._lookup is None:
            means: list[Meant] = [
                number_formats.meant(number, self._codes.get(number)) for number in self._formats
            ]
            strings: array[int] = self._strings.read(self._texts)
            wide = self._version == _BIFF8
            page = "" if wide else self._page(self._sample())
            self._lookup = XlsLookup(strings, means, self._since_1904, wide, page)
        return self._lookup

    def _page(self, sample: bytes) -> str:
        """The encoding of texts of BIFF5: what it says of itself is often that of another machine."""
        if sample.isascii() or is_utf8(sample):
            return "utf-8"
        told = self._encoding if self._encoding in ("cp1258", "cp1252", "mac-roman") else ""
        return by_words(sample, also=(told,) if told else ()) or told or "cp1252"

    def _sample(self) -> bytes:
        found, size = [], 0
        for kind, _, at, end in records(self._stream):
            if kind in _LABELS and end - at > 8:
                found.append(self._stream[at + 8 : end])
                size += end - at
                if size > _SAMPLE:
                    break
        return b" ".join(found)

    def _beside(self, kind: int, at: int, end: int, sheet: str) -> None:
        if kind == _NOTE:
            self._book.note("notes", sheet)
        elif kind == _PIVOT:
            self._book.note("pivot_tables", sheet)
        elif (
            kind == _OBJECT and int.from_bytes(self._stream[at + 4 : at + 6], "little") in _PICTURES
        ):
            self._book.note("pictures", sheet)
