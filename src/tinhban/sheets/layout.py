"""Where the fields of a sheet stand, and what the rows above tell the row at hand."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tinhban.sheets import dates, fields
from tinhban.sheets.doubts import OF_ONE_ROW, WITHOUT_VALUE, Doubt
from tinhban.sheets.grid import Cell, Grid, shown
from tinhban.sheets.header import Header
from tinhban.sheets.log_rows import LogRow, Value
from tinhban.sheets.values import read_month, read_quantity
from tinhban.sheets.words import is_blank, plain

TEXTS = (fields.SECTION, fields.PAGE, fields.TIMECODE, fields.URL, fields.NOTE, fields.USER)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the fields of a sheet stand."""

    grid: Grid
    column: dict[str, int]
    marks: tuple[tuple[int, str], ...]  # (column, kind) of columns that are ticked
    needed_date: str = fields.USED_ON  # the date that will be recorded
    texts: tuple[str, ...] = ()  # the columns that are kept as they stand
    in_seconds: bool = False  # bare numbers of the column of lengths, as its heading says

    @classmethod
    def of(cls, grid: Grid, header: Header, needed_date: str) -> "Layout":
        column = {found.field: found.index for found in reversed(header.columns) if found.field}
        marks = tuple(
            (found.index, found.field.removeprefix(fields.KIND_MARK))
            for found in header.columns
            if found.field.startswith(fields.KIND_MARK)
        )
        texts = tuple(name for name in TEXTS if name in column)
        lengths = [plain(found.heading).split() for found in header.of(fields.LENGTH)]
        in_seconds = bool(lengths) and "giay" in lengths[0] and "phut" not in lengths[0]
        return cls(grid, column, marks, needed_date, texts, in_seconds)

    def cell(self, cells: Sequence[Cell], name: str) -> Cell:
        place = self.column.get(name)
        if place is None or place >= len(cells):
            return None
        cell = cells[place]
        return None if isinstance(cell, str) and is_blank(cell) else cell

    @property
    def partner(self) -> str:
        """The field that names the partner in this book."""
        return fields.USER if self.needed_date == fields.SUPPLIED_ON else fields.SUPPLIER

    def date(self, cells: Sequence[Cell], name: str) -> Cell:
        """The cell of a date; with month and year from columns of their own where it holds the day alone."""
        cell = self.cell(cells, name)
        if name != self.needed_date or fields.MONTH not in self.column:
            return cell
        day, month = read_quantity(cell), read_month(self.cell(cells, fields.MONTH))
        if day is None or month is None or len(shown(cell)) > 2:
            return cell
        year = read_quantity(self.cell(cells, fields.YEAR))
        return f"{day}/{month}/{year}" if year else f"{day}/{month}"

    def dates(self) -> list[str]:
        names = (fields.SUPPLIED_ON, fields.USED_ON, fields.DATE)
        return [name for name in names if name in self.column]


@dataclass(slots=True)
class Block:
    """What the rows above tell the row at hand."""

    around: dates.Around
    partner: str | None = None
    kind: str | None = None
    year: int | None = None  # in which nearly all full dates of the sheet lie
    above: dict[str, Value] = field(default_factory=dict)  # the last value of each field
    asked: dict[str, list[Doubt]] = field(default_factory=dict)  # what the row above left open
    since_total: int = 0
    rows_since_total: int = 0  # some books count rows, others items
    since_start: int = 0

    def follow(self, row: LogRow) -> None:
        """Keep what the next row may repeat: values, and the doubts about them."""
        for name, value in row.values.items():
            if value is not None:
                self.above[name] = value
                self.asked.pop(name, None)
        open_now: dict[str, list[Doubt]] = {}
        for doubt in row.doubts:
            if doubt.asks and doubt.code not in OF_ONE_ROW:
                open_now.setdefault(doubt.field, []).append(doubt)
        self.asked |= open_now

    def repeated(self, name: str) -> tuple[Value, list[Doubt]]:
        """The value above and what was doubtful about it; no value where none was read."""
        asked = self.asked.get(name, [])
        return (
            None if any(d.code in WITHOUT_VALUE for d in asked) else self.above.get(name)
        ), asked
