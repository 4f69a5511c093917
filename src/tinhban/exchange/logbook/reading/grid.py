"""A sheet as a plain rectangle of cells, whatever file it came from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Literal

Cell = str | int | float | bool | date | datetime | time | timedelta | None
Container = Literal["xlsx", "xls", "csv"]


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, zero-based and inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Grid:
    """One sheet: rows of cells from row 1 and column A on."""

    name: str
    rows: list[list[Cell]]
    hidden: bool = False
    merges: list[Merge] = field(default_factory=list)
    formulas: set[tuple[int, int]] = field(default_factory=set)
    empty_formulas: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    since_1904: bool = False  # how the workbook counts its days

    def put(self, row: int, column: int, cell: Cell) -> None:
        """Set a cell that the reader of the file left empty."""
        self.rows += [[] for _ in range(row + 1 - len(self.rows))]
        cells = self.rows[row]
        cells += [None] * (column + 1 - len(cells))
        if cells[column] is None:
            cells[column] = cell

    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)


@dataclass(slots=True)
class Workbook:
    """What a file holds, before anybody asks what it means."""

    container: Container
    grids: list[Grid]
    encoding: str | None = None
    legacy: str | None = None  # "tcvn3" or "vni" when the text was converted
    legacy_columns: set[str] = field(default_factory=set)  # the same of single columns

    def texts(self) -> Iterator[str]:
        for grid in self.grids:
            for row in grid.rows:
                for cell in row:
                    if type(cell) is str:
                        yield cell


def column_letters(index: int) -> str:
    """0 → A, 25 → Z, 26 → AA: how a person names a column."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """A → 0, AA → 26."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def shown(cell: Cell) -> str:
    """A cell as the person sees it in the sheet: dd/mm/yyyy, no ".0"."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell).replace(".", ",")
    if isinstance(cell, date):
        day = f"{cell.day:02}/{cell.month:02}/{cell.year}"
        if isinstance(cell, datetime) and (cell.hour or cell.minute or cell.second):
            return f"{day} {cell.hour:02}:{cell.minute:02}:{cell.second:02}"
        return day
    if isinstance(cell, time):
        return f"{cell.hour:02}:{cell.minute:02}:{cell.second:02}"
    if isinstance(cell, timedelta):
        minutes, seconds = divmod(int(cell.total_seconds()), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours:02}:{minutes:02}:{seconds:02}"
    return str(cell)
