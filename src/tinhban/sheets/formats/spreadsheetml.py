"""SpreadsheetML of 2003 ("XML Spreadsheet") → workbook."""

from collections.abc import Iterator

from tinhban.sheets import limits
from tinhban.sheets.filling import Budget, Filling
from tinhban.sheets.formats import number_formats
from tinhban.sheets.formats.stream import (
    Attributes,
    is_true,
    parse,
    plain_names,
    whole,
)
from tinhban.sheets.grid import FORMULA, NUMBER, TRUTH, Grid, Workbook
from tinhban.sheets.refusal import UnreadableFile
from tinhban.sheets.texts import Texts

_PIECE = 64 * 1024
_KEPT = 4 * limits.MAX_CELL_TEXT


def read(data: bytes) -> Workbook:
    """Every sheet that is shown; any other XML is refused."""
    document = _Document()
    parse(_pieces(data), document.opened, document.closed, document.said)
    if not document.book.grids:
        raise UnreadableFile("xml_spreadsheet")
    return document.book


def _pieces(data: bytes) -> Iterator[bytes]:
    start = 0
    while data[start : start + 1] in (b" ", b"\r", b"\n", b"\t"):
        start += 1
    for at in range(start, len(data), _PIECE):
        yield data[at : at + _PIECE]


class _Document:
    """Follows the elements of the workbook."""

    def __init__(self) -> None:
        self.book = Workbook("xml", [])
        self._texts, self._budget = Texts(), Budget()
        self._root = ""
        self._filling: Filling | None = None
        self._row = self._column = -1
        self._about: Attributes = {}
        self._kind = ""
        self._parts: list[str] = []
        self._length = 0
        self._in_data = self._in_note = self._in_visible = False

    def opened(self, tag: str, attributes: Attributes) -> None:
        if not self._root:
            self._root = tag
            if tag != "Workbook":
                raise UnreadableFile("xml_spreadsheet")
        if tag == "Data":
            if not self._in_note:
                self._in_data = True
                self._kind = plain_names(attributes).get("Type", "String")
        elif tag == "Cell":
            self._begin_cell(plain_names(attributes))
        elif tag == "Row":
            self._begin_row(plain_names(attributes))
        elif tag == "Comment":
            self._in_note = True
            if self._filling is not None:
                self.book.note("notes", self._filling.grid.name)
        elif tag == "Worksheet":
            self._begin_sheet(plain_names(attributes))
        elif tag == "Visible":
            self._in_visible = True

    def closed(self, tag: str) -> None:
        if tag == "Data":
            self._in_data = False
        elif tag == "Cell":
            self._end_cell()
        elif tag == "Comment":
            self._in_note = False
        elif tag == "Worksheet":
            if self._filling is not None:
                self._filling.end()
                self._filling = None
        elif tag == "Visible":
            self._in_visible = False

    def said(self, text: str) -> None:
        if self._in_data and self._length < _KEPT:
            self._parts.append(text)
            self._length += len(text)
        elif self._in_visible and self._filling is not None and "Hidden" in text:
            self._filling.grid.hidden = True

    def _begin_sheet(self, about: Attributes) -> None:
        if len(self.book.grids) >= limits.MAX_SHEETS:
            count = len(self.book.grids) + 1
            raise UnreadableFile("too_many_sheets", sheets=count, limit=limits.MAX_SHEETS)
        grid = Grid(about.get("Name", "")[:100], self._texts)
        self.book.grids.append(grid)
        self._filling = Filling(grid, self._texts, self._budget)
        self._row = -1

    def _begin_row(self, about: Attributes) -> None:
        told = whole(about.get("Index"), 1)
        self._row = self._row + 1 if told is None else told - 1
        self._column = -1
        rows = (whole(about.get("Span")) or 0) + 1
        if is_true(about.get("Hidden")) and self._filling is not None:
            for row in range(self._row, min(self._row + rows, limits.MAX_ROWS)):
                self._filling.hide(row)
        self._row += rows - 1

    def _begin_cell(self, about: Attributes) -> None:
        told = whole(about.get("Index"), 1)
        self._column = self._column + 1 if told is None else told - 1
        self._about, self._kind = about, ""
        self._parts, self._length = [], 0

    def _end_cell(self) -> None:
        filling, row, column, about = self._filling, self._row, self._column, self._about
        if filling is None:
            return
        text = "".join(self._parts)
        formula = FORMULA if "Formula" in about else 0
        found = self._meant(text)
        if found is not None:
            filling.put(row, column, found[0] | formula, found[1])
        else:
            filling.text(row, column, text, formula)
        down, across = whole(about.get("MergeDown")) or 0, whole(about.get("MergeAcross")) or 0
        if down or across:
            filling.merge(row, column, row + down, column + across)
        self._column += across

    def _meant(self, text: str) -> tuple[int, float] | None:
        if self._kind == "DateTime":
            return number_formats.iso_cell(text)
        if self._kind == "Boolean" and text:
            return TRUTH, float(text.strip() == "1")
        if self._kind == "Number":
            try:
                value = float(text[:40])
            except ValueError:
                return None
            return (NUMBER, value) if abs(value) < 1e300 else None
        return None
