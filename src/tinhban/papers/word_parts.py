"""Pieces of WordprocessingML: runs, paragraphs, rules, tables, sections."""

from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as ET

from tinhban.papers import layout
from tinhban.papers.paper import Band, Run, Table, Text, runs_of

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ET.register_namespace("w", NAMESPACE)
ET.register_namespace("r", RELATIONS)

Element = ET.Element
Value = str | int | float


def twips(millimetres: float) -> int:
    """Twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def w(tag: str, *children: Element, **attributes: Value) -> Element:
    """`<w:tag w:attribute="...">` with its children."""
    element = Element(
        f"{{{NAMESPACE}}}{tag}", {f"{{{NAMESPACE}}}{k}": str(v) for k, v in attributes.items()}
    )
    element.extend(children)
    return element


def relation(tag: str, kind: str, target: str) -> Element:
    """A header or footer reference of a section."""
    element = w(tag, type=kind)
    element.set(f"{{{RELATIONS}}}id", target)
    return element


def run(part: Run, points: float | None = None) -> Element:
    properties = w("rPr")
    if part.bold:
        properties.extend((w("b"), w("bCs")))
    if part.italic:
        properties.extend((w("i"), w("iCs")))
    if points:
        properties.extend((w("sz", val=round(2 * points)), w("szCs", val=round(2 * points))))
    text = w("t")
    text.text = part.text
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return w("r", *([properties] if len(properties) else []), text)


def paragraph(
    text: Text | Sequence[str] = "",
    *,
    style: str = "",
    points: float | None = None,
    bold: bool = False,
    italic: bool = False,
    align: str = "",
    before: float | None = None,
    after: float | None = None,
    exactly: float | None = None,
    indent: tuple[float, float] | None = None,
    first_line: float | None = None,
    keep_next: bool = False,
    border: Element | None = None,
    section: Element | None = None,
) -> Element:
    """One paragraph; a list of strings is one text with line breaks. Gaps in points, indents in mm."""
    properties = w("pPr")
    if style:
        properties.append(w("pStyle", val=style))
    if keep_next:
        properties.append(w("keepNext"))
    if border is not None:
        properties.append(border)
    spacing: dict[str, Value] = {}
    if before is not None:
        spacing["before"] = round(20 * before)
    if after is not None:
        spacing["after"] = round(20 * after)
    if exactly is not None:
        spacing |= {"line": round(20 * exactly), "lineRule": "exact"}
    if spacing:
        properties.append(w("spacing", **spacing))
    indents: dict[str, Value] = {}
    if indent is not None:
        indents |= {"left": twips(indent[0]), "right": twips(indent[1])}
    if first_line is not None:
        indents["firstLine"] = twips(first_line)
    if indents:
        properties.append(w("ind", **indents))
    if align:
        properties.append(w("jc", val=align))
    if section is not None:
        properties.append(section)
    return w("p", properties, *_runs(text, bold=bold, italic=italic, points=points))


def _runs(
    text: Text | Sequence[str], *, bold: bool, italic: bool, points: float | None
) -> Iterable[Element]:
    for number, line in enumerate(_lines(text)):
        if number:
            yield w("r", w("br"))
        for part in line:
            yield run(Run(part.text, part.bold or bold, part.italic or italic), points)


def _lines(text: Text | Sequence[str]) -> list[tuple[Run, ...]]:
    if isinstance(text, str):
        return [runs_of(text)]
    runs = tuple(part for part in text if isinstance(part, Run))
    return [runs_of(runs)] if runs else [runs_of(line) for line in text if isinstance(line, str)]


def rule(length: float, room: float, *, after: float = 0, keep_next: bool = False) -> Element:
    """A solid line `length` mm long, centred in `room`: the top border of an empty paragraph."""
    side = max((room - length) / 2, 0)
    line = w("top", val="single", sz=6, space=0, color="000000")
    return paragraph(
        before=3,
        after=after,
        exactly=3,
        indent=(side, side),
        keep_next=keep_next,
        border=w("pBdr", line),
    )


def grid(widths: Sequence[float], rows: Iterable[Sequence[Sequence[Element]]]) -> Element:
    """A table without borders, for what stands side by side; no row is torn over two pages."""
    table = w("tbl", _table_properties(sum(widths)), _columns(widths))
    for row in rows:
        cells = [_cell(width, *content) for width, content in zip(widths, row, strict=True)]
        table.append(w("tr", w("trPr", w("cantSplit")), *cells))
    return table


def bordered(table: Table, room: float, *, stays: bool = False) -> Element:
    """A bordered table as wide as the text, with a heading row on every page; its last rows may stay with what follows."""
    shares = [column.share for column in table.columns]
    widths = [room * share / sum(shares) for share in shares]
    properties = _table_properties(room, style="TableGrid")
    if table.caption:
        properties.append(w("tblCaption", val=table.caption))
    heading = [
        _cell(width, _cell_text(column.title, "center", bold=True, keep_next=True), middle=True)
        for width, column in zip(widths, table.columns, strict=True)
    ]
    element = w("tbl", properties, _columns(widths))
    element.append(w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *heading))
    together = len(table.rows) <= layout.SHORT_TABLE
    for number, row in enumerate(table.rows, start=1):
        keep = (together and number < len(table.rows)) or (
            stays and number > len(table.rows) - layout.WITH_SIGNATURE
        )
        if isinstance(row, Band):
            text = _cell_text(row.text, "left", bold=True, keep_next=True)
            cells = [_cell(room, text, span=len(widths))]
        else:
            cells = [
                _cell(width, _cell_text(text, column.align, keep_next=keep))
                for width, text, column in zip(widths, row, table.columns, strict=True)
            ]
        element.append(w("tr", w("trPr", w("cantSplit")), *cells))
    return element


def _cell_text(text: Text, align: str, *, bold: bool = False, keep_next: bool = False) -> Element:
    return paragraph(text, points=layout.TABLE, align=align, bold=bold, keep_next=keep_next)


def _table_properties(width: float, *, style: str = "") -> Element:
    # Said in each table too: LibreOffice does not take the default style's cell margins.
    margin = 1.5 if style else 0
    sides = ("left", "right")
    return w(
        "tblPr",
        *([w("tblStyle", val=style)] if style else []),
        w("tblW", w=twips(width), type="dxa"),
        w("tblInd", w=0, type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=twips(margin), type="dxa") for side in sides)),
        w("tblLook", val="04A0", firstRow=int(bool(style)), noHBand=1, noVBand=1),
    )


def _columns(widths: Sequence[float]) -> Element:
    return w("tblGrid", *(w("gridCol", w=twips(width)) for width in widths))


def _cell(width: float, *content: Element, span: int = 1, middle: bool = False) -> Element:
    properties = w("tcPr", w("tcW", w=twips(width), type="dxa"))
    if span > 1:
        properties.append(w("gridSpan", val=span))
    if middle:
        properties.append(w("vAlign", val="center"))
    return w("tc", properties, *(content or (paragraph(),)))


def section(*, landscape: bool = False, restart: bool = False, last: bool = False) -> Element:
    """Page, margins, header and footer; an annex starts a page and counts its own pages."""
    wide, high = layout.PAGE_WIDTH, layout.PAGE_HEIGHT
    if landscape:
        wide, high = high, wide
    size = w("pgSz", w=twips(wide), h=twips(high), **({"orient": "landscape"} if landscape else {}))
    margins = w(
        "pgMar",
        top=twips(layout.TOP),
        right=twips(layout.RIGHT),
        bottom=twips(layout.BOTTOM),
        left=twips(layout.LEFT),
        header=twips(layout.TOP / 2),
        footer=twips(layout.BOTTOM / 2),
        gutter=0,
    )
    return w(
        "sectPr",
        relation("headerReference", "default", "rId3"),
        relation("headerReference", "first", "rId4"),
        relation("footerReference", "default", "rId5"),
        relation("footerReference", "first", "rId5"),
        w("type", val="nextPage"),
        size,
        margins,
        *([w("pgNumType", start=1)] if restart else []),
        w("titlePg"),
    )
