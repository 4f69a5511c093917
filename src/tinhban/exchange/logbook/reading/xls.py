"""XLS → grids: values by calamine, formulas and bounds from the BIFF records themselves."""

import struct
from dataclasses import dataclass, field

from xlrd.compdoc import CompDoc, CompDocError

from tinhban.exchange.logbook.reading import limits
from tinhban.exchange.logbook.reading.calamine import read_grids
from tinhban.exchange.logbook.reading.grid import Grid, column_letters
from tinhban.exchange.logbook.reading.refusal import UnreadableFile

_BOF, _EOF, _FILEPASS, _BOUNDSHEET = 0x0809, 0x000A, 0x002F, 0x0085
_ROW, _DATEMODE, _BOOLERR = 0x0208, 0x0022, 0x0205
_FORMULAS = {0x0006, 0x0206, 0x0406}
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
           0x24: "#NUM!", 0x2A: "#N/A"}  # fmt: skip
_MULTIPLE_RK = 0x00BD
# Records that put a value into cells: number, label, shared string, boolean, RK, formula.
_CELLS = {0x0203, 0x0204, 0x00FD, 0x0205, 0x027E, _MULTIPLE_RK} | _FORMULAS


@dataclass(slots=True)
class _Sheet:
    name: str
    last_row: int = 0
    last_column: int = 0
    formulas: set[tuple[int, int]] = field(default_factory=set)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)


def read(data: bytes) -> list[Grid]:
    """Every worksheet of a BIFF8 workbook; macros are never opened."""
    sheets, since_1904 = _scan(_stream(data))
    if len(sheets) > limits.MAX_SHEETS:
        raise UnreadableFile("too_many_sheets", sheets=len(sheets), limit=limits.MAX_SHEETS)
    for sheet in sheets:
        _guard_bounds(sheet)
    known = {sheet.name: sheet for sheet in sheets}
    grids = read_grids(data)
    for grid in grids:
        about = known.get(grid.name, _Sheet(grid.name))
        grid.since_1904 = since_1904
        grid.hidden_rows = about.hidden_rows
        for place, error in about.errors.items():
            grid.put(*place, error)
        grid.formulas = about.formulas
        grid.empty_formulas = {
            (row, column)
            for row, column in grid.formulas
            if row >= len(grid.rows)
            or column >= len(grid.rows[row])
            or grid.rows[row][column] is None
        }
    return grids


def _guard_bounds(sheet: _Sheet) -> None:
    if sheet.last_column >= limits.MAX_COLUMNS:
        raise UnreadableFile(
            "too_many_columns",
            sheet=sheet.name,
            column=column_letters(sheet.last_column),
            limit=limits.MAX_COLUMNS,
        )
    if (sheet.last_row + 1) * (sheet.last_column + 1) > limits.MAX_CELLS:
        raise UnreadableFile("too_many_cells", sheet=sheet.name, limit=limits.MAX_CELLS)


def _stream(data: bytes) -> bytes:
    try:
        document = CompDoc(data)
        for name in ("Workbook", "Book"):
            content: bytes | None = document.get_named_stream(name)
            if content:
                return content
    except (CompDocError, AssertionError, IndexError, struct.error, ValueError) as error:
        raise UnreadableFile("damaged") from error
    raise UnreadableFile("damaged")


def _scan(stream: bytes) -> tuple[list[_Sheet], bool]:
    sheets: dict[int, _Sheet] = {}  # by the place where the sheet begins
    since_1904 = False
    sheet: _Sheet | None = None
    depth = position = 0
    end = len(stream) - 4
    while position <= end:
        start = position
        kind, length = struct.unpack_from("<HH", stream, position)
        body = position + 4
        position = body + length
        if kind == _BOF:
            depth += 1
            if depth == 1:
                sheet = sheets.get(start)
        elif kind == _EOF:
            depth = max(0, depth - 1)
        elif kind == _FILEPASS:
            raise UnreadableFile("encrypted")
        elif kind == _BOUNDSHEET and length >= 8:
            place = struct.unpack_from("<I", stream, body)[0]
            sheets[place] = _Sheet(_name(stream[body + 6 : position]))
        elif kind == _DATEMODE and length >= 2:
            since_1904 = stream[body] == 1
        elif sheet is not None and depth == 1 and kind == _ROW and length >= 14:
            if stream[body + 12] & 0x20:
                sheet.hidden_rows.add(struct.unpack_from("<H", stream, body)[0])
        elif sheet is not None and depth == 1 and kind in _CELLS and length >= 6:
            row, column = struct.unpack_from("<HH", stream, body)
            if error := _error(kind, stream[body + 6 : position]):
                sheet.errors[row, column] = error
            if kind in _FORMULAS:
                sheet.formulas.add((row, column))
            elif kind == _MULTIPLE_RK and position <= len(stream):
                column = struct.unpack_from("<H", stream, position - 2)[0]
            sheet.last_row = max(sheet.last_row, row)
            sheet.last_column = max(sheet.last_column, column)
    return list(sheets.values()), since_1904


def _error(kind: int, value: bytes) -> str:
    """The error that a cell holds, or that its formula came to."""
    if kind == _BOOLERR and len(value) >= 2 and value[1]:
        return _ERRORS.get(value[0], "#N/A")
    if kind in _FORMULAS and value[6:8] == b"\xff\xff" and value[0] == 2:
        return _ERRORS.get(value[2], "#N/A")
    return ""


def _name(raw: bytes) -> str:
    length, wide = raw[0], raw[1] & 1
    return (
        raw[2 : 2 + length * 2].decode("utf-16-le", "replace")
        if wide
        else raw[2 : 2 + length].decode("latin-1")
    )
