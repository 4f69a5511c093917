"""Papers made between the parties of a programme: reconciliation minutes, confirmation of items used."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tinhban.foundation.dates import format_date
from tinhban.foundation.numerals import grouped
from tinhban.foundation.problems import Problem, gettext_noop
from tinhban.papers.paper import (
    Annex,
    Block,
    Heading,
    NumberedPoint,
    OfficialPaper,
    PaperColumn,
    Paragraph,
    PartialDate,
    Run,
    Signature,
    Table,
    Text,
    day_in_words,
)

NOTHING_USED = gettext_noop("The paper confirms nothing: there is no item used in the period.")
PERIOD_REVERSED = gettext_noop("The period begins after it ends: %(first)s is later than %(last)s.")
TOO_FEW_PARTIES = gettext_noop("Minutes need at least two parties.")

# Where a name is not known yet, a dotted line to write on.
_DOTS = "…" * 12
_IN_BODY = 10  # items; a longer list becomes an annex


@dataclass(frozen=True)
class Party:
    """One side at the table; the name may be written in by hand."""

    name: str
    position: str
    representative: str = ""


@dataclass(frozen=True)
class ReconciledFigure:
    """One line of the minutes; `result` in the words of the house: khớp, mới một bên, lệch 2 ..."""

    what: str
    result: str
    supplied: int | None = None
    received: int | None = None
    used: int | None = None
    awaiting: int = 0


@dataclass(frozen=True)
class UsedItem:
    """One item as its user published or broadcast it."""

    title: str
    kind: str
    used_on: date
    outlet: str = ""


def reconciliation_minutes(
    *,
    programme: str,
    first: date,
    last: date,
    parties: Sequence[Party],
    figures: Sequence[ReconciledFigure],
    held_on: date | PartialDate,
    place: str,
    open_points: Sequence[str] = (),
    parent_body: str = "",
    issuing_body: str = "",
    number: str = "",
    notation: str = "",
    recipients: Sequence[str] = (),
    draft: bool = False,
    demo: bool = False,
) -> OfficialPaper:
    """Biên bản đối chiếu số liệu: what the books of the parties say of one period, side by side."""
    _require_order(first, last)
    if len(parties) < 2:
        raise Problem("too_few_parties", TOO_FEW_PARTIES)
    opening = (
        f"Hôm nay, {day_in_words(held_on)}, tại {place}, các bên tiến hành đối chiếu số liệu "
        f"thực hiện {programme}, {_between(first, last)}."
    )
    open_ones = [*_awaiting(figures), *(point.rstrip(" .;") + "." for point in open_points)]
    body: list[Block] = [
        Paragraph(opening),
        Heading(1, "I. THÀNH PHẦN"),
        *(line for n, party in enumerate(parties, start=1) for line in _present(n, party)),
        Heading(1, "II. KẾT QUẢ ĐỐI CHIẾU"),
        Paragraph("Số liệu ghi trong sổ của các bên như sau:"),
        _figures(figures),
        Heading(1, "III. NỘI DUNG CẦN TIẾP TỤC ĐỐI CHIẾU"),
        *_open_points(open_ones),
        Heading(1, "IV. KẾT LUẬN"),
        *_conclusion(figures, open_ones, copies=len(parties)),
    ]
    return OfficialPaper(
        parent_body=parent_body,
        issuing_body=issuing_body or parties[0].name,
        issued_with=() if issuing_body else tuple(party.name for party in parties[1:]),
        number=number,
        notation=notation,
        place=place,
        issued_on=held_on,
        type_name="Biên bản",
        subject=f"Đối chiếu số liệu thực hiện {programme}",
        body=tuple(body),
        signatures=tuple(
            Signature(p.position, f"Đại diện {p.name}", p.representative) for p in parties
        ),
        recipients=tuple(recipients),
        draft=draft,
        demo=demo,
    )


def usage_confirmation(
    *,
    user: str,
    supplier: str,
    first: date,
    last: date,
    items: Sequence[UsedItem],
    issued_on: date | PartialDate,
    place: str,
    signature: Signature,
    parent_body: str = "",
    number: str = "",
    notation: str = "",
    recipients: Sequence[str] = (),
    draft: bool = False,
    demo: bool = False,
) -> OfficialPaper:
    """Giấy xác nhận tin, bài đã sử dụng: the user tells the supplier what it used, item by item."""
    _require_order(first, last)
    if not items:
        raise Problem("nothing_used", NOTHING_USED)
    listed = _items(items)
    as_annex = len(items) > _IN_BODY
    count = Run(_number(len(items)), bold=True)
    statement: Text = (
        Run(f"{user} xác nhận: {_between(first, last)}, đơn vị đã sử dụng "),
        count,
        Run(f" tin, bài do {supplier} cung cấp, gồm {_by_kind(items)}."),
    )
    where = "tại Phụ lục kèm theo" if as_annex else "trong bảng sau"
    body: tuple[Block, ...] = (
        Paragraph(statement),
        Paragraph(f"Danh mục tin, bài đã sử dụng ghi {where}{'.' if as_annex else ':'}"),
        *(() if as_annex else (listed,)),
        Paragraph(
            "Giấy xác nhận này là căn cứ để các bên báo cáo kết quả thực hiện chương trình và thực "
            "hiện chế độ nhuận bút theo quy định."
        ),
    )
    return OfficialPaper(
        parent_body=parent_body,
        issuing_body=user,
        number=number,
        notation=notation,
        place=place,
        issued_on=issued_on,
        type_name="Giấy xác nhận",
        subject=f"Tin, bài đã sử dụng {_between(first, last)} của {supplier}",
        body=body,
        signatures=(signature,),
        recipients=tuple(recipients) or (supplier, "Lưu: VT"),
        annexes=(Annex("Danh mục tin, bài đã sử dụng", (listed,)),) if as_annex else (),
        draft=draft,
        demo=demo,
    )


def _require_order(first: date, last: date) -> None:
    if first > last:
        raise Problem(
            "period_reversed", PERIOD_REVERSED, first=format_date(first), last=format_date(last)
        )


def _between(first: date, last: date) -> str:
    """`năm 2022` for a whole year, else both days."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        if first.year == last.year:
            return f"năm {first.year}"
        return f"giai đoạn {first.year} - {last.year}"
    return f"từ ngày {format_date(first)} đến ngày {format_date(last)}"


def _number(value: int | None) -> str:
    return "-" if value is None else grouped(value)


def _present(number: int, party: Party) -> tuple[Block, Block]:
    person, position = party.representative or _DOTS, party.position or _DOTS
    return (
        NumberedPoint(f"{number}.", party.name),
        Paragraph(f"Ông (bà): {person}; chức vụ: {position}."),
    )


def _figures(figures: Sequence[ReconciledFigure]) -> Table:
    columns = (
        PaperColumn("TT", 0.6, "center"),
        PaperColumn("Số liệu", 3.4),
        PaperColumn("Cung cấp", 1, "right"),
        PaperColumn("Biên nhận", 1, "right"),
        PaperColumn("Đã sử dụng", 1, "right"),
        PaperColumn("Kết quả đối chiếu", 1.8),
    )
    rows = tuple(
        (
            str(number),
            figure.what,
            _number(figure.supplied),
            _number(figure.received),
            _number(figure.used),
            figure.result,
        )
        for number, figure in enumerate(figures, start=1)
    )
    return Table(columns, rows)


def _awaiting(figures: Sequence[ReconciledFigure]) -> list[str]:
    return [
        f"{figure.what}: chờ biên nhận {_number(figure.awaiting)} tin, bài."
        for figure in figures
        if figure.awaiting
    ]


def _open_points(points: Sequence[str]) -> list[Block]:
    if not points:
        return [Paragraph("Không có nội dung lệch hoặc chờ biên nhận.")]
    return [NumberedPoint(f"{n}.", text) for n, text in enumerate(points, start=1)]


def _conclusion(
    figures: Sequence[ReconciledFigure], points: Sequence[str], *, copies: int
) -> list[Block]:
    """Only what the books agree on is agreed; the rest is left open in so many words."""
    said = []
    if any(figure.result.casefold().startswith("khớp") for figure in figures):
        said.append(
            "Các bên thống nhất những số liệu ghi kết quả “khớp” tại Mục II, dùng làm căn cứ báo cáo."
        )
    if points:
        said.append("Nội dung tại Mục III được tiếp tục đối chiếu và ghi vào biên bản lần sau.")
    said.append(f"Biên bản được lập thành {copies:02} bản có giá trị như nhau, mỗi bên giữ 01 bản.")
    return [NumberedPoint(f"{n}.", text) for n, text in enumerate(said, start=1)]


def _by_kind(items: Sequence[UsedItem]) -> str:
    counts = Counter(item.kind for item in items)
    return ", ".join(f"{_number(count)} {kind}" for kind, count in counts.most_common())


def _items(items: Sequence[UsedItem]) -> Table:
    columns = (
        PaperColumn("TT", 0.6, "center"),
        PaperColumn("Tên tin, bài", 4),
        PaperColumn("Loại", 1.6),
        PaperColumn("Ngày sử dụng", 1.3, "center"),
        PaperColumn("Chương trình, chuyên mục", 2),
    )
    rows = tuple(
        (str(number), item.title, item.kind, format_date(item.used_on), item.outlet)
        for number, item in enumerate(items, start=1)
    )
    return Table(columns, rows)
