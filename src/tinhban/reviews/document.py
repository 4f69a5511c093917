"""A report as an official paper: what a clerk sends unchanged, and the internal annex when it is asked for."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from tinhban.figures.counters import words_of
from tinhban.papers.paper import (
    Annex,
    Heading,
    NumberedPoint,
    OfficialPaper,
    PaperColumn,
    Paragraph,
    PartialDate,
    Signature,
    Table,
)
from tinhban.papers.paper import Block as PaperBlock
from tinhban.proof.counted import Counted
from tinhban.reviews import live
from tinhban.reviews.content import Block, Content, blocks_of
from tinhban.reviews.live import Figure
from tinhban.reviews.models import SectionKind

STATES = {
    "agreed": "khớp",
    "one_sided": "mới một bên",
    "differing": "lệch",
    "typed": "nhập tay, có văn bản",
}


def paper_of(
    content: Content,
    *,
    today: date,
    draft: bool,
    demo: bool,
    names: Mapping[UUID, str],
    year: int,
    with_annex: bool,
) -> OfficialPaper:
    """The whole paper in the layout of Decree 30/2020; no hash stands in it."""
    return OfficialPaper(
        type_name="Báo cáo",
        issuing_body=content.issuing_body,
        parent_body=content.parent_body,
        subject=content.subject,
        notation=content.notation,
        place=content.place,
        issued_on=PartialDate(today.year, today.month),
        addressees=content.addressees,
        legal_bases=tuple(content.plain(line) for line in content.bases),
        body=tuple(_body(content)),
        signatures=(
            Signature(content.signer_position, content.signer_authority, content.signer_name),
        ),
        recipients=content.recipients,
        annexes=(annex_of(content, names, year),) if with_annex else (),
        draft=draft,
        demo=demo,
    )


def annex_of(content: Content, names: Mapping[UUID, str], year: int) -> Annex:
    """Counts, receipts awaited and differences: kept in the office, never issued."""
    acts = live.acts_of(content.figures)
    rows = tuple(annex_row(figure, names, acts) for figure in content.figures)
    columns = (
        PaperColumn("Số liệu trong báo cáo", 4),
        *(PaperColumn(words_of(act).printed, 1, "center") for act in acts),
        PaperColumn("Đối chiếu", 3),
    )
    return Annex(f"Đối chiếu số liệu năm {year}", (Table(columns, rows),), internal=True)


def annex_row(
    figure: Figure, names: Mapping[UUID, str], acts: Sequence[Counted]
) -> tuple[str, ...]:
    """One figure in the internal annex; of a promise per slot no act is told."""
    measure = figure.measure
    told = measure if measure and not measure.slots else {}
    numbers = (str(told[act].number) if act in told else "-" for act in acts)
    return (described(figure, names), *numbers, comparison(figure))


def described(figure: Figure, names: Mapping[UUID, str]) -> str:
    """A figure in few words: "gần 400, tiếp nhận, sử dụng của Đài Lai Châu"."""
    supplier = names.get(figure.supplier, "") if figure.supplier else ""
    user = names.get(figure.user, "") if figure.user else ""
    what = {
        "supplied": f"cung cấp cho {user}",
        "received": f"{user} tiếp nhận của {supplier}",
        "used": f"tiếp nhận, sử dụng của {supplier}" if supplier else user,
    }.get(figure.kind, user)
    return f"{figure.phrase}, {what}" if what else str(figure.phrase)


def comparison(figure: Figure) -> str:
    """What the two books say of a figure: "mới một bên; chờ biên nhận 3"."""
    measure = figure.measure
    told = [STATES[figure.state]]
    if measure is None:
        return told[0]
    if measure.contradicted:
        told = [f"lệch {measure.contradicted}"]
    *before, last = measure
    if measure.unanswered:
        told.append(f"{words_of(last).printed_waits} {measure.unanswered}")
    told += [
        f"{words_of(act).printed_waits} {measure[act].awaiting}"
        for act in before
        if measure[act].awaiting
    ]
    if slots := measure.slots:
        told.append(f"{slots.filled}/{slots.planned} kỳ")
        told += [f"{slots.late} quá hạn"] if slots.late else []
        told += [f"{slots.excused} nghỉ, không xuất bản"] if slots.excused else []
        told += [f"thiếu {slots.missed}"] if slots.missed else []
    return "; ".join(told)


def _body(content: Content) -> list[PaperBlock]:
    made: list[PaperBlock] = []
    for block in content.blocks:
        if block.heading:
            made.append(Heading(1 if block.kind == SectionKind.PART else 2, block.heading))
        made += _paragraphs(content, block)
    for line in content.closing:
        made.append(Paragraph(content.plain(line)))
    return made


def _paragraphs(content: Content, block: Block) -> list[PaperBlock]:
    return [
        Paragraph(one) if isinstance(one, str) else NumberedPoint(*one)
        for one in blocks_of(content, block)
    ]
