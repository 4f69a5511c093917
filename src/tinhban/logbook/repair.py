"""The file of rows to repair: each stands for itself, so that it means the same without the rows around it."""

import io
import re
from datetime import date
from typing import Any
from uuid import UUID

import xlsxwriter
from django.utils.translation import gettext as _

from tinhban.logbook.labels import sentence
from tinhban.logbook.models import ImportBatch, ImportRow, RowState
from tinhban.logbook.stored_values import doubts_of, values_from_json
from tinhban.organisations.queries import by_uid
from tinhban.screens.tables import safe_cell
from tinhban.sheets import fields
from tinhban.sheets.grid import column_index
from tinhban.sheets.words import is_ditto, plain

REPAIRABLE = (RowState.ASKS, RowState.REFUSED, RowState.LEFT_OUT)
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
# Headings that are always understood, where those of the file were not; in the language of the books.
_HEADINGS = {
    fields.NUMBER: "TT", fields.SUPPLIED_ON: "Ngày giao", fields.USED_ON: "Ngày phát",
    fields.TITLE: "Tên tin, bài", fields.KIND: "Thể loại", fields.LENGTH: "Thời lượng",
    fields.SUPPLIER: "Đơn vị cung cấp", fields.USER: "Đơn vị nhận", fields.SECTION: "Chương trình phát",
    fields.PAGE: "Trang", fields.TIMECODE: "Giờ phát", fields.URL: "Đường dẫn",
    fields.QUANTITY: "Số lượng", fields.MONTH: "Tháng", fields.YEAR: "Năm", fields.NOTE: "Ghi chú",
}  # fmt: skip
_KINDS = {
    "news_item": "Tin",
    "short_report": "PSN",
    "raw_footage": "HANL",
    "article": "Bài",
    "photo": "Ảnh",
}
_DATES = (fields.USED_ON, fields.SUPPLIED_ON)


def repair_file(batch: ImportBatch) -> bytes:
    """The rows that were not recorded, sheet by sheet with their headings and the reason."""
    packed = io.BytesIO()
    book = xlsxwriter.Workbook(packed, {"in_memory": True})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    plainly = book.add_format({"text_wrap": True, "valign": "top"})
    columns = {sheet["name"][:80]: sheet["columns"] for sheet in batch.sheets}
    partner = fields.USER if batch.tells_supplies else fields.SUPPLIER
    sheets: dict[str, _Sheet] = {}
    taken: set[str] = set()
    rows = ImportRow.objects.filter(batch=batch, state__in=REPAIRABLE).order_by("position")
    for row in rows.iterator(chunk_size=1_000):
        if row.sheet not in sheets:
            target = book.add_worksheet(_sheet_name(row.sheet, taken))
            known = columns.get(row.sheet, [])
            sheets[row.sheet] = _Sheet(target, known, partner, bold, plainly)
        sheets[row.sheet].add(row)
    if not sheets:
        book.add_worksheet("1")
    book.close()
    return packed.getvalue()


def _sheet_name(name: str, taken: set[str]) -> str:
    """The name of the sheet, which may tell month and year, in a form that every program takes, once."""
    printable = "".join(sign if sign.isprintable() else " " for sign in name)
    allowed = _NOT_IN_NAMES.sub(" ", printable).strip() or str(len(taken) + 1)
    # A sheet's name has 31 units of UTF-16; two long names may begin alike.
    short = allowed.encode("utf-16-le")[: 2 * 26].decode("utf-16-le", "ignore").rstrip()
    fits = len(allowed.encode("utf-16-le")) <= 2 * 31 and allowed.lower() not in (*taken, "history")
    named = allowed if fits else f"{short} {len(taken) + 1}"
    taken.add(named.lower())
    return named


class _Sheet:
    def __init__(
        self, target: Any, columns: list[dict[str, Any]], partner: str, bold: Any, plainly: Any
    ) -> None:
        self.target = target
        self.plainly = plainly
        self.partner = partner
        self.next = 1
        self.field = {column_index(column["letters"]): column["field"] for column in columns}
        for column in columns:
            at = column_index(column["letters"])
            target.write_string(0, at, str(safe_cell(_heading(column))), bold)
        last = max(self.field, default=-1)
        self.partner_at = next((at for at, name in self.field.items() if name == partner), last + 1)
        if self.partner_at > last:
            target.write_string(0, self.partner_at, _HEADINGS[partner], bold)
        self.reason_at = max(self.partner_at, last) + 1
        target.write_string(0, self.reason_at, _("Reason why not"), bold)
        target.set_column(self.reason_at, self.reason_at, 60)
        target.freeze_panes(1, 0)
        self.names: dict[UUID, str] = {}

    def add(self, row: ImportRow) -> None:
        values = values_from_json(row.settled or row.values)
        cells = row.cells if isinstance(row.cells, list) else []
        for at in range(self.reason_at):
            cell = str(cells[at] or "") if at < len(cells) else ""
            text = self._cell(row, values, self.field.get(at, ""), cell)
            if at == self.partner_at:
                text = text or self._partner(row, values)
            if text:
                self.target.write_string(self.next, at, str(safe_cell(text)), self.plainly)
        self.target.write_string(self.next, self.reason_at, why(row), self.plainly)
        self.next += 1

    def _cell(self, row: ImportRow, values: dict[str, Any], field: str, cell: str) -> str:
        """A cell as typed; a date that is settled in full, and in place of "nt" what it repeats."""
        value = values.get(field)
        is_open = f".{field} " in row.asks
        if field in _DATES and isinstance(value, date) and not is_open:
            return f"{value:%d/%m/%Y}"
        if not is_ditto(cell):
            return cell
        if value is None or is_open:
            return ""
        return (
            f"{value:%d/%m/%Y}" if isinstance(value, date) else _KINDS.get(str(value), str(value))
        )

    def _partner(self, row: ImportRow, values: dict[str, Any]) -> str:
        """Whose row it is, though only a heading above the block may have said so."""
        if typed := values.get(self.partner):
            return str(typed)
        if row.supplier is None:
            return ""
        if row.supplier not in self.names:
            self.names |= {uid: str(body) for uid, body in by_uid([row.supplier]).items()}
        return self.names.get(row.supplier, "")


def _heading(column: dict[str, Any]) -> str:
    """The heading as typed, if it alone says what the column was taken for; none over one left out."""
    field, heading = column["field"], column["heading"]
    if not field and fields.meaning_of(heading).field:
        return ""
    if field.startswith(fields.KIND_MARK):
        kind = field.removeprefix(fields.KIND_MARK)
        return heading if fields.KIND_OF.get(plain(heading)) == kind else _KINDS[kind]
    if fields.meaning_of(heading).field == field or field not in _HEADINGS:
        return str(heading)
    return _HEADINGS[field]


def why(row: ImportRow) -> str:
    """Why a row was not recorded."""
    if row.state == RowState.REFUSED:
        return row.reason
    found = doubts_of(row.doubts)
    if row.state == RowState.LEFT_OUT:
        found = [doubt for doubt in found if doubt.code == row.reason]
    else:
        found = row.open_doubts
    return " ".join(sentence(doubt) for doubt in found)
