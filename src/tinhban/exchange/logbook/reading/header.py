"""Where the header of a sheet stands, in one row or two, and what its columns mean."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tinhban.exchange.logbook.reading import fields, limits
from tinhban.exchange.logbook.reading.grid import Cell, Grid, Merge, column_letters, shown
from tinhban.exchange.logbook.reading.words import plain

_LONGEST_HEADING = 80


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet: what its heading says and what we take it for."""

    index: int
    heading: str
    field: str
    confidence: int

    @property
    def letters(self) -> str:
        return column_letters(self.index)


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a sheet: first row (zero-based), number of rows, columns."""

    row: int
    depth: int
    columns: tuple[Column, ...]

    def of(self, field: str) -> list[Column]:
        return [column for column in self.columns if column.field == field]

    def score(self) -> int:
        found = {column.field for column in self.columns if column.field}
        return sum(2 if field in (fields.TITLE, fields.USED_ON) else 1 for field in found)


def find_header(grid: Grid) -> Header | None:
    """The row (or two) near the top that names the most fields of a log."""
    best: Header | None = None
    for row in range(min(len(grid.rows), limits.HEADER_SEARCH_ROWS)):
        if not _could_be_header(grid.rows[row]):
            continue
        for header in (_one_row(grid, row), _two_rows(grid, row)):
            if header and (best is None or header.score() > best.score()):
                best = header
    if best is None:
        return None
    named = {column.field for column in best.columns if column.field}
    if fields.TITLE in named and len(named) >= 2:
        return best
    return best if len(named) >= 3 else None


def _could_be_header(row: Sequence[Cell]) -> bool:
    filled = [cell for cell in row if cell is not None]
    return len(filled) >= 2 and all(
        isinstance(cell, str) and len(cell) <= _LONGEST_HEADING for cell in filled
    )


def _one_row(grid: Grid, row: int) -> Header:
    headings = [shown(cell) for cell in grid.rows[row]]
    return Header(row, 1, _columns(headings, [""] * len(headings)))


def _two_rows(grid: Grid, row: int) -> Header | None:
    if row + 1 >= len(grid.rows) or not any(cell is not None for cell in grid.rows[row + 1]):
        return None
    below = grid.rows[row + 1]
    if not all(cell is None or isinstance(cell, str) for cell in below):
        return None
    if sum(cell is not None for cell in below) < 2:
        return None  # one lone text below headings is a title of the first block
    width = max(len(grid.rows[row]), len(below))
    top = [shown(_at(grid.rows[row], index)) for index in range(width)]
    bottom = [shown(_at(below, index)) for index in range(width)]
    parents = _parents(top, bottom, [m for m in grid.merges if m.top == row])
    if not any(parent and child for parent, child in zip(parents, bottom, strict=True)):
        return None
    # Under a heading of one row nothing may stand but what a parent explains.
    if any(child and not parent for parent, child in zip(parents, bottom, strict=True)):
        return None
    if any(len(child) > 40 for child in bottom):
        return None
    return Header(row, 2, _columns(parents, bottom))


def _parents(top: list[str], bottom: list[str], merges: list[Merge]) -> list[str]:
    parents = list(top)
    merged = set()
    for merge in merges:
        for index in range(merge.left, min(merge.right + 1, len(parents))):
            parents[index] = top[merge.left] if merge.left < len(top) else ""
            merged.add(index)
    for index in range(1, len(parents)):
        # Without a merge, an empty cell above a filled one continues the heading to its left.
        if not parents[index] and index not in merged and bottom[index] and bottom[index - 1]:
            parents[index] = parents[index - 1]
    return parents


def _columns(parents: list[str], children: list[str]) -> tuple[Column, ...]:
    columns = []
    for index, (parent, child) in enumerate(zip(parents, children, strict=True)):
        heading = f"{parent} {child}".strip() if child != parent else parent
        if heading:
            columns.append(_column(index, heading, parent, child))
    return tuple(_with_kind_marks(columns, parents, children))


def _column(index: int, heading: str, parent: str, child: str) -> Column:
    meaning = fields.meaning_of(heading)
    if child and not meaning.field:
        meaning = fields.meaning_of(child)
    return Column(index, heading, meaning.field, meaning.confidence)


def _with_kind_marks(
    columns: list[Column], parents: list[str], children: list[str]
) -> list[Column]:
    """Columns headed "Tin", "PSN", "Bài", ticked with an x or a number."""
    kinds = {}
    for column in columns:
        words = plain(children[column.index] or parents[column.index])
        if words in fields.KIND_OF and len(words) > 1:
            kinds[column.index] = fields.KIND_OF[words]
    if len(kinds) < 2:
        return columns
    return [
        replace(column, field=fields.KIND_MARK + kinds[column.index], confidence=fields.LIKELY)
        if column.index in kinds
        else column
        for column in columns
    ]


def _at(row: Sequence[Cell], index: int) -> Cell:
    return row[index] if index < len(row) else None


def other_header(cells: Sequence[Cell], known: Header) -> bool:
    """Whether a row names the fields of a log in another order than the header above."""
    first = next((cell for cell in cells if cell is not None), None)
    # Asked of every row: one that begins with no heading is none.
    if (
        not isinstance(first, str)
        or first[:1].isdigit()
        or not fields.named_by(first)
        or not _could_be_header(cells)
    ):
        return False
    named = [fields.named_by(shown(cell)) for cell in cells]
    found = {name: at for at, name in enumerate(named) if name}
    if len(found) < 3 or fields.TITLE not in found:
        return False
    at = {column.field: column.index for column in known.columns if column.field}
    return any(name in at and at[name] != place for name, place in found.items())
