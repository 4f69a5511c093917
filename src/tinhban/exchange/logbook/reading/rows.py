"""The rows of one sheet under its header: entries with their doubts, and what lies between."""

import re
from collections.abc import Sequence
from datetime import date

from tinhban.exchange.logbook.reading import dates, doubts, fields
from tinhban.exchange.logbook.reading.doubts import Doubt
from tinhban.exchange.logbook.reading.entry import Block, Entry, Expected, Layout
from tinhban.exchange.logbook.reading.grid import Cell, Grid, shown
from tinhban.exchange.logbook.reading.header import Header
from tinhban.exchange.logbook.reading.result import LogRow, Problem, SheetReading, SkippedRow, Value
from tinhban.exchange.logbook.reading.structure import Plain, nothing_in, other_than_entry


class SheetReader:
    """Reads the entries of one sheet from its header down."""

    def __init__(
        self,
        grid: Grid,
        sheet: SheetReading,
        header: Header,
        expected: Expected,
        needed_date: str,
        seen: dict[tuple[Value, ...], tuple[str, int]],
    ) -> None:
        self.grid = grid
        self.sheet = sheet
        self.header = header
        self.expected = expected
        self.layout = Layout.of(grid, header, needed_date)
        self.first = header.row + header.depth
        self.width = max((column.index for column in header.columns), default=0) + 1
        self.headings = self._headings()
        self.propagated = self._spread_merges()
        self.block = Block(self._around(sheet.month, sheet.year))
        self.rows: list[LogRow] = []
        self.skipped: list[SkippedRow] = []
        self.problems: list[Problem] = []
        self.seen = seen

    def read(self) -> None:
        title_at, number_at = (
            self.layout.column.get(fields.TITLE),
            self.layout.column.get(fields.NUMBER),
        )
        for index in range(self.first, len(self.grid.rows)):
            cells = self.grid.rows[index]
            if nothing_in(cells):
                continue
            other = other_than_entry(
                cells, title_at=title_at, number_at=number_at, heading=self.headings
            )
            if other is not None:
                self._note(other, index)
            elif self._is_remark(cells):
                text = " ".join(shown(cell) for cell in cells if cell is not None)
                self.skipped.append(SkippedRow(self.sheet.name, index + 1, "remark", text[:200]))
            else:
                self._entry(cells, index)
        self.sheet.rows = len(self.rows)

    # what the sheet tells

    def _headings(self) -> list[str]:
        top = self.grid.rows[self.header.row]
        return [shown(cell) for cell in top]

    def _around(self, month: int | None, year: int | None) -> dates.Around:
        source = self.sheet.source
        if year is None:
            year, source = self.expected.year, self.expected.year_source or source
        month_first, twisted = self._order_of_dates()
        return dates.Around(month, year, source, month_first=month_first, twisted=twisted)

    def _order_of_dates(self) -> tuple[bool, bool]:
        """Whether texts put the month first, and whether real dates were turned round."""
        real_early = real_late = text_late = month_first = 0
        columns = [self.layout.column[name] for name in self.layout.dates()]
        for cells in self.grid.rows[self.first :]:
            for place in columns:
                cell = cells[place] if place < len(cells) else None
                if isinstance(cell, date):
                    real_late += cell.day > 12
                    real_early += cell.day <= 12
                elif isinstance(cell, str) and (match := re.match(r"(\d\d?)[/.-](\d\d?)\b", cell)):
                    text_late += int(match[1]) > 12 >= int(match[2])
                    month_first += int(match[2]) > 12 >= int(match[1])
        # A sheet of another country keeps 22/01/2022 as text and turns 03/05 into 5 March.
        twisted = real_early >= 3 and real_late == 0 and text_late >= 3
        return month_first > text_late, twisted

    def _spread_merges(self) -> set[tuple[int, int]]:
        spread = set()
        last = len(self.grid.rows) - 1
        for merge in self.grid.merges:
            if merge.bottom <= merge.top or merge.top < self.first or merge.left >= self.width:
                continue
            top = self.grid.rows[merge.top] if merge.top <= last else []
            value = top[merge.left] if merge.left < len(top) else None
            if value is None:
                continue
            for row in range(merge.top + 1, min(merge.bottom, last) + 1):
                cells = self.grid.rows[row]
                if not cells:
                    continue
                cells.extend([None] * (merge.left + 1 - len(cells)))
                cells[merge.left] = value
                spread.add((row, merge.left))
        return spread

    def _note(self, other: Plain, index: int) -> None:
        block = self.block
        if other.reason == "month":
            year = other.year or self.sheet.year
            block.around = self._around_row(other.month, year, other.text)
            block.since_total = 0
            block.above = {}
        elif other.reason == "partner":
            block.partner = other.text
        elif other.reason == "kind":
            block.kind = other.text
        elif other.reason == "total":
            self._check_total(other, index)
            block.since_total = 0
        self.skipped.append(SkippedRow(self.sheet.name, index + 1, other.reason, other.text))

    def _around_row(self, month: int | None, year: int | None, text: str) -> dates.Around:
        known = self.block.around
        source = text if year is not None and year != known.year else known.source
        return dates.Around(
            month, year or known.year, source if year else known.source,
            month_first=known.month_first, twisted=known.twisted,
        )  # fmt: skip

    def _check_total(self, total: Plain, index: int) -> None:
        block = self.block
        counted = {block.since_total, block.since_start}
        if total.stated is None or total.stated in counted or block.since_start == 0:
            return
        params = {
            "sheet": self.sheet.name,
            "row": index + 1,
            "stated": total.stated,
            "counted": block.since_start if total.whole else block.since_total,
        }
        self.problems.append(Problem("total_differs", params))

    # one entry

    def _is_remark(self, cells: Sequence[Cell]) -> bool:
        """Neither a title nor a date nor a number: words beside the table."""
        at = (fields.TITLE, *self.layout.dates(), fields.KIND, fields.SUPPLIER, fields.USER)
        return not any(self.layout.cell(cells, name) is not None for name in at)

    def _entry(self, cells: Sequence[Cell], index: int) -> None:
        row = LogRow(self.sheet.name, index + 1, [shown(cell) for cell in cells], {})
        Entry(self.layout, self.block, self.expected, cells, row).read()
        self._look_for_repeat(row)
        self.rows.append(row)
        self.block.above |= {k: v for k, v in row.values.items() if v is not None}
        quantity = row.values.get(fields.QUANTITY)
        count = quantity if isinstance(quantity, int) and quantity > 0 else 1
        self.block.since_total += count
        self.block.since_start += count

    def _look_for_repeat(self, row: LogRow) -> None:
        title = row.values.get(fields.TITLE)
        if not isinstance(title, str):
            return
        key = (
            title.casefold(),
            row.values.get(fields.USED_ON),
            row.values.get(fields.SUPPLIED_ON),
            row.values.get(fields.SUPPLIER),
            row.values.get(fields.USER),
            row.values.get(fields.SECTION),
            row.values.get(fields.PAGE),
            row.values.get(fields.TIMECODE),
        )
        here = (row.sheet, row.number)
        first = self.seen.setdefault(key, here)
        if first != here:
            params = {"sheet": first[0], "row": first[1]}
            choices = (doubts.LEAVE_OUT, doubts.TIME)
            row.doubts.append(Doubt("repeated_row", fields.TITLE, None, params, choices))
