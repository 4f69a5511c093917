"""One row of a log: its cells taken for values, and what is doubtful about each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from tinhban.exchange.logbook.reading import dates, doubts, fields, legacy_text, limits, values
from tinhban.exchange.logbook.reading.doubts import Doubt
from tinhban.exchange.logbook.reading.grid import Cell, Grid, column_letters, shown
from tinhban.exchange.logbook.reading.header import Header
from tinhban.exchange.logbook.reading.result import LogRow, Value
from tinhban.exchange.logbook.reading.words import is_blank, is_ditto

TEXT_LIMIT = 200
_TEXTS = (fields.SECTION, fields.PAGE, fields.TIMECODE, fields.URL, fields.NOTE, fields.USER)
_CELL_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)")
# Letters that a Vietnamese title never holds, and text in TCVN3 does.
_OLD_FONT = re.compile("[\xb5\xb6\xb7\xb8\xb9\xa8\xbb\xbc\xbd\xbe\xa9\xae\xaa\xab\xac]")


@dataclass(frozen=True, slots=True)
class Expected:
    """What is known before reading: the term, the day of today, what the file's name says."""

    starts_on: date | None = None
    ends_on: date | None = None
    today: date | None = None
    year: int | None = None
    year_source: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the fields of a sheet stand."""

    grid: Grid
    column: dict[str, int]
    marks: tuple[tuple[int, str], ...]  # (column, kind) of columns that are ticked
    needed_date: str = fields.USED_ON  # the date that will be recorded
    texts: tuple[str, ...] = ()  # the columns that are kept as they stand

    @classmethod
    def of(cls, grid: Grid, header: Header, needed_date: str) -> "Layout":
        column = {found.field: found.index for found in reversed(header.columns) if found.field}
        marks = tuple(
            (found.index, found.field.removeprefix(fields.KIND_MARK))
            for found in header.columns
            if found.field.startswith(fields.KIND_MARK)
        )
        texts = tuple(name for name in _TEXTS if name in column)
        return cls(grid, column, marks, needed_date, texts)

    def cell(self, cells: Sequence[Cell], name: str) -> Cell:
        place = self.column.get(name)
        if place is None or place >= len(cells):
            return None
        cell = cells[place]
        return None if isinstance(cell, str) and is_blank(cell) else cell

    def dates(self) -> list[str]:
        names = (fields.SUPPLIED_ON, fields.USED_ON, fields.DATE)
        return [name for name in names if name in self.column]


@dataclass(slots=True)
class Block:
    """What the rows above tell the row at hand."""

    around: dates.Around
    partner: str | None = None
    kind: str | None = None
    above: dict[str, Value] = field(default_factory=dict)
    since_total: int = 0
    since_start: int = 0


class Entry:
    """One row being read."""

    def __init__(
        self, layout: Layout, block: Block, expected: Expected, cells: Sequence[Cell], row: LogRow
    ) -> None:
        self.layout = layout
        self.block = block
        self.expected = expected
        self.cells = cells
        self.row = row

    def read(self) -> None:
        self._formulas()
        self._title()
        if self.layout.needed_date == fields.SUPPLIED_ON:
            # What the receiver did with it is the receiver's to say.
            self._date(fields.SUPPLIED_ON)
        else:
            for name in (fields.SUPPLIED_ON, fields.USED_ON):
                self._date(name)
            self._compare_dates()
            self._supplier()
        self._kind()
        self._length()
        for name in self.layout.texts:
            text = self._text(name)
            if text is not None:
                self.row.values[name] = text[:TEXT_LIMIT]
        if self.layout.needed_date == fields.SUPPLIED_ON and self.block.partner:
            self.row.values.setdefault(fields.USER, self.block.partner[:TEXT_LIMIT])

    def doubt(self, code: str, name: str, params: dict[str, object], *choices: str) -> None:
        place = self.layout.column.get(name)
        letters = column_letters(place) if place is not None else None
        if name in (fields.SUPPLIED_ON, fields.USED_ON) and name != self.layout.needed_date:
            choices = ()  # told, not asked: this date is not recorded
        self.row.doubts.append(Doubt(code, name, letters, params, choices))

    def _formulas(self) -> None:
        grid = self.layout.grid
        if not grid.formulas:
            return
        index = self.row.number - 1
        for name, place in self.layout.column.items():
            if name == fields.NUMBER or (index, place) not in grid.formulas:
                continue
            if (index, place) in grid.empty_formulas:
                choices = (doubts.LEAVE_OUT,)
                self.doubt("formula_without_value", name, {}, *choices)
            else:
                self.doubt("formula", name, {})

    def _text(self, name: str) -> str | None:
        cell = self.layout.cell(self.cells, name)
        if cell is None:
            return None
        text = shown(cell)
        if len(text) > 12:
            return text
        if text[0] == "#" and _CELL_ERROR.fullmatch(text):
            self.doubt("cell_error", name, {"shown": text}, doubts.LEAVE_OUT)
            return None
        if not is_ditto(text):
            return text
        above = self.block.above.get(name)
        if above is None:
            choices = (doubts.TEXT, doubts.LEAVE_OUT)
            self.doubt("ditto_without_above", name, {"shown": text}, *choices)
            return None
        return str(above)

    def _title(self) -> None:
        title = self._text(fields.TITLE)
        if title is None:
            if not any(d.field == fields.TITLE for d in self.row.doubts):
                self.doubt("title_missing", fields.TITLE, {}, doubts.TEXT, doubts.LEAVE_OUT)
            return
        if _OLD_FONT.search(title):
            converted = legacy_text.from_tcvn3(title)
            params: dict[str, object] = {"shown": title[:80], "proposed": converted[:300]}
            self.doubt("old_font", fields.TITLE, params, doubts.CONVERT, doubts.KEEP)
        if len(title) > limits.TITLE_LENGTH:
            params = {"length": len(title), "limit": limits.TITLE_LENGTH}
            self.doubt("title_too_long", fields.TITLE, params, doubts.TEXT, doubts.LEAVE_OUT)
        self.row.values[fields.TITLE] = title

    def _date(self, name: str) -> None:
        cell = self.layout.cell(self.cells, name)
        if cell is None:
            self._no_date(name)
            return
        if name == fields.USED_ON and values.says_not_used(cell):
            self.doubt("not_used", name, {})
            return
        if name == fields.USED_ON and values.is_tick(cell):
            self._no_date(name)
            return
        if isinstance(cell, str):
            if _CELL_ERROR.fullmatch(cell):
                self.doubt("cell_error", name, {"shown": cell}, doubts.DATE, doubts.LEAVE_OUT)
                return
            if is_ditto(cell):
                self._date_above(name, cell)
                return
        self._read_date(name, cell)

    def _date_above(self, name: str, text: str) -> None:
        above = self.block.above.get(name)
        if isinstance(above, date):
            self.row.values[name] = above
        else:
            choices = (doubts.DATE, doubts.LEAVE_OUT)
            self.doubt("ditto_without_above", name, {"shown": text}, *choices)

    def _read_date(self, name: str, cell: Cell) -> None:
        found = dates.read_date(cell, self.block.around)
        if found.code:
            self.doubt(found.code, name, found.params, *found.choices)
        if found.value is None:
            return
        self.row.values[name] = found.value
        if name == fields.USED_ON and isinstance(cell, datetime) and cell.hour:
            self.row.values[fields.TIMECODE] = cell.strftime("%H:%M")
        if not found.code or found.code == "date_month_first":
            self._place_in_time(name, found.value)

    def _place_in_time(self, name: str, day: date) -> None:
        expected, around = self.expected, self.block.around
        choices = (doubts.KEEP, doubts.DATE, doubts.LEAVE_OUT)
        if expected.today and day > expected.today:
            self.doubt("date_future", name, {"shown": dates.vietnamese(day)}, *choices)
        elif (expected.starts_on and day < expected.starts_on) or (
            expected.ends_on and day > expected.ends_on
        ):
            first = dates.vietnamese(expected.starts_on) if expected.starts_on else ""
            last = dates.vietnamese(expected.ends_on) if expected.ends_on else ""
            source = f"{first} - {last}"
            params: dict[str, object] = {"shown": dates.vietnamese(day), "source": source}
            self.doubt("date_outside", name, params, *choices)
        elif around.month and around.year:
            self._compare_with_month(name, day, around.month, around.year)

    def _compare_with_month(self, name: str, day: date, month: int, year: int) -> None:
        months = (day.year - year) * 12 + day.month - month
        # What is supplied at the end of a month is used in the next.
        late = 1 if name == fields.USED_ON else 0
        if not 0 <= months <= late:
            params: dict[str, object] = {
                "shown": dates.vietnamese(day), "source": f"{month:02}/{year}"
            }  # fmt: skip
            choices = (doubts.KEEP, doubts.DATE, doubts.LEAVE_OUT)
            self.doubt("date_outside", name, params, *choices)

    def _no_date(self, name: str) -> None:
        if name != self.layout.needed_date:
            return
        choices = [doubts.LEAVE_OUT, doubts.DATE]
        if name == fields.USED_ON and fields.SUPPLIED_ON in self.row.values:
            choices.insert(1, doubts.SUPPLIED)
        above = self.block.above.get(name)
        params: dict[str, object] = {}
        if isinstance(above, date):
            choices.insert(1, doubts.ABOVE)
            params["above"] = above.isoformat()
        code = "used_date_missing" if name == fields.USED_ON else "supplied_date_missing"
        self.doubt(code, name, params, *choices)

    def _compare_dates(self) -> None:
        used = self.row.values.get(fields.USED_ON)
        supplied = self.row.values.get(fields.SUPPLIED_ON)
        if isinstance(used, date) and isinstance(supplied, date) and used < supplied:
            codes = {doubt.code for doubt in self.row.doubts}
            if codes & {"year_inferred", "date_swapped", "date_order"}:
                return
            params: dict[str, object] = {
                "shown": dates.vietnamese(used), "source": dates.vietnamese(supplied)
            }  # fmt: skip
            choices = (doubts.KEEP, doubts.DATE, doubts.LEAVE_OUT)
            self.doubt("used_before_supplied", fields.USED_ON, params, *choices)

    def _supplier(self) -> None:
        text = self._text(fields.SUPPLIER) or self.block.partner
        if text:
            self.row.values[fields.SUPPLIER] = text[:TEXT_LIMIT]

    def _kind(self) -> None:
        quantity = values.read_quantity(self.layout.cell(self.cells, fields.QUANTITY))
        kinds, count = self._marked_kinds()
        cell = self.layout.cell(self.cells, fields.KIND)
        text = ""
        if cell is not None and not kinds:
            text = self._text(fields.KIND) or ""
            if text in fields.KINDS:  # what a ditto mark repeats
                kinds = [text]
            elif text:
                kind, count = values.read_kind(text)
                kinds = [kind] if kind else []
        if not kinds and not text and self.block.kind:
            kinds = [self.block.kind]
        choices = [doubts.KIND + kind for kind in fields.KINDS]
        if len(kinds) == 1:
            self.row.values[fields.KIND] = kinds[0]
        elif text or kinds:
            shown_kinds = text or ", ".join(kinds)
            self.doubt("kind_unknown", fields.KIND, {"shown": shown_kinds}, *choices)
        elif not any(doubt.field == fields.KIND for doubt in self.row.doubts):
            self.doubt("kind_missing", fields.KIND, {}, *choices)
        count = max(count, quantity or 1)
        if count > 1:
            self.row.values[fields.QUANTITY] = count
            choices = [doubts.LEAVE_OUT, doubts.KEEP, doubts.SPLIT]
            stated_in = fields.QUANTITY if quantity and quantity > 1 else fields.KIND
            self.doubt("several_items", stated_in, {"count": count}, *choices)

    def _marked_kinds(self) -> tuple[list[str], int]:
        kinds, count = [], 1
        for place, kind in self.layout.marks:
            cell = self.cells[place] if place < len(self.cells) else None
            number = values.read_quantity(cell)
            if number or values.is_tick(cell):
                kinds.append(kind)
                count = number or 1
        return kinds, count

    def _length(self) -> None:
        cell = self.layout.cell(self.cells, fields.LENGTH)
        if cell is None or (isinstance(cell, str) and is_ditto(cell)):
            return
        seconds = values.read_length(cell)
        if seconds is None:
            self.doubt("length_unreadable", fields.LENGTH, {"shown": shown(cell)[:40]})
        else:
            self.row.values[fields.LENGTH] = seconds
