"""Where the header of a sheet stands, in one row or several, and what its columns mean."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tinhban.sheets import fields, limits
from tinhban.sheets.grid import Cell, Grid, Merge, Workbook, column_letters, shown
from tinhban.sheets.words import plain

_LONGEST_HEADING = 80
_DEEPEST = 3
_MOST_LIKELY = 8
_LONGEST_UNIT = 30
_UNITS = frozenset(
    ["phut", "giay", "gio", "ngay", "thang", "nam", "dd", "mm", "yyyy", "yy", "hh", "ss", "p", "s", "h",
     "d", "m", "y", "don", "vi", "dvt", "tinh", "bang"]
)  # fmt: skip
# What these mean is told by the heading above: "Ngày" under "Phát", "Đài" under "Nhận".
_TOLD_FROM_ABOVE = (fields.DATE, fields.PARTNER, fields.MONTH, fields.YEAR)


@dataclass(frozen=True, slots=True)
class SheetColumn:
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
    columns: tuple[SheetColumn, ...]

    def of(self, field: str) -> list[SheetColumn]:
        return [column for column in self.columns if column.field == field]

    def score(self) -> int:
        found = {column.field for column in self.columns if column.field}
        return sum(2 if field in (fields.TITLE, fields.USED_ON) else 1 for field in found)


@dataclass(frozen=True, slots=True)
class Headed:
    """A sheet and its header, where it has one."""

    grid: Grid
    header: Header | None


def find_headers(file: Workbook) -> list[Headed]:
    """The header of every sheet that people see."""
    return [Headed(grid, None if grid.hidden else find_header(grid)) for grid in file.grids]


def find_header(grid: Grid) -> Header | None:
    """The rows near the top that name the most fields of a log: one, two or three, and their units."""
    best: Header | None = None
    top = list(grid.rows[: limits.HEADER_SEARCH_ROWS + _DEEPEST])
    for row in _likely(top[: limits.HEADER_SEARCH_ROWS]):
        for levels in _levels(top, row, grid.merges):
            header = Header(row, len(levels), _columns(levels))
            if best is None or header.score() > best.score():
                best = header
    if best is None:
        return None
    named = {column.field for column in best.columns if column.field}
    if len(named) >= (2 if fields.TITLE in named else 3):
        return _with_units(best, top, grid.merges)
    return None


def _likely(rows: Sequence[Sequence[Cell]]) -> list[int]:
    """The rows that may be headings, not too many: what is misspelt is slow to tell."""
    told = {
        number: len({fields.told_by(shown(cell)).field for cell in row})
        for number, row in enumerate(rows)
        if _could_be_header(row)
    }
    most = sorted(told, key=lambda number: -told[number])[:_MOST_LIKELY]
    return sorted(most)


def _could_be_header(row: Sequence[Cell]) -> bool:
    filled = [cell for cell in row if cell is not None]
    return len(filled) >= 2 and all(
        isinstance(cell, str) and len(cell) <= _LONGEST_HEADING for cell in filled
    )


def _levels(
    top: Sequence[Sequence[Cell]], row: int, merges: Sequence[Merge]
) -> Iterator[list[list[str]]]:
    """The headings of one row, of this and the next, and so on while rows explain what is above."""
    levels = [[shown(cell) for cell in top[row]]]
    yield levels
    while len(levels) < _DEEPEST:
        below = row + len(levels)
        if below >= len(top) or not _explains(top[below]):
            return
        width = max(len(levels[-1]), len(top[below]))
        bottom = [shown(_at(top[below], index)) for index in range(width)]
        levels = [level + [""] * (width - len(level)) for level in levels]
        here = [merge for merge in merges if merge.top == below - 1]
        parents = _parents(levels[-1], bottom, here)
        over = [parents, *levels[:-1]]
        named = [any(level[index] for level in over) for index in range(width)]
        if not any(parent and child for parent, child in zip(named, bottom, strict=True)):
            return
        # Under a heading of one row nothing may stand but what a parent explains.
        if any(child and not parent for parent, child in zip(named, bottom, strict=True)):
            return
        levels = [*levels[:-1], parents, bottom]
        yield levels


def _explains(row: Sequence[Cell]) -> bool:
    """Whether a row may stand under headings: short texts, more than one."""
    filled = [cell for cell in row if cell is not None]
    # One lone text below headings is a title of the first block.
    return len(filled) >= 2 and all(isinstance(cell, str) and len(cell) <= 40 for cell in filled)


def _with_units(header: Header, top: Sequence[Sequence[Cell]], merges: Sequence[Merge]) -> Header:
    """The header with the rows below that belong to it: units, and what headings are merged over."""
    last = header.row + header.depth - 1
    for merge in merges:
        if header.row <= merge.top <= last < merge.bottom <= merge.top + _DEEPEST:
            below = top[last + 1 : merge.bottom + 1]
            if not any(cell is not None for row in below for cell in row):
                last = max(last, merge.bottom)
    columns = header.columns
    while last + 1 < len(top) and last - header.row < _DEEPEST and _are_units(top[last + 1]):
        last += 1
        units = top[last]
        columns = tuple(
            replace(column, heading=f"{column.heading} {unit}")
            if (unit := shown(_at(units, column.index)))
            else column
            for column in columns
        )
    return Header(header.row, last - header.row + 1, columns)


def _are_units(row: Sequence[Cell]) -> bool:
    """(phút), (ngày/tháng), giây: in what the columns above are told."""
    filled = [cell for cell in row if cell is not None]
    return bool(filled) and all(isinstance(cell, str) and _is_unit(cell) for cell in filled)


def _is_unit(text: str) -> bool:
    words = plain(text).split() if len(text) <= _LONGEST_UNIT else []
    return bool(words) and _UNITS.issuperset(words)


def _parents(top: list[str], bottom: list[str], merges: Sequence[Merge]) -> list[str]:
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


def _columns(levels: Sequence[Sequence[str]]) -> tuple[SheetColumn, ...]:
    columns = []
    for index, over in enumerate(zip(*levels, strict=True)):
        parts = [part for part in dict.fromkeys(over) if part]
        if parts:
            columns.append(_column(index, parts))
    lowest = {column.index: _lowest(levels, column.index) for column in columns}
    return tuple(_with_kind_marks(columns, lowest))


def _lowest(levels: Sequence[Sequence[str]], index: int) -> str:
    return next((level[index] for level in reversed(levels) if level[index]), "")


def _column(index: int, parts: Sequence[str]) -> SheetColumn:
    """A heading is what all its rows say together; failing that, what the lower ones say."""
    heading = " ".join(parts)
    own = fields.meaning_of(parts[-1])
    if len(parts) > 1 and own.confidence == fields.SURE and own.field not in _TOLD_FROM_ABOVE:
        return SheetColumn(index, heading, own.field, own.confidence)
    for first in range(len(parts)):
        meaning = fields.meaning_of(" ".join(parts[first:]))
        if meaning.field:
            return SheetColumn(index, heading, meaning.field, meaning.confidence)
    return SheetColumn(index, heading, fields.UNKNOWN, 0)


def _with_kind_marks(columns: list[SheetColumn], lowest: Mapping[int, str]) -> list[SheetColumn]:
    """Columns headed "Tin", "PSN", "Bài", ticked with an x or a number."""
    kinds = {}
    for column in columns:
        words = plain(lowest[column.index])
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
