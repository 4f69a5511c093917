"""The book of what a station supplied, as messy as a real one, the same bytes at every run."""

import io
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import xlsxwriter

_CREATED = datetime(2023, 1, 31, tzinfo=UTC)
_HEADS = ("STT", "Ngày gửi", "Nội dung tin, bài", "Loại", "T. lượng", "Nơi nhận", "Ghi chú")
_KINDS = {
    "news_item": ("Tin", "tin", "TIN"),
    "short_report": ("PSN", "phóng sự ngắn", "ps ngắn"),
    "raw_footage": ("HANL", "hình ảnh nguyên liệu", "Hình ảnh NL"),
}


@dataclass(frozen=True, slots=True)
class Supplied:
    """One line of the book: what went to whom, on which day."""

    on: date
    kind: str
    length: int
    title: str
    receiver: str


def messy_supplies(
    entries: Iterable[Supplied], *, station: str = "ĐÀI PT-TH LÀO CAI", year: int = 2023
) -> bytes:
    """One XLSX: title rows, a row for each month, dates in three typings, nt, totals."""
    packed = io.BytesIO()
    book = xlsxwriter.Workbook(packed, {"in_memory": True})
    book.set_properties({"created": _CREATED, "title": "Sổ theo dõi tin, bài cung cấp"})
    sheet = book.add_worksheet(f"{year}")
    bold = book.add_format({"bold": True, "align": "center", "text_wrap": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write(0, 0, station)
    sheet.merge_range("A2:G2", "SỔ THEO DÕI TIN, BÀI CUNG CẤP CHO ĐÀI BẠN", bold)
    sheet.merge_range("A3:G3", f"Năm {year}", bold)
    for column, head in enumerate(_HEADS):
        sheet.write(4, column, head, bold)
    sheet.set_column(2, 2, 60)
    _rows(sheet, sorted(entries, key=lambda entry: entry.on), day)
    book.close()
    return packed.getvalue()


def _rows(sheet: Any, entries: list[Supplied], day: Any) -> None:
    row, month, receiver = 5, 0, ""
    for number, entry in enumerate(entries, 1):
        if entry.on.month != month:
            month = entry.on.month
            sheet.write(row, 2, f"THÁNG {month}")
            row += 1
        sheet.write(row, 0, number)
        if number % 3 == 0:
            sheet.write_string(row, 1, f"{entry.on.day}/{entry.on.month}")
        elif number % 3 == 1:
            sheet.write_datetime(row, 1, entry.on, day)
        else:
            sheet.write_string(row, 1, f"{entry.on:%d.%m.%Y}")
        title = unicodedata.normalize("NFD", entry.title) if number % 2 else f"  {entry.title} "
        sheet.write(row, 2, title)
        sheet.write(row, 3, _KINDS[entry.kind][number % 3])
        sheet.write(row, 4, f"{entry.length // 60}'{entry.length % 60:02}\"")
        sheet.write(row, 5, "nt" if entry.receiver == receiver else entry.receiver)
        receiver = entry.receiver
        row += 1
    sheet.write(row, 2, "Cộng")
    sheet.write(row, 6, len(entries))
