"""Bytes → workbook, with text in NFC and in Unicode whatever it was typed in."""

from collections.abc import Iterator
from pathlib import PurePath

from tinhban.exchange.logbook.reading import container, delimited, limits, words, xls, xlsx
from tinhban.exchange.logbook.reading.grid import Grid, Workbook
from tinhban.exchange.logbook.reading.refusal import UnreadableFile
from tinhban.foundation import legacy_text
from tinhban.foundation.text import clean_cell

# Not to be stored in any database; tabs and line ends become spaces.
_ACTING = "=+-@"
_CONTROL = dict.fromkeys(range(32), " ")


def open_workbook(data: bytes, filename: str) -> Workbook:
    """Open a file of any accepted kind; raises `UnreadableFile` with the reason."""
    kind = container.sniff(data)
    if kind == "csv":
        grids, encoding = delimited.read(data, PurePath(filename).stem[:80] or "CSV")
        book = Workbook("csv", grids, encoding=encoding)
    else:
        book = Workbook(kind, xlsx.read(data) if kind == "xlsx" else xls.read(data))
    if not any(cell is not None for grid in book.grids for row in grid.rows for cell in row):
        raise UnreadableFile("empty_file")
    book.legacy = legacy_text.recognise(book.texts())
    for grid in book.grids:
        if book.legacy is None:
            book.legacy_columns |= _convert_columns(grid)
        _clean(grid, book.legacy)
    return book


def _convert_columns(grid: Grid) -> set[legacy_text.Legacy]:
    """Convert columns that were typed in an old font beside others in Unicode."""
    found = set()
    for column in range(grid.width()):
        legacy = legacy_text.recognise_column(_texts(grid, column))
        if legacy is not None:
            found.add(legacy)
            for row in grid.rows:
                if column < len(row) and isinstance(text := row[column], str):
                    row[column] = legacy_text.converted(text, legacy)
    return found


def _texts(grid: Grid, column: int) -> Iterator[str]:
    for row in grid.rows:
        if column < len(row) and isinstance(text := row[column], str):
            yield text


def _clean(grid: Grid, legacy: legacy_text.Legacy | None) -> None:
    convert = legacy_text.CONVERT[legacy] if legacy else None
    seen: dict[str, str | None] = {}
    for row in grid.rows:
        for place, cell in enumerate(row):
            if type(cell) is str:
                if cell not in seen:
                    seen[cell] = _cleaned(convert(cell) if convert else cell)
                row[place] = seen[cell]
        while row and row[-1] is None:
            row.pop()
    while grid.rows and not grid.rows[-1]:
        grid.rows.pop()


def _cleaned(text: str) -> str | None:
    if text[:1] == "'" and text[1:2] in _ACTING and len(text) > 1:
        text = text[1:]  # put there, by us or another program, lest it act as a formula
    text = words.items_apart(text).translate(_CONTROL)
    return clean_cell(text)[: limits.MAX_CELL_TEXT] or None
