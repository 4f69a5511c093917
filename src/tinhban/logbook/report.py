"""What became of a log: counts; and the empty form to fill in."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from tinhban.logbook.models import ImportBatch, ImportRow
from tinhban.screens.tables import TableColumn, write_xlsx


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
    stands: int = 0

    @property
    def total(self) -> int:
        return sum(vars(self).values())

    @property
    def in_the_book(self) -> int:
        return self.done + self.stands

    @property
    def repairable(self) -> int:
        return self.asks + self.refused + self.left_out


def counts_of(batch: ImportBatch) -> Counts:
    """The rows of a log by state."""
    rows = ImportRow.objects.filter(batch=batch).values_list("state").annotate(n=Count("pk"))
    return Counts(**dict(rows.order_by()))


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
    columns = [TableColumn(title, width) for title, width in headings]
    return write_xlsx("Sổ theo dõi tin, bài", columns, rows)
