"""OpenDocument → workbook: what repeats to the end of the sheet takes no place unless it says something."""

from tinhban.sheets import limits
from tinhban.sheets.filling import Budget, Filling
from tinhban.sheets.formats import number_formats
from tinhban.sheets.formats.archive import Archive
from tinhban.sheets.formats.stream import Attributes, parse, plain_names, whole
from tinhban.sheets.grid import FORMULA, NUMBER, TRUTH, Grid, Workbook
from tinhban.sheets.refusal import UnreadableFile
from tinhban.sheets.texts import Texts

_CELLS = ("table-cell", "covered-table-cell")
_MOST_BLANKS = 100
_KEPT = 4 * limits.MAX_CELL_TEXT
_MOST_STYLES = 10_000
_PICTURES = ("image", "object", "plugin")


def read(data: bytes) -> Workbook:
    """Every sheet that is shown."""
    archive = Archive(data)
    _refuse_password(archive)
    document = _Document()
    parse(archive.pieces("content.xml"), document.opened, document.closed, document.said)
    if not document.book.grids:
        raise UnreadableFile("no_sheet")
    return document.book


def _refuse_password(archive: Archive) -> None:
    def opened(tag: str, _attributes: Attributes) -> None:
        if tag == "encryption-data":
            raise UnreadableFile("encrypted")

    nothing = "META-INF/manifest.xml"
    parse(archive.pieces(nothing), opened, lambda _tag: None, lambda _text: None)


class _Document:
    """Follows the elements of the content."""

    def __init__(self) -> None:
        self.book = Workbook("ods", [])
        self._texts, self._budget = Texts(), Budget()
        self._style = ""
        self._not_shown: set[str] = set()
        self._filling: Filling | None = None
        self._tables = 0  # one inside another
        self._row, self._column, self._times = 0, 0, 1
        self._about: Attributes = {}
        self._cells: list[tuple[int, int, Attributes, str]] = []  # column, times, about, text
        self._in_cell = False
        self._notes = self._paragraphs = self._within = 0
        self._parts: list[str] = []
        self._length = 0

    def opened(self, tag: str, attributes: Attributes) -> None:
        if tag in _CELLS:
            if self._tables == 1:
                self._begin_cell(plain_names(attributes))
        elif tag == "p":
            self._begin_paragraph()
        elif tag in ("s", "tab", "line-break"):
            times = whole(plain_names(attributes).get("c"), 1, _MOST_BLANKS) or 1
            self.said(" " * times)
        elif tag == "table-row":
            if self._tables == 1:
                self._begin_row(plain_names(attributes))
        elif tag == "annotation":
            self._notes += 1
            self._note("notes")
        elif tag in _PICTURES:
            self._note("pictures")
        elif tag == "table":
            self._begin_table(plain_names(attributes))
        elif tag == "style":
            self._style = plain_names(attributes).get("name", "")
        elif tag == "table-properties":
            self._hide_style(plain_names(attributes))

    def closed(self, tag: str) -> None:
        if tag in _CELLS:
            if self._in_cell and self._tables == 1:
                self._end_cell()
        elif tag == "p":
            self._within -= 1
        elif tag == "table-row":
            if self._tables == 1:
                self._end_row()
        elif tag == "annotation":
            self._notes -= 1
        elif tag == "table":
            self._end_table()

    def said(self, text: str) -> None:
        if self._in_cell and self._within and not self._notes and self._length < _KEPT:
            self._parts.append(text)
            self._length += len(text)

    def _note(self, code: str) -> None:
        if self._filling is not None:
            self.book.note(code, self._filling.grid.name)

    def _hide_style(self, about: Attributes) -> None:
        if about.get("display") == "false" and len(self._not_shown) < _MOST_STYLES:
            self._not_shown.add(self._style)

    def _begin_table(self, about: Attributes) -> None:
        self._tables += 1
        if self._tables > 1:
            return
        if len(self.book.grids) >= limits.MAX_SHEETS:
            count = len(self.book.grids) + 1
            raise UnreadableFile("too_many_sheets", sheets=count, limit=limits.MAX_SHEETS)
        hidden = about.get("style-name") in self._not_shown
        grid = Grid(about.get("name", "")[:100], self._texts, hidden=hidden)
        self.book.grids.append(grid)
        self._filling = None if hidden else Filling(grid, self._texts, self._budget)
        self._row = 0

    def _end_table(self) -> None:
        self._tables -= 1
        if self._tables == 0 and self._filling is not None:
            self._filling.end()
            self._filling = None

    def _begin_row(self, about: Attributes) -> None:
        self._column, self._cells = 0, []
        self._times = whole(about.get("number-rows-repeated"), 1) or 1
        if about.get("visibility") in ("collapse", "filter") and self._filling is not None:
            for row in range(self._row, min(self._row + self._times, limits.MAX_ROWS)):
                self._filling.hide(row)

    def _begin_cell(self, about: Attributes) -> None:
        self._about, self._in_cell = about, True
        self._parts, self._length, self._paragraphs = [], 0, 0

    def _begin_paragraph(self) -> None:
        self._within += 1
        if self._in_cell and not self._notes:
            self._paragraphs += 1
            if self._paragraphs > 1:
                self.said(" ")

    def _end_cell(self) -> None:
        about, self._in_cell = self._about, False
        times = whole(about.get("number-columns-repeated"), 1) or 1
        text = about.get("string-value") or "".join(self._parts)
        if text or "value-type" in about or "formula" in about:
            self._cells.append((self._column, times, about, text))
        self._column += times

    def _end_row(self) -> None:
        if self._filling is not None and self._cells:
            last = self._row + self._times
            # What says something beyond the last row that is read is put there once: it is refused.
            rows = range(self._row, last) if last <= limits.MAX_ROWS else (limits.MAX_ROWS,)
            for row in rows:
                for column, times, about, text in self._cells:
                    self._repeat(row, column, times, about, text)
        self._row += self._times
        self._cells = []

    def _repeat(self, row: int, column: int, times: int, about: Attributes, text: str) -> None:
        last = column + times
        for at in range(column, last) if last <= limits.MAX_COLUMNS else (last - 1,):
            self._put(row, at, about, text)

    def _put(self, row: int, column: int, about: Attributes, text: str) -> None:
        filling = self._filling
        if filling is None:
            return
        formula = FORMULA if "formula" in about else 0
        kind = about.get("value-type", "")
        found = None
        if kind == "date":
            found = number_formats.iso_cell(about.get("date-value", ""))
        elif kind == "time":
            found = number_formats.length_cell(about.get("time-value", ""))
        elif kind == "boolean":
            found = TRUTH, float(about.get("boolean-value") == "true")
        elif kind in ("float", "percentage", "currency"):
            found = _number(about.get("value", ""))
        if found is not None:
            filling.put(row, column, found[0] | formula, found[1])
        else:
            filling.text(row, column, text, formula)
        down = whole(about.get("number-rows-spanned"), 1) or 1
        across = whole(about.get("number-columns-spanned"), 1) or 1
        if down > 1 or across > 1:
            filling.merge(row, column, row + down - 1, column + across - 1)


def _number(text: str) -> tuple[int, float] | None:
    try:
        value = float(text[:40])
    except ValueError:
        return None
    return (NUMBER, value) if abs(value) < 1e300 else None
