"""A log as messy as a real one, the same bytes at every run: for the demonstration and tests."""

import io
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import Any

import xlsxwriter

_CREATED = datetime(2022, 12, 31, tzinfo=UTC)
_KINDS = {
    "news_item": ("Tin", "tin", "TIN"),
    "short_report": ("PSN", "Phóng sự ngắn", "ps ngắn"),
    "raw_footage": ("HANL", "Hình ảnh nguyên liệu", "HANL"),
    "article": ("Bài", "bài viết", "BÀI"),
    "photo": ("Ảnh", "ảnh", "ẢNH"),
}
_SHEETS = ("Tháng {0}", "T{0}", "thang {0}", "{0:02}.{1}")


@dataclass(frozen=True, slots=True)
class Received:
    """One line of the book that a station keeps about what it received and used."""

    supplied_on: date
    used_on: date | None
    kind: str
    length: int
    title: str
    supplier: str
    section: str


_LAI_CHAU = ("Đài PT-TH Lai Châu", "đài lai châu", "ĐÀI PTTH LAI CHÂU")
_YEN_BAI = ("Đài PT-TH Yên Bái", "Đài Yên Bái", "Đài PT&TH tỉnh Yên Bái")
_TITLES: tuple[tuple[str, str, str, int, str], ...] = (
    ("04/01", "A", "news_item", 65, "Tân Uyên chăm sóc chè vụ đông, chuẩn bị lứa búp đầu năm"),
    ("06/01", "C", "news_item", 60, "Yên Bình thu hoạch bưởi Đại Minh phục vụ Tết"),
    ("18/01", "A", "short_report", 160, "Phiên chợ cuối năm ở San Thàng"),
    ("20/01", "C", "short_report", 165, "Làng miến đao Giới Phiên những ngày giáp Tết"),
    ("09/02", "A", "news_item", 55,
     "Nông dân Lai Châu xuống đồng đầu xuân, tranh thủ nguồn nước làm đất"),
    ("10/02", "C", "news_item", 55, "Trấn Yên phát động Tết trồng cây đầu xuân"),
    ("22/02", "A", "news_item", 70,
     "Phong Thổ chăm sóc học sinh bán trú mắc COVID-19 ngay tại trường"),
    ("24/02", "C", "short_report", 155, "Giữ ấm cho đàn gia súc ở Trạm Tấu"),
    ("08/03", "A", "short_report", 180, "Phụ nữ bản Sin Suối Hồ làm du lịch cộng đồng"),
    ("15/03", "C", "news_item", 60, "Suối Giàng hái lứa chè Shan tuyết đầu vụ"),
    ("17/03", "A", "short_report", 170, "Mùa hoa ban trên những cung đường Tây Bắc"),
    ("29/03", "C", "short_report", 180, "Mù Cang Chải đón khách trở lại"),
    ("05/04", "A", "news_item", 60, "Than Uyên ra quân mở đường vào khu sản xuất"),
    ("14/04", "C", "news_item", 50, "Văn Yên giữ giống quế bản địa"),
    ("26/04", "A", "news_item", 75,
     "Hướng dẫn chủ hàng khai báo trực tuyến tại Cửa khẩu Ma Lù Thàng"),
)  # fmt: skip


def sample_entries(year: int = 2022) -> list[Received]:
    """Four months of a book about two partners."""
    entries = []
    for number, (day_month, source, kind, length, title) in enumerate(_TITLES):
        day, month = map(int, day_month.split("/"))
        supplied = date(year, month, day)
        names = _LAI_CHAU if source == "A" else _YEN_BAI
        section = ("Thời sự tối", "Thời sự trưa", "Tin tỉnh bạn")[number % 3]
        used = supplied + timedelta(days=1)
        supplier = names[number % len(names)]
        entries.append(Received(supplied, used, kind, length, title, supplier, section))
    return entries


def messy_log(
    entries: Iterable[Received] | None = None,
    *,
    station: str = "ĐÀI PT-TH LÀO CAI",
    year: int = 2022,
) -> bytes:
    """One XLSX: a sheet a month, title rows, two-row header, merges, nt, totals, odd dates."""
    rows = sorted(
        sample_entries(year) if entries is None else entries, key=lambda entry: entry.supplied_on
    )
    packed = io.BytesIO()
    book = xlsxwriter.Workbook(packed, {"in_memory": True})
    book.set_properties({"created": _CREATED, "title": "Sổ theo dõi trao đổi tin, bài"})
    writer = _Writer(book, station, year)
    months = groupby(rows, key=lambda entry: (entry.supplied_on.year, entry.supplied_on.month))
    for (year_of_month, month), of_month in months:
        writer.sheet(year_of_month, month, list(of_month))
    draft = book.add_worksheet("Nháp")
    draft.write(0, 0, "số điện thoại liên hệ")
    draft.hide()
    book.close()
    return packed.getvalue()


class _Writer:
    def __init__(self, book: Any, station: str, year: int) -> None:
        self.book = book
        self.station = station
        self.year = year
        self.bold = book.add_format({"bold": True, "align": "center", "text_wrap": True})
        self.day = book.add_format({"num_format": "dd/mm/yyyy"})
        self.count = 0

    def sheet(self, year: int, month: int, entries: Sequence[Received]) -> None:
        name = _SHEETS[(month - 1) % 4].format(month, year)
        if year != self.year:
            name, self.year = f"{name} {year}", year
        sheet = self.book.add_worksheet(name)
        self._top(sheet, month)
        row = 7
        previous: Received | None = None
        for number, entry in enumerate(entries, 1):
            if number == 3:
                row += 1  # an empty row, for the eye
            self._entry(sheet, row, number, entry, previous)
            previous = entry
            row += 1
        self._extra(sheet, row, month, len(entries))

    def _top(self, sheet: Any, month: int) -> None:
        sheet.write(0, 0, self.station)
        sheet.merge_range("A2:I2", "SỔ THEO DÕI TIN, BÀI CÁC ĐÀI BẠN CUNG CẤP", self.bold)
        sheet.merge_range("A3:I3", f"Năm {self.year}", self.bold)
        heads = {0: "TT", 3: "Tên tin,\nbài, phóng sự", 4: "Thể loại", 5: "T. lượng",
                 6: "Đơn vị cung cấp", 7: "Chương trình phát", 8: "Ghi chú"}  # fmt: skip
        for column, head in heads.items():
            sheet.merge_range(4, column, 5, column, head, self.bold)
        sheet.merge_range(4, 1, 4, 2, "Thời gian", self.bold)
        sheet.write(5, 1, "Giao", self.bold)
        sheet.write(5, 2, "Phát sóng", self.bold)
        sheet.merge_range(6, 0, 6, 8, f"THÁNG {month}", self.bold)
        sheet.set_column(3, 3, 60)

    def _entry(
        self, sheet: Any, row: int, number: int, entry: Received, previous: Received | None
    ) -> None:
        self.count += 1
        if number == 1:
            sheet.write(row, 0, 1)
        else:
            sheet.write_formula(row, 0, f"=A{row}+1", None, number)
        self._date(sheet, row, 1, entry.supplied_on, self.count)
        if entry.used_on is not None:
            self._date(sheet, row, 2, entry.used_on, self.count + 2)
        title = entry.title
        if self.count % 4 == 0:
            title = unicodedata.normalize("NFD", title)
        sheet.write(row, 3, f" {title}  " if self.count % 5 == 0 else title)
        same_kind = previous is not None and previous.kind == entry.kind
        sheet.write(row, 4, "-nt-" if same_kind else _KINDS[entry.kind][self.count % 3])
        minutes, seconds = divmod(entry.length, 60)
        sheet.write(row, 5, (f"{minutes}'{seconds:02}\"", f"{minutes:02}:{seconds:02}")[number % 2])
        same_supplier = previous is not None and previous.supplier == entry.supplier
        sheet.write(row, 6, "nt" if same_supplier else entry.supplier)
        sheet.write(row, 7, entry.section)

    def _date(self, sheet: Any, row: int, column: int, day: date, way: int) -> None:
        if way % 6 == 1:
            sheet.write_string(row, column, day.strftime("%d/%m/%Y"))
        elif way % 6 == 3:
            sheet.write_string(row, column, f"{day.day}/{day.month}")
        elif way % 6 == 5:
            sheet.write_string(row, column, f"{day.day}.{day.month}/{day.year}")
        else:
            sheet.write_datetime(row, column, day, self.day)

    def _extra(self, sheet: Any, row: int, month: int, count: int) -> None:
        """What goes wrong in a real book, one thing a month."""
        year = self.year
        if month == 1:
            self._odd(sheet, row, count + 1, f"31/0{month + 1}/{year}", "Chợ hoa ngày giáp Tết",
                      "Tin", _LAI_CHAU[0])  # fmt: skip
        elif month == 2:
            self._odd(sheet, row, count + 1, f"27/02/{year}", "Ngày Thầy thuốc Việt Nam",
                      "3 tin", _YEN_BAI[0])  # fmt: skip
        elif month == 3:
            self._odd(sheet, row, count + 1, f"22/03/{year}", "Mùa nước đổ trên nương",
                      "Tin", "Đài PT-TH Sơn Hà")  # fmt: skip
        elif month == 4:
            self._odd(sheet, row, count + 1, None, "Văn Chấn vào vụ chè xuân", "Tin", _YEN_BAI[1])
        else:
            row -= 1
        stated = count + (3 if month == 2 else 2 if month == 3 else 1)
        sheet.write(row + 1, 3, f"Cộng tháng {month}")
        sheet.write_formula(row + 1, 8, f"=COUNTA(D8:D{row + 1})", None, stated)
        sheet.write(row + 3, 6, f"Lào Cai, ngày 30 tháng {month} năm {year}")
        sheet.write(row + 4, 6, "NGƯỜI THEO DÕI")

    def _odd(
        self, sheet: Any, row: int, number: int, used: str | None, title: str, kind: str, who: str
    ) -> None:
        sheet.write(row, 0, number)
        if used:
            sheet.write_string(row, 2, used)
        sheet.write(row, 3, title)
        sheet.write(row, 4, kind)
        sheet.write(row, 6, who)
        sheet.write(row, 7, "Thời sự tối")
