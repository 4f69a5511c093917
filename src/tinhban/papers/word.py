"""An official paper as a Word file that a clerk need not retype; the same paper gives the same bytes."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

from tinhban.papers import fitting, layout
from tinhban.papers.layout import AnnexSheet, Sheet, SignatureSheet, Spacing
from tinhban.papers.paper import (
    Block,
    Heading,
    NumberedPoint,
    OfficialPaper,
    Run,
    Table,
    runs_of,
)
from tinhban.papers.word_parts import Element, bordered, grid, paragraph, rule, section, w

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TEMPLATES = Path(__file__).parent / "templates" / "word"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment a zip file knows


def to_docx(paper: OfficialPaper) -> bytes:
    """The paper in the layout of Decree 30/2020 as .docx."""
    sheet = layout.compose(paper, fitting.spacing_of(paper))
    return _package(paper, _document(sheet), sheet.spacing)


def _document(sheet: Sheet) -> bytes:
    body = w("body", *_head(sheet), *_title(sheet), *_opening(sheet))
    body.extend(_blocks(sheet.body, layout.TEXT_WIDTH, tail=sheet.tail))
    body.extend(_signing(sheet))
    current = section()
    for annex in sheet.annexes:
        body.append(paragraph(exactly=1, section=current))
        body.extend(_annex(annex))
        current = section(landscape=annex.landscape, restart=True)
    if not sheet.annexes:
        body.append(paragraph(exactly=1))  # Word wants a paragraph behind the last table
    body.append(current)
    return _serialised(w("document", body))


def _head(sheet: Sheet) -> Iterator[Element]:
    """Boxes 1 to 4: bodies and number left, country, motto, place and date right."""
    left = [paragraph(sheet.parent, points=layout.SMALL_HEAD, align="center")]
    if not sheet.parent:
        left = []
    left += [
        paragraph(sheet.issuer, points=layout.SMALL_HEAD, bold=True, align="center"),
        rule(sheet.issuer_rule, layout.HEAD_LEFT),
    ]
    right = [
        paragraph(layout.COUNTRY, points=layout.SMALL_HEAD, bold=True, align="center"),
        paragraph(layout.MOTTO, points=layout.HEAD, bold=True, align="center"),
        rule(sheet.motto_rule, layout.HEAD_RIGHT),
    ]
    number = [paragraph(sheet.code, points=layout.HEAD, align="center", before=3)]
    if sheet.letter_subject:
        number.append(
            paragraph(sheet.letter_subject, points=layout.SMALL_HEAD, align="center", before=3)
        )
    if sheet.draft:
        number.append(_mark(layout.DRAFT_MARK))
    dated = paragraph(sheet.dated, points=layout.HEAD, italic=True, align="center", before=3)
    yield grid((layout.HEAD_LEFT, layout.HEAD_RIGHT), [(left, right), (number, [dated])])


def _mark(text: str) -> Element:
    """A boxed word in bold."""
    sides = (
        w(side, val="single", sz=8, space=2, color="000000")
        for side in ("top", "left", "bottom", "right")
    )
    margin = (layout.HEAD_LEFT - 26) / 2
    return paragraph(
        text,
        points=layout.HEAD,
        bold=True,
        align="center",
        before=8,
        indent=(margin, margin),
        border=w("pBdr", *sides),
    )


def _title(sheet: Sheet) -> Iterator[Element]:
    if sheet.type_name:
        yield paragraph(sheet.type_name, style="Title", before=18)
        yield paragraph(sheet.subject, style="Subtitle")
        yield rule(sheet.subject_rule, layout.TEXT_WIDTH, after=12, keep_next=True)
    else:
        yield paragraph(exactly=12)


def _opening(sheet: Sheet) -> Iterator[Element]:
    if len(sheet.addressees) == 1:
        text = f"{layout.ADDRESSED} {sheet.addressees[0]}"
        yield paragraph(text, align="center", before=6, after=12)
    elif sheet.addressees:
        yield paragraph(layout.ADDRESSED, align="left", before=6, indent=(2 * layout.INDENT, 0))
        for line in sheet.addressees:
            last = line is sheet.addressees[-1]
            yield paragraph(
                f"- {line}", align="left", after=12 if last else 0, indent=(4 * layout.INDENT, 0)
            )
    for line in sheet.legal_bases:
        yield paragraph(line, style="BodyText", italic=True)


def _blocks(blocks: tuple[Block, ...], room: float, *, tail: int = 0) -> Iterator[Element]:
    for number, block in enumerate(blocks):
        if isinstance(block, Heading):
            yield paragraph(block.text, style=f"Heading{block.level}")
        elif isinstance(block, Table):
            if block.caption:
                yield paragraph(block.caption, style="Caption", before=6)
            # With too little text behind it, its last rows go with the closing sentence.
            stays = number == len(blocks) - tail - 1 and layout.is_short(blocks[number + 1 :])
            yield bordered(block, room, stays=stays)
            yield paragraph(exactly=6, keep_next=stays)  # or two tables would become one
        else:
            runs = runs_of(block.text)
            if isinstance(block, NumberedPoint):
                runs = (Run(f"{block.number} "), *runs)
            # Signature and closing sentence never stand alone on a page: the last lines go with them.
            yield paragraph(runs, style="BodyText", keep_next=number >= len(blocks) - tail)


def _signing(sheet: Sheet) -> Iterator[Element]:
    """Boxes 7 and 9b: beside each other for one signature, else the recipients below."""
    recipients, room = list(_recipients(sheet)), sheet.spacing.room
    yield paragraph(exactly=6, keep_next=True)
    if sheet.signed_by_one:
        ((only,),) = sheet.signatures
        columns = (layout.HEAD_LEFT, layout.HEAD_RIGHT)
        yield grid(columns, [(recipients, list(_signature(only, room)))])
        return
    for row in sheet.signatures:
        columns_of_row = tuple(layout.TEXT_WIDTH / len(row) for _ in row)
        yield grid(columns_of_row, [[list(_signature(signature, room)) for signature in row]])
        yield paragraph(exactly=8)
    yield from recipients


def _signature(signature: SignatureSheet, room: float) -> Iterator[Element]:
    yield paragraph(signature.above, bold=True, align="center", keep_next=True)
    gap = room / 25.4 * 72
    yield paragraph(signature.signer, bold=True, align="center", before=gap)


def _recipients(sheet: Sheet) -> Iterator[Element]:
    if sheet.recipients:
        yield paragraph(
            layout.RECIPIENTS, points=layout.LABEL, bold=True, italic=True, keep_next=True
        )
    for line in sheet.recipients:
        yield paragraph(line, points=layout.LIST, align="left")


def _annex(annex: AnnexSheet) -> Iterator[Element]:
    yield paragraph(annex.heading, style="Title")
    yield paragraph(annex.title, style="Subtitle")
    yield paragraph(annex.reference, italic=True, align="center", keep_next=True)
    yield rule(annex.rule, annex.width, after=12, keep_next=True)
    yield from _blocks(annex.body, annex.width)


def _serialised(root: Element) -> bytes:
    data: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return data


def _package(paper: OfficialPaper, document: bytes, spacing: Spacing) -> bytes:
    parts = {
        "[Content_Types].xml": _template("package.xml"),
        "_rels/.rels": _template("package.rels"),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _template("document.rels"),
        "word/styles.xml": _styles(spacing),
        "word/settings.xml": _template("settings.xml"),
        "word/header.xml": _template("header.xml"),
        "word/header-first.xml": _template("header-first.xml"),
        "word/footer.xml": _template("footer-demo.xml" if paper.demo else "footer.xml"),
        "docProps/core.xml": _properties(paper),
        "docProps/app.xml": _template("app.xml"),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content)
    return file.getvalue()


@cache
def _template(name: str) -> bytes:
    return (_TEMPLATES / name).read_bytes()


def _styles(spacing: Spacing) -> bytes:
    """The styles, with the lines and gaps of this paper's text."""
    normal = b'w:after="120" w:line="276"'
    chosen = f'w:after="{round(20 * spacing.gap)}" w:line="{round(240 * spacing.lines)}"'
    return _template("styles.xml").replace(normal, chosen.encode())


def _properties(paper: OfficialPaper) -> bytes:
    """Title, language and the paper's own date; no author, for an office signs it."""
    core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    dublin, terms = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
    xsi = "http://www.w3.org/2001/XMLSchema-instance"
    for prefix, uri in (("cp", core), ("dc", dublin), ("dcterms", terms), ("xsi", xsi)):
        ET.register_namespace(prefix, uri)
    root = Element(f"{{{core}}}coreProperties")
    ET.SubElement(root, f"{{{dublin}}}title").text = paper.title
    ET.SubElement(root, f"{{{dublin}}}language").text = "vi-VN"
    if isinstance(paper.issued_on, date):
        for name in ("created", "modified"):
            moment = ET.SubElement(root, f"{{{terms}}}{name}", {f"{{{xsi}}}type": "dcterms:W3CDTF"})
            moment.text = f"{paper.issued_on:%Y-%m-%d}T00:00:00Z"
    return _serialised(root)
