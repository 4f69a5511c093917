"""A paper with everything decided that does not depend on the file format: what stands where."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tinhban.papers import typeface
from tinhban.papers.lines import Lines, balanced
from tinhban.papers.paper import (
    LETTER,
    Annex,
    Block,
    NumberedPoint,
    OfficialPaper,
    Paragraph,
    Run,
    Signature,
    Table,
    day_in_words,
    plain,
    printable,
    roman,
    runs_of,
    sentence,
)

# Millimetres; Decree 30/2020: 20-25 above and below, 30-35 left, 15-20 right.
PAGE_WIDTH, PAGE_HEIGHT = 210, 297
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 15
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
# The motto's column is as wide as the name of the country in 12 points, and a hair.
HEAD_LEFT, HEAD_RIGHT = 75, 90
INDENT = 12.7
SIGNING_ROOM = 28  # for the hand, the seal and the image of a digital signature
SHORT_TABLE = 8  # rows; up to here a table is not torn over two pages
WITH_SIGNATURE = 2  # lines of text, or rows of a table, that go with the closing sentence
RULE_SHARE = 0.4  # a short line is a third to a half of the text above it

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
DRAFT_MARK = "DỰ THẢO"
DEMO_MARK = "DỮ LIỆU TRÌNH DIỄN"
ADDRESSED, RECIPIENTS = "Kính gửi:", "Nơi nhận:"

# Points.
BODY, SMALL_HEAD, HEAD, TABLE, LIST, LABEL, MARK = 14, 12, 13, 12, 11, 12, 10


@dataclass(frozen=True)
class Spacing:
    """What a clerk moves to turn a page well: lines (single to 1.5), the gap between paragraphs, room to sign."""

    lines: float = 1.15
    gap: float = 6  # points; the Decree asks for 6 at least
    room: float = SIGNING_ROOM  # mm

    @property
    def leading(self) -> float:
        """Ems between two lines, of which the typeface itself takes 1.107 of the 1.149 of a single line."""
        return round(self.lines * 1.149 - 1.107, 4)


NORMAL = Spacing()


@dataclass(frozen=True)
class SignatureSheet:
    """The capital lines above a signature and the name below it."""

    above: Lines
    signer: str


@dataclass(frozen=True)
class AnnexSheet:
    """An annex with its heading, title and the line that says what it belongs to."""

    heading: str
    title: Lines
    reference: Lines
    rule: float
    body: tuple[Block, ...]
    landscape: bool

    @property
    def width(self) -> float:
        return PAGE_HEIGHT - LEFT - RIGHT if self.landscape else TEXT_WIDTH


@dataclass(frozen=True)
class Sheet:
    """A composed paper: lines broken, rules measured, punctuation of lists in place."""

    title: str
    parent: Lines
    issuer: Lines
    issuer_rule: float
    code: str
    letter_subject: Lines
    motto_rule: float
    dated: str
    type_name: str
    subject: Lines
    subject_rule: float
    addressees: tuple[str, ...]
    legal_bases: tuple[str, ...]
    body: tuple[Block, ...]
    signatures: tuple[tuple[SignatureSheet, ...], ...]
    recipients: tuple[str, ...]
    annexes: tuple[AnnexSheet, ...]
    draft: bool
    demo: bool
    spacing: Spacing
    tail: int  # so many of the last blocks stay with the signature

    @property
    def signed_by_one(self) -> bool:
        """One signature stands beside the recipients, several stand above them."""
        return sum(len(row) for row in self.signatures) == 1


def compose(paper: OfficialPaper, spacing: Spacing = NORMAL) -> Sheet:
    """Decide lines, rules and punctuation of a paper, the same for Word and PDF."""
    issuer = _issuers((paper.issuing_body, *paper.issued_with))
    body = _closed(paper.body, paper.closing)
    letter = not paper.type_name
    subject_text = printable(paper.subject)
    subject = () if letter else balanced(subject_text, TEXT_WIDTH - 2 * INDENT, BODY)
    return Sheet(
        title=paper.title,
        parent=balanced(printable(paper.parent_body).upper(), HEAD_LEFT, SMALL_HEAD, bold=False),
        issuer=issuer,
        issuer_rule=_rule(issuer, SMALL_HEAD),
        code=printable(f"Số: {paper.code}") if paper.notation or paper.number else "",
        letter_subject=balanced(f"V/v {subject_text}", HEAD_LEFT - 5, SMALL_HEAD, bold=False)
        if letter
        else (),
        motto_rule=typeface.width_mm(MOTTO, HEAD, bold=True),
        dated=_dated(paper),
        type_name=printable(paper.type_name).upper(),
        subject=subject,
        subject_rule=_rule(subject, BODY),
        addressees=_listed(paper.addressees),
        legal_bases=_listed(paper.legal_bases),
        body=body,
        signatures=_rows(paper.signatures),
        recipients=tuple(f"- {line}" for line in _listed(paper.recipients)),
        annexes=_annexes(paper),
        draft=paper.draft,
        demo=paper.demo,
        spacing=spacing,
        tail=_tail(body),
    )


def _issuers(bodies: Sequence[str]) -> Lines:
    """The names of those who issue it, a dash between them: a paper of two bodies carries both heads."""
    names = [balanced(printable(body).upper(), HEAD_LEFT, SMALL_HEAD) for body in bodies]
    lines: Lines = ()
    for number, name in enumerate(names, start=1):
        lines += (*name[:-1], f"{name[-1]} -") if number < len(names) else name
    return lines


def _tail(body: tuple[Block, ...]) -> int:
    """The closing sentence, and before it as much text as two lines: neither stands alone on a page."""
    taken, lines = 0, 0
    for block in reversed(body):
        if isinstance(block, Table) or lines >= WITH_SIGNATURE:
            break
        taken += 1
        if taken > 1:
            lines += lines_of(block)
    return taken


def is_short(tail: Sequence[Block]) -> bool:
    """Too little text goes with the closing sentence, which is the last of these."""
    return bool(tail) and sum(map(lines_of, tail[:-1])) < WITH_SIGNATURE


def lines_of(block: Block) -> int:
    """About how many lines a paragraph takes."""
    if isinstance(block, Table):
        return len(block.rows) + 1
    words = (
        plain(block.text)
        if not isinstance(block, NumberedPoint)
        else f"{block.number} {plain(block.text)}"
    )
    return int((typeface.width_mm(words, BODY) + INDENT) // TEXT_WIDTH) + 1


def _rule(lines: Lines, points: float) -> float:
    widest = max((typeface.width_mm(line, points, bold=True) for line in lines), default=0)
    return round(widest * RULE_SHARE, 2)


def _dated(paper: OfficialPaper) -> str:
    place = printable(paper.place)
    day = day_in_words(paper.issued_on) if paper.issued_on else ""
    return f"{place}, {day}" if place and day else day


def _listed(lines: Sequence[str]) -> tuple[str, ...]:
    """Each item of a list ends with a semicolon, the last with a full stop."""
    bare = [printable(line).strip().removeprefix("- ").rstrip(" ;.,") for line in lines]
    bare = [line for line in bare if line]
    return tuple(f"{line}{'.' if i == len(bare) else ';'}" for i, line in enumerate(bare, start=1))


def _closed(blocks: tuple[Block, ...], closing: str) -> tuple[Block, ...]:
    """The sign that nothing follows goes straight behind the last sentence."""
    last = blocks[-1] if blocks else None
    if not closing or not isinstance(last, Paragraph | NumberedPoint):
        return blocks
    runs = runs_of(last.text)
    if not runs or plain(last.text).rstrip().endswith(closing):
        return blocks
    ending = replace(runs[-1], text=runs[-1].text.rstrip(" .;,"))
    return (*blocks[:-1], replace(last, text=(*runs[:-1], ending, Run(closing))))


def _rows(signatures: tuple[Signature, ...]) -> tuple[tuple[SignatureSheet, ...], ...]:
    """One to three signatures share a row; four stand two and two."""
    count = len(signatures)
    across = 2 if count in {2, 4} else min(count, 3)
    width = HEAD_RIGHT if count == 1 else TEXT_WIDTH / across - 4
    sheets = [_signature(signature, width) for signature in signatures]
    return tuple(tuple(sheets[i : i + across]) for i in range(0, count, across))


def _signature(signature: Signature, width: float) -> SignatureSheet:
    above: Lines = ()
    for line in (signature.authority, signature.position):
        above += balanced(printable(line).upper(), width, BODY)
    return SignatureSheet(above=above, signer=printable(signature.signer))


def _annexes(paper: OfficialPaper) -> tuple[AnnexSheet, ...]:
    official = sum(not annex.internal for annex in paper.annexes)
    sheets, number = [], 0
    for annex in paper.annexes:
        number += not annex.internal
        heading = f"Phụ lục {roman(number)}" if official > 1 else "Phụ lục"
        if annex.internal:
            heading, reference = "PHỤ LỤC NỘI BỘ", "(Lưu nội bộ, không ban hành kèm theo văn bản)"
        else:
            reference = _reference(paper)
        sheets.append(_annex(annex, heading, reference))
    return tuple(sheets)


def _annex(annex: Annex, heading: str, reference: str) -> AnnexSheet:
    width = (PAGE_HEIGHT if annex.landscape else PAGE_WIDTH) - LEFT - RIGHT
    title = balanced(printable(annex.title).upper(), width - 2 * INDENT, BODY)
    return AnnexSheet(
        heading=heading,
        title=title,
        reference=balanced(reference, width - 2 * INDENT, BODY, bold=False),
        rule=_rule(title, BODY),
        body=annex.body,
        landscape=annex.landscape,
    )


def _reference(paper: OfficialPaper) -> str:
    what = sentence(printable(paper.type_name)) or LETTER
    day = f" {day_in_words(paper.issued_on)}" if paper.issued_on else ""
    return f"(Kèm theo {what} số {printable(paper.code)}{day} của {printable(paper.issuing_body)})"
