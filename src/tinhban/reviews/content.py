"""A report as it is shown and printed: text with its numbers in place, whichever version it comes from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tinhban.organisations.models import Organisation
from tinhban.reviews import drafting
from tinhban.reviews.live import Figure
from tinhban.reviews.models import Review, SectionKind
from tinhban.reviews.text import pieces, point_of, printed


@dataclass(frozen=True)
class ReportParagraph:
    """A paragraph: its words, and the figures among them."""

    text: str  # with placeholders
    parts: tuple[tuple[str, Figure | None], ...]


@dataclass(frozen=True)
class Block:
    """A heading with its paragraphs."""

    kind: str
    heading: str
    lines: tuple[ReportParagraph, ...]
    uid: str = ""  # of the draft's section, where it can be edited


@dataclass(frozen=True)
class Content:
    """Everything that a report says."""

    subject: str
    issuing_body: str
    parent_body: str
    notation: str
    place: str
    signer_position: str
    signer_authority: str
    signer_name: str
    addressees: tuple[str, ...]
    recipients: tuple[str, ...]
    bases: tuple[ReportParagraph, ...]
    blocks: tuple[Block, ...]
    closing: tuple[ReportParagraph, ...]
    figures: tuple[Figure, ...]
    closing_uid: str = ""
    bases_uid: str = ""

    def plain(self, line: ReportParagraph) -> str:
        """The words of a paragraph as they are printed."""
        phrases = {figure.key: str(figure.phrase) for figure in self.figures}
        return printed(line.text, lambda key: phrases.get(key, "…"))

    @property
    def unplaced(self) -> list[Figure]:
        """Figures that the text does not mention."""
        lines = [line for block in self.blocks for line in block.lines]
        named = {
            f.key for line in [*lines, *self.bases, *self.closing] for _t, f in line.parts if f
        }
        return [figure for figure in self.figures if figure.key not in named]


def of_draft(review: Review, figures: Sequence[Figure]) -> Content:
    """The content of a draft as it stands."""
    day = review.structure_date
    organisation: Organisation = review.organisation
    return _content(
        {
            "subject": review.subject,
            **drafting.letterhead(organisation, day),
            "notation": review.notation,
            "place": review.place,
            "signer_position": review.signer_position,
            "signer_authority": review.signer_authority,
            "signer_name": review.signer_name,
            "addressees": review.addressees.splitlines(),
            "recipients": review.recipients.splitlines(),
            "sections": [
                {"kind": s.kind, "heading": s.heading, "text": s.text, "uid": str(s.uid)}
                for s in review.sections.all()
            ],
        },
        figures,
    )


def of_narrative(narrative: Mapping[str, Any], figures: Sequence[Figure]) -> Content:
    """The content of a frozen version."""
    return _content(narrative, figures)


def blocks_of(content: Content, block: Block) -> list[tuple[str, str] | str]:
    """The paragraphs of a block for an official paper: (number, text) for points."""
    made: list[tuple[str, str] | str] = []
    for line in block.lines:
        text = content.plain(line)
        made.append(point_of(text) or text)
    return made


def _content(said: Mapping[str, Any], figures: Sequence[Figure]) -> Content:
    by_key = {figure.key: figure for figure in figures}
    bases: tuple[ReportParagraph, ...] = ()
    closing: tuple[ReportParagraph, ...] = ()
    uids = {"basis": "", "closing": ""}
    blocks: list[Block] = []
    for section in said["sections"]:
        lines = tuple(
            _line(line, by_key) for line in str(section["text"]).split("\n") if line.strip()
        )
        kind = section["kind"]
        if kind == SectionKind.BASIS:
            bases += lines
            uids["basis"] = section.get("uid", "")
        elif kind == SectionKind.CLOSING:
            closing += lines
            uids["closing"] = section.get("uid", "")
        else:
            blocks.append(Block(kind, section["heading"], lines, section.get("uid", "")))
    if closing:  # "./." is printed behind it, whatever full stop was typed
        last = closing[-1].text.rstrip(" ./")
        closing = (*closing[:-1], _line(last, by_key))
    return Content(
        subject=said["subject"],
        issuing_body=said["issuing_body"],
        parent_body=said["parent_body"],
        notation=said["notation"],
        place=said["place"],
        signer_position=said["signer_position"],
        signer_authority=said["signer_authority"],
        signer_name=said.get("signer_name", ""),
        addressees=tuple(said["addressees"]),
        recipients=tuple(said["recipients"]),
        bases=bases,
        blocks=tuple(blocks),
        closing=closing,
        figures=tuple(figures),
        bases_uid=uids["basis"],
        closing_uid=uids["closing"],
    )


def _line(text: str, figures: Mapping[str, Figure]) -> ReportParagraph:
    parts: list[tuple[str, Figure | None]] = []
    for words, key in pieces(text):
        if key and key in figures:
            parts.append(("", figures[key]))
        else:
            parts.append((words or "…", None))
    return ReportParagraph(text, tuple(parts))
