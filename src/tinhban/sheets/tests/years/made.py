"""What a year's book is made of: pieces that were broadcast, and how a book with its answers is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tinhban.sheets.tests.made import xlsx

LAI_CHAU, YEN_BAI = "dai-lai-chau", "dai-yen-bai"
_PLACES = ("Nậm Hàng", "Dào San", "Khun Há", "Bản Bo", "Tà Mung", "Pa Ủ", "Nùng Nàng", "Mồ Sì San",
           "Hua Nà", "Sin Suối Hồ", "Tủa Sín Chải", "Noong Hẻo")  # fmt: skip
_TOPICS = (
    "Điện lưới về với bà con {0}", "Trao bò giống cho hộ nghèo {0}", "Rộn ràng lễ cúng rừng {0}",
    "{0} dồn sức gieo cấy vụ xuân", "Phụ nữ {0} giữ nghề dệt vải lanh", "Mở lớp dạy chữ buổi tối ở {0}",
    "{0}: làm đường vào khu sản xuất", "Trạm y tế {0} khám bệnh lưu động", "Thanh niên {0} trồng cây sa nhân",
    "Học sinh {0} trở lại trường sau mưa lũ", "{0} hoàn thành cấp căn cước", "Chợ đêm {0} mở cửa trở lại",
)  # fmt: skip
_KINDS = ("news_item", "short_report", "news_item", "news_item", "raw_footage", "short_report")
_SECTIONS = ("Thời sự tối", "Thời sự trưa", "Chào buổi sáng")


@dataclass(frozen=True)
class Piece:
    """One piece that was broadcast on a day."""

    day: date
    title: str
    kind: str
    section: str = ""
    partner: str = LAI_CHAU

    @property
    def row(self) -> tuple[str, str, str, str]:
        """What the book must hold of it."""
        return self.title, self.day.isoformat(), self.kind, self.partner


def month_of(year: int, month: int, count: int = 10) -> list[Piece]:
    """The pieces of a month: no title twice in a year, days that go on."""
    pieces = []
    for number in range(count):
        at = (month - 1) * count + number
        title = _TOPICS[(at + at // len(_PLACES)) % len(_TOPICS)].format(_PLACES[at % len(_PLACES)])
        if at >= len(_PLACES) * len(_TOPICS):
            title = f"{title}, đợt {at // (len(_PLACES) * len(_TOPICS)) + 1}"
        day = date(year, month, 2 + number * 26 // count)
        pieces.append(Piece(day, title, _KINDS[at % len(_KINDS)], _SECTIONS[at % len(_SECTIONS)]))
    return pieces


def year_of(year: int, count: int = 10) -> list[list[Piece]]:
    return [month_of(year, month, count) for month in range(1, 13)]


def rows_of(months: Sequence[Sequence[Piece]]) -> list[tuple[str, str, str, str]]:
    return sorted(piece.row for month in months for piece in month)


@dataclass(frozen=True)
class Book:
    """A file, what a person answers to it, and what stands in the book of the office then.

    `answers`: the question (a heading, a doubt for all rows, or a doubt of one row "code@sheet!row") to
    what is answered; each is one answer, and no other question may be open. `told` are those that have
    a default in force: nobody need answer, and it must be said.
    """

    name: str
    sheets: dict[str, list[list[Any]]]
    rows: list[tuple[str, str, str, str]]
    answers: Mapping[str, str] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    left_out: int = 0
    filename: str = ""
    partners: int = 1  # of the programme, beside ourselves
    book: str = "used"
    merges: Mapping[str, Sequence[str]] = field(default_factory=dict)
    on_file: tuple[Piece, ...] = ()  # items of the partner that are here already

    def __str__(self) -> str:
        return self.name

    @property
    def file(self) -> bytes:
        return xlsx(self.sheets, merges=self.merges)
