"""A sheet as rows of cells, whatever file it came from, in a few bytes a cell."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Literal, overload

from tinhban.sheets.texts import Convert, Texts

Cell = str | int | float | bool | date | datetime | time | timedelta | None
Container = Literal["xlsx", "xls", "csv", "ods", "html", "xml"]

# What a cell holds; with FORMULA, what a formula came to.
EMPTY, TEXT, NUMBER, TRUTH, DAY, MOMENT, TIME, SPAN = range(8)
FORMULA = 0x80
_DAY = 86_400
_EXACT = 1e15  # a whole number that stands in a cell digit by digit


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, zero-based and inclusive."""

    top: int
    left: int
    bottom: int
    right: int


class Rows(Sequence[list[Cell]]):
    """The rows of a grid, each made when it is asked for."""

    def __init__(self, grid: "Grid", span: range | None = None) -> None:
        self._grid = grid
        self._span = range(grid.height()) if span is None else span

    def __len__(self) -> int:
        return len(self._span)

    @overload
    def __getitem__(self, at: int) -> list[Cell]: ...
    @overload
    def __getitem__(self, at: slice) -> "Rows": ...
    def __getitem__(self, at: int | slice) -> "list[Cell] | Rows":
        if isinstance(at, slice):
            return Rows(self._grid, self._span[at])
        return self._grid.row(self._span[at])

    def __iter__(self) -> Iterator[list[Cell]]:
        return map(self._grid.row, self._span)


class Grid:
    """One sheet: rows of cells from row 1 and column A on, without what is empty behind them."""

    __slots__ = ("_converts", "_kinds", "_starts", "_texts", "_values", "_widths", "hidden",
                 "hidden_rows", "holds_formulas", "merges", "name", "since_1904")  # fmt: skip

    def __init__(self, name: str, texts: Texts, *, hidden: bool = False) -> None:
        self.name = name
        self.hidden = hidden
        self.merges: list[Merge] = []
        self.hidden_rows: set[int] = set()
        self.since_1904 = False  # how the workbook counts its days
        self.holds_formulas = False
        self._texts = texts
        self._converts: dict[int | None, Convert] = {}  # by column; None: all
        self._kinds = bytearray()
        self._values = array("d")
        self._starts = array("Q")
        self._widths = array("B")

    @property
    def rows(self) -> Rows:
        return Rows(self)

    def height(self) -> int:
        return len(self._starts)

    def width(self) -> int:
        return max(self._widths, default=0)

    def row(self, row: int) -> list[Cell]:
        start = self._starts[row]
        end = start + self._widths[row]
        cells: list[Cell] = []
        for kind, value in zip(self._kinds[start:end], self._values[start:end], strict=True):
            kind &= ~FORMULA
            if kind == TEXT:
                cells.append(self._text(int(value), len(cells)))
            elif kind == NUMBER:
                exact = value.is_integer() and abs(value) < _EXACT
                cells.append(int(value) if exact else value)
            else:
                cells.append(_OF_KIND[kind](value) if kind else None)
        while cells and cells[-1] is None:
            cells.pop()
        return cells

    def _text(self, number: int, column: int) -> str | None:
        converts = self._converts
        convert = converts.get(column, converts.get(None)) if converts else None
        return self._texts.get(number, convert) or None

    def column(self, column: int, first: int) -> Iterator[Cell]:
        """The cells of one column that hold something, from a row on."""
        kinds, values = self._kinds, self._values
        for start, width in zip(self._starts[first:], self._widths[first:], strict=True):
            if column >= width:
                continue
            kind, value = kinds[start + column] & ~FORMULA, values[start + column]
            if kind == TEXT:
                yield self._text(int(value), column)
            elif kind == NUMBER:
                yield value
            elif kind:
                yield _OF_KIND[kind](value)

    def texts(self, column: int | None = None) -> Iterator[str]:
        """The texts as they were typed, of one column or of all, row by row."""
        for start, width in zip(self._starts, self._widths, strict=True):
            for at in range(width) if column is None else (column,) if column < width else ():
                if self._kinds[start + at] & ~FORMULA == TEXT:
                    yield self._texts.raw(int(self._values[start + at]))

    def convert(self, convert: Convert, column: int | None = None) -> None:
        """Read texts, of one column or of all, out of an old encoding."""
        self._converts[column] = convert

    def is_formula(self, row: int, column: int) -> bool:
        kind = self._kind(row, column)
        return kind is not None and kind & FORMULA != 0

    def is_empty(self, row: int, column: int) -> bool:
        return not (self._kind(row, column) or 0) & ~FORMULA

    def _kind(self, row: int, column: int) -> int | None:
        if row >= len(self._starts) or column >= self._widths[row]:
            return None
        return self._kinds[self._starts[row] + column]

    # how it is filled

    def lay(self, row: int, kinds: bytearray, values: Sequence[float]) -> None:
        """Put a whole row in place of what was there."""
        missing = row + 1 - len(self._starts)
        if missing > 0:
            self._starts.extend([0] * missing)
            self._widths.extend([0] * missing)
        self._starts[row], self._widths[row] = len(self._kinds), len(kinds)
        self._kinds += kinds
        self._values.extend(values)

    def taken(self, row: int) -> tuple[bytearray, list[float]]:
        """What stands in a row, to be laid down again with more."""
        if row >= len(self._starts):
            return bytearray(), []
        start = self._starts[row]
        end = start + self._widths[row]
        return self._kinds[start:end], list(self._values[start:end])

    def append(self, other: "Grid") -> None:
        """Put the rows of another sheet of the same texts under these."""
        rows, cells = self.height(), len(self._kinds)
        self._starts.extend(start + cells for start in other._starts)
        self._widths.extend(other._widths)
        self._kinds += other._kinds
        self._values.extend(other._values)
        self.holds_formulas = self.holds_formulas or other.holds_formulas
        self.hidden_rows |= {row + rows for row in other.hidden_rows}
        self.merges += [
            Merge(merge.top + rows, merge.left, merge.bottom + rows, merge.right)
            for merge in other.merges
        ]

    def spread(self, merge: Merge, last: int) -> None:
        """Repeat the first cell of a merge in the rows below that hold something."""
        kind = self._kind(merge.top, merge.left) or 0
        if not kind & ~FORMULA:
            return
        value = self._values[self._starts[merge.top] + merge.left]
        for row in range(merge.top + 1, min(merge.bottom, last) + 1):
            width = self._widths[row]
            if not width:
                continue
            if merge.left >= width:
                kinds, values = self.taken(row)
                self.lay(row, kinds.ljust(merge.left + 1, b"\0"),
                         values + [0.0] * (merge.left + 1 - width))  # fmt: skip
            place = self._starts[row] + merge.left
            self._kinds[place], self._values[place] = kind & ~FORMULA, value


def _day(days: float) -> date:
    return date.fromordinal(int(days))


def _moment(seconds: float) -> datetime:
    days, rest = divmod(int(seconds), _DAY)
    return datetime.combine(date.fromordinal(days), time()) + timedelta(seconds=rest)


def _time(seconds: float) -> time:
    minutes, second = divmod(int(seconds) % _DAY, 60)
    return time(*divmod(minutes, 60), second)


_OF_KIND: dict[int, Callable[[float], Cell]] = {TRUTH: bool, DAY: _day, MOMENT: _moment, TIME: _time,
            SPAN: lambda seconds: timedelta(seconds=seconds)}  # fmt: skip


def of_day(day: date) -> tuple[int, float]:
    """Kind and value of a day, or of a day with its time."""
    if not isinstance(day, datetime):
        return DAY, float(day.toordinal())
    seconds = day.hour * 3600 + day.minute * 60 + day.second
    if not seconds:
        return DAY, float(day.toordinal())
    return MOMENT, float(day.toordinal() * _DAY + seconds)


@dataclass(slots=True)
class Workbook:
    """What a file holds, before anybody asks what it means."""

    container: Container
    grids: list[Grid]
    encoding: str | None = None
    legacy: str | None = None  # "tcvn3" or "vni" when the text was converted
    legacy_columns: set[str] = field(default_factory=set)  # the same of single columns
    # What stands beside the cells and is not read: code of the problem → names of sheets.
    unread: dict[str, list[str]] = field(default_factory=dict)

    def texts(self) -> Iterator[str]:
        for grid in self.grids:
            yield from grid.texts()

    def note(self, code: str, sheet: str) -> None:
        """Something of a sheet is not read."""
        sheets = self.unread.setdefault(code, [])
        if sheet not in sheets[-1:]:
            sheets.append(sheet)


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
