"""What became of a log: counts, the file of rows to repair, the empty form to fill in."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from django.db.models import Count
from django.utils.translation import gettext as _

from tinhban.exchange.logbook.labels import sentence
from tinhban.exchange.logbook.models import ImportBatch, ImportRow, RowState
from tinhban.exchange.logbook.reading.doubts import Doubt
from tinhban.exchange.logbook.reading.grid import column_index
from tinhban.screens.tables import Column, safe_cell, write_xlsx

REPAIRABLE = (RowState.ASKS, RowState.REFUSED, RowState.LEFT_OUT)


@dataclass(frozen=True)
class Counts:
    """How many rows stand in which state."""

    asks: int = 0
    ready: int = 0
    left_out: int = 0
    known: int = 0
    done: int = 0
    refused: int = 0
    withdrawn: int = 0

    @property
    def total(self) -> int:
        return sum(vars(self).values())

    @property
    def repairable(self) -> int:
        return self.asks + self.refused + self.left_out


def counts_of(batch: ImportBatch) -> Counts:
    """The rows of a log by state."""
    rows = ImportRow.objects.filter(batch=batch).values_list("state").annotate(n=Count("pk"))
    return Counts(**dict(rows.order_by()))


def repair_file(batch: ImportBatch) -> bytes:
    """The rows that were not recorded, sheet by sheet with their own headings and the reason."""
    packed = io.BytesIO()
    book = xlsxwriter.Workbook(packed, {"in_memory": True})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    headings = {sheet["name"][:80]: sheet["columns"] for sheet in batch.sheets}
    sheets: dict[str, _Sheet] = {}
    rows = ImportRow.objects.filter(batch=batch, state__in=REPAIRABLE).order_by("position")
    for row in rows.iterator(chunk_size=1_000):
        if row.sheet not in sheets:
            target = book.add_worksheet(row.sheet[:31])
            sheets[row.sheet] = _Sheet(target, headings.get(row.sheet, []), bold, plain)
        sheets[row.sheet].add(row)
    if not sheets:
        book.add_worksheet("1")
    book.close()
    return packed.getvalue()


class _Sheet:
    def __init__(self, target: Any, columns: list[dict[str, Any]], bold: Any, plain: Any) -> None:
        self.target = target
        self.plain = plain
        self.next = 1
        last = -1
        for column in columns:
            at = column_index(column["letters"])
            last = max(last, at)
            target.write_string(0, at, str(safe_cell(column["heading"])), bold)
        self.reason_at = last + 1
        target.write_string(0, self.reason_at, _("Reason why not"), bold)
        target.set_column(self.reason_at, self.reason_at, 60)
        target.freeze_panes(1, 0)

    def add(self, row: ImportRow) -> None:
        for at, cell in enumerate(row.cells[: self.reason_at]):
            if cell:
                self.target.write_string(self.next, at, str(safe_cell(cell)), self.plain)
        self.target.write_string(self.next, self.reason_at, why(row), self.plain)
        self.next += 1


def why(row: ImportRow) -> str:
    """Why a row was not recorded."""
    if row.state == RowState.REFUSED:
        return row.reason
    found = [Doubt.from_json(doubt) for doubt in row.doubts]
    if row.state == RowState.LEFT_OUT:
        found = [doubt for doubt in found if doubt.code == row.reason]
    else:
        found = row.open_doubts
    return " ".join(sentence(doubt) for doubt in found)


def template_file() -> bytes:
    """An empty log with the headings that are always understood, and two rows as examples."""
    headings = (
        ("TT", 6), ("Ngày giao", 12), ("Ngày phát", 12), ("Tên tin, bài", 60), ("Thể loại", 12),
        ("Thời lượng", 12), ("Đơn vị cung cấp", 28), ("Chương trình phát", 22), ("Ghi chú", 20),
    )  # fmt: skip
    rows: Iterable[tuple[object, ...]] = (
        (1, "04/01/2022", "05/01/2022", "Tân Uyên chăm sóc chè vụ đông, chuẩn bị lứa búp đầu năm",
         "Tin", "01:05", "Đài PT-TH Lai Châu", "Thời sự tối", ""),
        (2, "18/01/2022", "19/01/2022", "Phiên chợ cuối năm ở San Thàng",
         "PSN", "02:40", "Đài PT-TH Lai Châu", "Thời sự tối", ""),
    )  # fmt: skip
    columns = [Column(title, width) for title, width in headings]
    return write_xlsx("Sổ theo dõi tin, bài", columns, rows)
