"""A paper as the Typst template sets it: the data of the sheet, and what the set pages answer."""

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import typst

from tinhban.papers import layout, typeface
from tinhban.papers.paper import (
    Band,
    Block,
    Heading,
    NumberedPoint,
    OfficialPaper,
    Table,
    Text,
    printable,
    runs_of,
)

TEMPLATE = Path(__file__).parent / "templates" / "decree30.typ"


@cache
def fonts() -> typst.Fonts:
    """Our four faces and no other: a page looks the same on every machine."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[typeface.FONTS],
    )


def inputs(
    paper: OfficialPaper, spacing: layout.Spacing = layout.NORMAL, *, as_word: bool = False
) -> dict[str, str]:
    """What the template is given; `as_word` breaks lines as a word processor does, one after the other."""
    data = as_data(paper, spacing) | {"as_word": as_word}
    return {"paper": json.dumps(data, ensure_ascii=False)}


def asked(paper: OfficialPaper, spacing: layout.Spacing, expression: str, *, as_word: bool) -> Any:
    """What the set pages answer to an expression."""
    answer = typst.eval(
        TEMPLATE,
        expression,
        root=TEMPLATE.parent,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs=inputs(paper, spacing, as_word=as_word),
    )
    return json.loads(answer)


def as_data(paper: OfficialPaper, spacing: layout.Spacing = layout.NORMAL) -> dict[str, Any]:
    """What the template reads: the composed sheet, the page and the words of the form."""
    sheet = layout.compose(paper, spacing)
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
        "leading": spacing.leading,
        "gap": spacing.gap,
        "as_word": False,
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
            "signing_room": spacing.room,
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
