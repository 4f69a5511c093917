"""The rows of one sheet under its header: entries with their doubts, and what lies between."""

from collections.abc import Iterator, Sequence

from tinhban.sheets import dates, fields
from tinhban.sheets.grid import Cell, Merge, shown
from tinhban.sheets.header import other_header
from tinhban.sheets.known import Expected
from tinhban.sheets.laying_out import Laid
from tinhban.sheets.layout import Block, Layout
from tinhban.sheets.log_rows import LogRow
from tinhban.sheets.order_of_dates import order_of_dates
from tinhban.sheets.result import Problem, ReadRow, SkippedRow
from tinhban.sheets.row_reader import RowReader
from tinhban.sheets.structure import Headings, Plain, nothing_in, other_than_entry
from tinhban.sheets.values import read_quantity
from tinhban.sheets.who import Who
from tinhban.sheets.words import plain

_TOTALS_TOLD = 20
_SKIPPED_TEXT = 200
_NO_NAME = frozenset(["chuyen", "ban", "thoi", "muc", "chuong", "trinh", "tin", "bai", "so", "ghi"])


def read_rows(laid: Laid, expected: Expected, who: Who) -> Iterator[ReadRow]:
    """The rows of a sheet that is laid out, from its header down."""
    if laid.layout is not None:
        yield from _Rows(laid, laid.layout, expected, who).read()


class _Rows:
    """The sheet at hand, and what its rows so far tell the next one."""

    def __init__(self, laid: Laid, layout: Layout, expected: Expected, who: Who) -> None:
        header = laid.sheet.header
        assert header is not None  # noqa: S101 - what is laid out has one
        self.grid = laid.grid
        self.sheet = laid.sheet
        self.header = header
        self.expected = expected
        self.who = who
        self.layout = layout
        self.first = header.row + header.depth
        self.width = max((column.index for column in header.columns), default=0) + 1
        self.headings = Headings(self.grid.rows[header.row : self.first])
        self._spread_merges()
        self.block = self._top()
        self.foot = False  # below the signatures nothing is an entry, until a dated or numbered row
        self.count = 0
        self.totals_differ = 0

    def read(self) -> Iterator[ReadRow]:
        for index in range(self.first, len(self.grid.rows)):
            cells = self.grid.rows[index]
            if nothing_in(cells):
                continue
            other = self._other(cells, index)
            if other is not None:
                yield from self._note(other, index)
            elif other_header(cells, self.header):
                # Another table begins whose columns stand otherwise: it belongs into a sheet of its own.
                yield Problem("other_headings", {"sheet": self.sheet.name, "row": index + 1})
                break
            else:
                yield self._entry(cells, index)
        if self.totals_differ > _TOTALS_TOLD:
            more = {"sheet": self.sheet.name, "count": self.totals_differ - _TOTALS_TOLD}
            yield Problem("totals_differ", more)

    def _other(self, cells: Sequence[Cell], index: int) -> Plain | None:
        """What a row is that is no entry; None when it may be one."""
        other = other_than_entry(
            cells,
            title_at=self.layout.column.get(fields.TITLE),
            number_at=self.layout.column.get(fields.NUMBER),
            headings=self.headings,
            who=self.who,
        )
        if other is not None:
            return other
        if self._is_remark(cells):
            return Plain("remark", self._words(cells))
        if named := self._lone_name(cells, index):
            return Plain("partner", named)
        if self.foot and not self._is_dated_or_numbered(cells):
            return Plain("foot", self._words(cells))
        return None

    # what the sheet tells

    def _top(self) -> Block:
        month, year, source = self.sheet.month, self.sheet.year, self.sheet.source
        if year is None:
            year, source = self.expected.year, self.expected.year_source or source
        columns = [self.layout.column[name] for name in self.layout.dates()]
        order = order_of_dates(self.grid.column(column, self.first) for column in columns)
        if year is None and order.year and order.sample:
            year, source = order.year, f"“{dates.vietnamese(order.sample)}”"
        around = dates.Around(
            month, year, source, month_first=order.month_first, twisted=order.twisted,
            since_1904=self.grid.since_1904,
        )  # fmt: skip
        return Block(around, partner=self.sheet.partner or None, year=order.year or year)

    def _spread_merges(self) -> None:
        """Repeat what is merged in each row below; where merges lie over each other the upper one counts."""
        last = self.grid.height() - 1
        ends: dict[int, int] = {}
        down = [m for m in self.grid.merges if self._goes_down(m) and m.top <= last]
        for merge in sorted(down, key=lambda merge: merge.top):
            if merge.top > ends.get(merge.left, -1):
                ends[merge.left] = merge.bottom
                self.grid.spread(merge, last)

    def _goes_down(self, merge: Merge) -> bool:
        return merge.bottom > merge.top >= self.first and merge.left < self.width

    def _note(self, other: Plain, index: int) -> Iterator[ReadRow]:
        block = self.block
        if other.reason == "month":
            year = other.year or (self.sheet.year if other.month else None)
            block.around = self._around_row(other.month, year, other.text)
            block.year = other.year or block.year
            block.since_total = block.rows_since_total = 0
            block.above, block.asked = {}, {}
        elif other.reason == "partner":
            block.partner = other.text
            block.above.pop(self.layout.partner, None)
        elif other.reason == "kind":
            block.kind = other.text
        elif other.reason == "total":
            yield from self._check_total(other, index)
            block.since_total = block.rows_since_total = 0
        elif other.reason == "foot":
            self.foot = True
        elif other.reason == "remark" and self._may_name(other.text):
            block.partner = other.text.strip(" .:-*")
        text = other.text[:_SKIPPED_TEXT]
        yield SkippedRow(self.sheet.name, index + 1, other.reason, text)

    def _may_name(self, text: str) -> bool:
        """Without a column of partners a lone short text may name one: asked below, never passed over."""
        if self.layout.partner in self.layout.column or self.foot:
            return False
        words = plain(text).split()
        return 1 < len(words) <= 8 and words[0] not in _NO_NAME and not any(map(str.isdigit, words))

    def _lone_name(self, cells: Sequence[Cell], index: int) -> str:
        """The same in the column of titles, where a numbered row follows."""
        if sum(cell is not None for cell in cells) != 1:
            return ""
        title = self.layout.cell(cells, fields.TITLE)
        number_at = self.layout.column.get(fields.NUMBER)
        if number_at is None or not isinstance(title, str) or not self._may_name(title):
            return ""
        below = next((row for row in self.grid.rows[index + 1 :] if not nothing_in(row)), [])
        first = read_quantity(below[number_at]) if number_at < len(below) else None
        return title if first == 1 or (first and self.block.partner) else ""

    def _around_row(self, month: int | None, year: int | None, text: str) -> dates.Around:
        known = self.block.around
        source = text if year is not None and year != known.year else known.source
        return dates.Around(
            month, year or known.year, source if year else known.source,
            month_first=known.month_first, twisted=known.twisted, since_1904=known.since_1904,
        )  # fmt: skip

    def _check_total(self, total: Plain, index: int) -> Iterator[Problem]:
        block = self.block
        counted = {block.since_total, block.since_start, block.rows_since_total, self.count}
        if total.stated is None or total.stated in counted or block.since_start == 0:
            return
        params = {
            "sheet": self.sheet.name,
            "row": index + 1,
            "stated": total.stated,
            "counted": block.since_start if total.whole else block.since_total,
        }
        self.totals_differ += 1
        if self.totals_differ <= _TOTALS_TOLD:
            yield Problem("total_differs", params)

    # one entry

    def _is_remark(self, cells: Sequence[Cell]) -> bool:
        """Neither a title nor a date nor a number: words beside the table."""
        at = (fields.TITLE, *self.layout.dates(), fields.KIND, fields.SUPPLIER, fields.USER)
        return not any(self.layout.cell(cells, name) is not None for name in at)

    def _is_dated_or_numbered(self, cells: Sequence[Cell]) -> bool:
        names = (fields.NUMBER, *self.layout.dates())
        return any(self.layout.cell(cells, name) is not None for name in names)

    def _words(self, cells: Sequence[Cell]) -> str:
        return " ".join(shown(cell) for cell in cells if cell is not None)[:200]

    def _entry(self, cells: Sequence[Cell], index: int) -> LogRow:
        row = LogRow(self.sheet.name, index + 1, [shown(cell) for cell in cells], {})
        RowReader(self.layout, self.block, self.expected, cells, row).read()
        self.count += 1
        self.block.follow(row)
        self.foot = False
        quantity = row.values.get(fields.QUANTITY)
        count = quantity if isinstance(quantity, int) and quantity > 0 else 1
        self.block.since_total += count
        self.block.since_start += count
        self.block.rows_since_total += 1
        return row
