"""Columns whose headings tell nothing: what stands in them tells, and the person is told."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

from tinhban.sheets import abbreviations, fields, values
from tinhban.sheets.date_text import days_in
from tinhban.sheets.grid import Cell, Grid
from tinhban.sheets.header import Header
from tinhban.sheets.who import Who
from tinhban.sheets.words import is_blank, is_ditto, plain

_CLOCK = re.compile(r"\d{1,2} ?(?:h|g|giờ|:) ?(?:\d{1,2})?\'?", re.IGNORECASE)
_SAMPLE = 60
_SEARCHED = 20_000  # rows
_MOST = 0.7
_TITLE = 15  # letters of a short title
_DATES = (fields.DATE, fields.USED_ON, fields.SUPPLIED_ON)
_PARTNERS = (fields.PARTNER, fields.SUPPLIER, fields.USER)


def told_by_content(header: Header, grid: Grid, who: Who) -> Header:
    """The header with unknown columns taken for what most of their cells are."""
    columns = list(header.columns)
    samples = _samples(grid, header)
    for at, column in enumerate(columns):
        if column.field:
            continue
        cells = samples[column.index]
        named = {known.field for known in columns}
        candidates = fields.candidates_of(column.heading)
        if candidates:
            field = _one_of(candidates, cells, named, who) if cells else fields.UNKNOWN
        else:
            field = _meaning(cells, named, who) if len(cells) > 1 else fields.UNKNOWN
        if field:
            columns[at] = replace(column, field=field, confidence=fields.GUESSED)
    return replace(header, columns=tuple(columns))


def holds_dates(grid: Grid) -> bool:
    """Whether a sheet has rows with days in them, as a log has."""
    dated = (any(_is_day(cell) for cell in row if cell is not None) for row in grid.rows[:500])
    return sum(dated) >= 2


def _samples(grid: Grid, header: Header) -> dict[int, list[Cell]]:
    """The first cells that say something, of each column whose heading tells nothing."""
    found: dict[int, list[Cell]] = {c.index: [] for c in header.columns if not c.field}
    wanted = set(found)
    first = header.row + header.depth
    for row in grid.rows[first : first + _SEARCHED]:
        if not wanted:
            break
        for index in [index for index in wanted if index < len(row)]:
            cell = row[index]
            if cell is None or (isinstance(cell, str) and (is_blank(cell) or is_ditto(cell))):
                continue
            found[index].append(cell)
            if len(found[index]) == _SAMPLE:
                wanted.discard(index)
    return found


def _meaning(cells: list[Cell], named: set[str], who: Who) -> str:
    def most(test: Callable[[Cell], bool]) -> bool:
        return sum(map(test, cells)) >= len(cells) * _MOST

    marks = any(name.startswith(fields.KIND_MARK) for name in named)
    if fields.KIND not in named and not marks and most(_is_kind):
        return fields.KIND
    if not named & {*_DATES} and most(_is_day):
        return fields.DATE
    if fields.LENGTH not in named and most(_is_length):
        return fields.LENGTH
    if not named & {*_PARTNERS} and most(lambda cell: isinstance(cell, str) and who(cell) != ""):
        return fields.PARTNER
    if fields.TITLE not in named and most(_is_title) and len(set(cells)) * 2 > len(cells):
        return fields.TITLE
    return fields.UNKNOWN


def _one_of(candidates: tuple[str, ...], cells: list[Cell], named: set[str], who: Who) -> str:
    """Of the fields that a heading may stand for the one that most cells are."""
    tests: dict[str, Callable[[Cell], bool]] = {
        fields.KIND: lambda cell: isinstance(cell, str) and values.read_kind(cell)[0] is not None,
        fields.LENGTH: _is_length,
        fields.TIMECODE: lambda cell: isinstance(cell, str) and _CLOCK.fullmatch(cell) is not None,
        fields.DATE: _is_day,
        fields.SUPPLIED_ON: _is_day,
        fields.SUPPLIER: lambda cell: isinstance(cell, str) and who(cell) != "",
        fields.STAFF: lambda cell: _begins_with(cell, abbreviations.STAFF_CELLS),
        fields.SECTION: lambda cell: _begins_with(cell, abbreviations.SECTION_CELLS),
        fields.PAGE: lambda cell: (values.read_quantity(cell) or 0) > 0,
    }
    for name in candidates:
        test = tests.get(name)
        if test and name not in named and sum(map(test, cells)) >= len(cells) * _MOST:
            return name
    return fields.UNKNOWN


def _begins_with(cell: Cell, beginnings: tuple[str, ...]) -> bool:
    words = plain(cell) if isinstance(cell, str) and len(cell) <= 60 else ""
    return words.startswith(tuple(f"{one} " for one in beginnings)) or words in beginnings


def _is_kind(cell: Cell) -> bool:
    # A letter alone may be a mark as well as a kind.
    return isinstance(cell, str) and len(cell) > 1 and values.read_kind(cell)[0] is not None


def _is_day(cell: Cell) -> bool:
    if isinstance(cell, str):
        return len(cell) <= 40 and len(days_in(cell).days) == 1
    return isinstance(cell, date)


def _is_length(cell: Cell) -> bool:
    if isinstance(cell, str):
        return not cell.isdigit() and values.read_length(cell) is not None
    return isinstance(cell, time)


def _is_title(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell) >= _TITLE and " " in cell
