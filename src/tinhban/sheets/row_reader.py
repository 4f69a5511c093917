"""One row of a log: its cells taken for values, and what is doubtful about each."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from tinhban.foundation import legacy_text
from tinhban.sheets import dates, doubts, fields, limits, notes, values
from tinhban.sheets.doubts import Doubt
from tinhban.sheets.grid import Cell, column_letters, shown
from tinhban.sheets.known import Expected
from tinhban.sheets.layout import Block, Layout
from tinhban.sheets.log_rows import LogRow
from tinhban.sheets.words import LONGEST_DITTO, is_ditto, plain

TEXT_LIMIT = 200
_CELL_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|FIELD!)")
# Letters that a Vietnamese title never holds, and text in TCVN3 does.
_OLD_FONT = re.compile("[\xb5\xb6\xb7\xb8\xb9\xa8\xbb\xbc\xbd\xbe\xa9\xae\xaa\xab\xac]")


class RowReader:
    """One row being read."""

    def __init__(
        self, layout: Layout, block: Block, expected: Expected, cells: Sequence[Cell], row: LogRow
    ) -> None:
        self.layout = layout
        self.block = block
        self.expected = expected
        self.cells = cells
        self.row = row
        self.again = ""  # what stands behind the title: "(phát lại)"

    def read(self) -> None:
        self._hidden()
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
        if self.layout.needed_date == fields.USED_ON:
            self._what_the_note_says()
        elif self.block.partner:
            self.row.values.setdefault(fields.USER, self.block.partner[:TEXT_LIMIT])

    def doubt(
        self, code: str, name: str, params: dict[str, object], *choices: str, default: str = ""
    ) -> None:
        place = self.layout.column.get(name)
        letters = column_letters(place) if place is not None else None
        if name in (fields.SUPPLIED_ON, fields.USED_ON) and name != self.layout.needed_date:
            choices = ()  # told, not asked: this date is not recorded
        self.row.doubts.append(Doubt(code, name, letters, params, choices, default))

    def _hidden(self) -> None:
        if self.row.number - 1 in self.layout.grid.hidden_rows:
            self.doubt("hidden_row", fields.TITLE, {}, doubts.KEEP, doubts.LEAVE_OUT)

    def _choices(self, name: str) -> tuple[str, ...]:
        """The answers that fill a field whose cell tells nothing."""
        if name == fields.KIND:
            return tuple(doubts.KIND + kind for kind in fields.KINDS)
        if name in (fields.SUPPLIED_ON, fields.USED_ON):
            return doubts.DATE, doubts.LEAVE_OUT
        if name == fields.TITLE or name == self.layout.partner:
            return doubts.TEXT, doubts.LEAVE_OUT
        return ()

    def _is_asked(self, name: str) -> bool:
        return any(doubt.field == name and doubt.asks for doubt in self.row.doubts)

    def _formulas(self) -> None:
        grid = self.layout.grid
        if not grid.holds_formulas:
            return
        index = self.row.number - 1
        for name, place in self.layout.column.items():
            if name == fields.NUMBER or not grid.is_formula(index, place):
                continue
            if grid.is_empty(index, place):
                self.doubt("formula_without_value", name, {}, *self._choices(name))
            else:
                self.doubt("formula", name, {})

    def _text(self, name: str) -> str | None:
        cell = self.layout.cell(self.cells, name)
        if cell is None:
            return None
        text = shown(cell)
        if len(text) > LONGEST_DITTO:
            return text
        if text[0] == "#" and _CELL_ERROR.fullmatch(text):
            self.doubt("cell_error", name, {"shown": text}, *self._choices(name))
            return None
        if not is_ditto(text):
            return text
        above, asked = self.block.repeated(name)
        self.row.doubts += asked
        if above is None and not asked:
            choices = self._choices(name)
            self.doubt("ditto_without_above", name, {"shown": text}, *choices)
        return None if above is None else str(above)

    def _title(self) -> None:
        title = self._text(fields.TITLE)
        if title is None:
            if not self._title_is_asked():
                self.doubt("title_missing", fields.TITLE, {}, doubts.TEXT, doubts.LEAVE_OUT)
            return
        converted = legacy_text.meant(title)
        if not converted and _OLD_FONT.search(title):
            converted = legacy_text.from_tcvn3(title)
        if converted:
            params: dict[str, object] = {"shown": title[:80], "proposed": converted[:300]}
            self.doubt("old_font", fields.TITLE, params, doubts.CONVERT, doubts.KEEP)
        if len(title) > limits.TITLE_LENGTH:
            params = {"length": len(title), "limit": limits.TITLE_LENGTH}
            self.doubt("title_too_long", fields.TITLE, params, doubts.TEXT, doubts.LEAVE_OUT)
        title, self.again = notes.behind_title(title)
        self.row.values[fields.TITLE] = title

    def _what_the_note_says(self) -> None:
        """A note may say that it was not used after all, or that it was broadcast before."""
        note = str(self.row.values.get(fields.NOTE) or "") or self.again
        says = notes.read_note(note)
        params: dict[str, object] = {"shown": note[:80]}
        if says == notes.NOT_USED and fields.USED_ON in self.row.values:
            choices = (doubts.LEAVE_OUT, doubts.KEEP)
            self.doubt("not_used_noted", fields.NOTE, params, *choices, default=doubts.LEAVE_OUT)
        elif says == notes.NOT_USED:
            self.row.doubts = [d for d in self.row.doubts if d.code != "used_date_missing"]
            self.doubt("not_used", fields.USED_ON, {})
        elif says == notes.AGAIN:
            self.doubt("rebroadcast", fields.NOTE, params, doubts.KEEP, doubts.LEAVE_OUT)

    def _title_is_asked(self) -> bool:
        return any(d.field == fields.TITLE and d.code != "hidden_row" for d in self.row.doubts)

    def _date(self, name: str) -> None:
        cell = self.layout.date(self.cells, name)
        if cell is None:
            if not self._is_asked(name):
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
        above, asked = self.block.repeated(name)
        self.row.doubts += asked
        if isinstance(above, date):
            self.row.values[name] = above
        elif not asked:
            self.doubt("ditto_without_above", name, {"shown": text}, *self._choices(name))

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
        elif self.block.year and not _near_year(day, self.block.year):
            params = {"shown": dates.vietnamese(day), "source": str(self.block.year)}
            self.doubt("date_outside", name, params, *choices)

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
        text = self._text(fields.SUPPLIER)
        if text is None and not self._is_asked(fields.SUPPLIER):
            text = self.block.partner
        if text:
            self.row.values[fields.SUPPLIER] = text[:TEXT_LIMIT]
        elif above := self.block.above.get(fields.SUPPLIER):
            # An empty cell below a name often means the same; only who knows the partners can tell.
            self.row.values[fields.SUPPLIER_ABOVE] = above

    def _kind(self) -> None:
        params: dict[str, object]
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
        choices = list(self._choices(fields.KIND))
        if len(kinds) == 1:
            self.row.values[fields.KIND] = kinds[0]
        elif text or kinds:
            shown_kinds = text or ", ".join(kinds)
            params = {"shown": shown_kinds, "group": plain(shown_kinds)}
            self.doubt("kind_unknown", fields.KIND, params, *choices)
        elif not any(doubt.field == fields.KIND for doubt in self.row.doubts):
            self.doubt("kind_missing", fields.KIND, {}, *choices)
        title = str(self.row.values.get(fields.TITLE) or "")
        listed = values.listed_in(title)
        in_title = len(listed) or values.count_in_title(title)
        count = max(count, quantity or 1)
        if count == 1 and quantity is None:
            count = in_title
        if count > 1:
            self.row.values[fields.QUANTITY] = count
            choices = [doubts.LEAVE_OUT, doubts.KEEP, doubts.SPLIT]
            stated_in = fields.QUANTITY if quantity and quantity > 1 else fields.KIND
            if quantity is None and count == in_title:
                stated_in = fields.TITLE
            params = {"count": count}
            if len(listed) == count:
                params["titles"] = listed
            self.doubt("several_items", stated_in, params, *choices)

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
        seconds = values.read_length(cell, in_seconds=self.layout.in_seconds)
        if seconds is None:
            self.doubt("length_unreadable", fields.LENGTH, {"shown": shown(cell)[:40]})
        else:
            self.row.values[fields.LENGTH] = seconds


def _near_year(day: date, year: int) -> bool:
    """Within the year, or a month beside it: what came in December is used in January."""
    return -1 <= (day.year - year) * 12 + day.month - 1 <= 12
