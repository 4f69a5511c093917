"""An official paper as PDF: tagged, its fonts embedded, the same bytes for the same paper."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from tinhban.correspondence import layout, typeface
from tinhban.correspondence.paper import (
    Band,
    Block,
    Heading,
    NumberedPoint,
    OfficialPaper,
    PartialDate,
    Table,
    Text,
    printable,
    runs_of,
)
from tinhban.foundation.problems import Problem, gettext_noop

MEDIA_TYPE = "application/pdf"
TEMPLATE = Path(__file__).parent / "templates" / "decree30.typ"
UNPRINTABLE = gettext_noop(
    "The paper has characters that cannot be printed: %(characters)s. Write them in another way."
)
_NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)


class UnprintableText(Problem):
    """The paper has characters that its typeface cannot show."""

    def __init__(self, characters: tuple[str, ...]) -> None:
        listed = ", ".join(f"{c} (U+{ord(c):04X})" for c in characters[:10])
        super().__init__("unprintable_text", UNPRINTABLE, characters=listed)


def to_pdf(paper: OfficialPaper) -> bytes:
    """The paper in the layout of Decree 30/2020 as PDF."""
    if unprintable := typeface.missing(map(printable, paper.texts())):
        raise UnprintableText(unprintable)
    return typst.compile(
        TEMPLATE,
        root=TEMPLATE.parent,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"paper": json.dumps(as_data(paper), ensure_ascii=False)},
        pdf_standards=["a-2a", "ua-1"],  # for the archive, and for screen readers
        timestamp=_moment(paper),
    )


def _moment(paper: OfficialPaper) -> datetime:
    """The paper's own date for the file's properties, never the clock: the bytes must repeat."""
    day = paper.issued_on
    if isinstance(day, PartialDate):
        return datetime(day.year, day.month or 1, 1, tzinfo=UTC)
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else _NO_DATE


@cache
def _fonts() -> typst.Fonts:
    """Our four faces and no other: a page looks the same on every machine."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[typeface.FONTS],
    )


def as_data(paper: OfficialPaper) -> dict[str, Any]:
    """What the template reads: the composed sheet, the page and the words of the form."""
    sheet = layout.compose(paper)
    return {
        **asdict(sheet),
        "body": _blocks(sheet.body),
        "annexes": [
            {**asdict(annex), "body": _blocks(annex.body, depth=1)} for annex in sheet.annexes
        ],
        "font": typeface.NAME,
        "country": layout.COUNTRY,
        "motto": layout.MOTTO,
        "draft_mark": layout.DRAFT_MARK,
        "demo_mark": layout.DEMO_MARK,
        "addressed": layout.ADDRESSED,
        "recipients_label": layout.RECIPIENTS,
        "page": {
            "width": layout.PAGE_WIDTH,
            "height": layout.PAGE_HEIGHT,
            "top": layout.TOP,
            "bottom": layout.BOTTOM,
            "left": layout.LEFT,
            "right": layout.RIGHT,
            "head_left": layout.HEAD_LEFT,
            "head_right": layout.HEAD_RIGHT,
            "indent": layout.INDENT,
            "signing_room": layout.SIGNING_ROOM,
        },
        "sizes": {
            "body": layout.BODY,
            "small_head": layout.SMALL_HEAD,
            "head": layout.HEAD,
            "table": layout.TABLE,
            "list": layout.LIST,
            "label": layout.LABEL,
            "mark": layout.MARK,
        },
    }


def _blocks(blocks: tuple[Block, ...], depth: int = 0) -> list[dict[str, Any]]:
    """Blocks as data; a heading's depth never skips a step, as screen readers ask, its look may."""
    listed = []
    for block in blocks:
        data = _block(block)
        if isinstance(block, Heading):
            depth = data["depth"] = min(block.level, depth + 1)
        listed.append(data)
    return listed


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"kind": "heading", "level": block.level, "text": printable(block.text)}
    if isinstance(block, Table):
        return {
            "kind": "table",
            "short": len(block.rows) <= layout.SHORT_TABLE,
            "caption": printable(block.caption),
            "columns": [
                {"title": printable(c.title), "share": c.share, "align": c.align}
                for c in block.columns
            ],
            "rows": [
                {"band": printable(row.text)}
                if isinstance(row, Band)
                else {"cells": [_runs(cell) for cell in row]}
                for row in block.rows
            ],
        }
    number = printable(block.number) if isinstance(block, NumberedPoint) else ""
    return {"kind": "paragraph", "number": number, "runs": _runs(block.text)}


def _runs(text: Text) -> list[dict[str, Any]]:
    return [asdict(run) for run in runs_of(text)]
