"""An official paper as plain text: what is pasted into a letter or read at a terminal."""

from collections.abc import Iterator

from tinhban.papers import layout
from tinhban.papers.paper import (
    Band,
    Block,
    Heading,
    NumberedPoint,
    OfficialPaper,
    Table,
    plain,
    printable,
)


def to_text(paper: OfficialPaper) -> str:
    """Title, addressees, text and annexes, a paragraph a line; tables with tabs between their cells."""
    sheet = layout.compose(paper)
    lines: list[str] = [sheet.type_name] if sheet.type_name else []
    lines += [" ".join(sheet.subject or sheet.letter_subject), ""]
    if sheet.addressees:
        lines += [f"{layout.ADDRESSED} {' '.join(sheet.addressees)}", ""]
    lines += sheet.legal_bases
    lines += _lines(sheet.body)
    for annex in sheet.annexes:
        lines += ["", annex.heading, " ".join(annex.title), " ".join(annex.reference)]
        lines += _lines(annex.body)
    return "\n".join(lines).strip() + "\n"


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield from _table(block)
        elif isinstance(block, Heading):
            yield f"\n{printable(block.text)}"
        elif isinstance(block, NumberedPoint):
            yield f"{printable(block.number)} {plain(block.text)}"
        else:
            yield plain(block.text)


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield printable(table.caption)
    yield "\t".join(printable(column.title) for column in table.columns)
    for row in table.rows:
        yield row.text if isinstance(row, Band) else "\t".join(plain(cell) for cell in row)
