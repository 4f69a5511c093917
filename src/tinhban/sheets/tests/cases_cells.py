"""XLSX files whose cells, formats and bounds are as real books have them."""

from typing import Any

from tinhban.sheets.tests.cases import Case
from tinhban.sheets.tests.packing import archive, packed
from tinhban.sheets.tests.parts import (
    FAIR,
    HEAD,
    HEADING,
    MAIN,
    ONE,
    PLOUGH,
    TWO,
    USUAL,
    book,
    cell,
    parts,
    relations,
    rows,
    sheet,
    workbook,
)

_DAY = 44583  # 22/01/2022
DATED = [(day, FAIR[2], FAIR[4]) for day in ("2022-01-22",)]


def fair(**cells: str) -> str:
    """The head and one row, some of whose cells (A … E) stand as they are given."""
    row = [cells.get(letter, value) for letter, value in zip("ABCDE", FAIR, strict=True)]
    return rows([HEAD, row])


def dated(code: str, serial: float = _DAY, *, at: int = 170) -> bytes:
    """The day as a number under a format of its own."""
    data = fair(B=f'<c r="B2" s="1"><v>{serial}</v></c>')
    return book(data, formats=({170: code} if at == 170 else {}, [0, at]))


def prefixed() -> bytes:
    text = sheet(fair()).decode()
    for name in ("worksheet", "sheetData", "row", "c", "is", "t", "v"):
        text = text.replace(f"<{name}>", f"<x:{name}>").replace(f"<{name} ", f"<x:{name} ")
        text = text.replace(f"</{name}>", f"</x:{name}>")
    return book(text.replace("xmlns=", "xmlns:x=").encode())


def without_places() -> bytes:
    text = sheet(USUAL).decode()
    for row in range(1, 4):
        text = text.replace(f'<row r="{row}">', "<row>")
        for letter in "ABCDE":
            text = text.replace(f'<c r="{letter}{row}"', "<c")
    return book(text.encode())


def shared(*items: str, formula: str = "") -> bytes:
    """The title of the first row as the shared string number 0."""
    return book(fair(C=f'<c r="C2" t="s">{formula}<v>0</v></c>'), shared=items)


def behind(far: str, **more: Any) -> bytes:
    """Two rows, and something far below or to the right."""
    return book(USUAL + far, **more)


def two_sheets(state: str = "", kind: str = "worksheet", name: str = "Phụ") -> bytes:
    found = parts()
    found["xl/workbook.xml"] = workbook([("2022", "rId1", ""), (name, "rId4", state)])
    found["xl/worksheets/sheet2.xml"] = sheet(rows([HEAD, FAIR]))
    found["xl/_rels/workbook.xml.rels"] = relations(
        [("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId4", kind, "worksheets/sheet2.xml")]
    )
    return archive(packed(found))


def beside(kind: str, part: str, content: bytes) -> bytes:
    """A part that belongs to the sheet: notes, drawings, a pivot table."""
    found = parts()
    found["xl/worksheets/_rels/sheet1.xml.rels"] = relations([("rId7", kind, f"../{part}")])
    found[f"xl/{part}"] = content
    return archive(packed(found))


def drawing(inside: str) -> bytes:
    space = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
    return f'{HEADING}<d:wsDr xmlns:d="{space}">{inside}</d:wsDr>'.encode()


NOTES = (
    f'{HEADING}<comments xmlns="{MAIN}"><commentList><comment ref="B2"><text><t>đã phát 25/1</t></text>'
    "</comment></commentList></comments>"
).encode()
PICTURE = drawing("<d:twoCellAnchor><d:pic/></d:twoCellAnchor>")
_STRAY = '<row r="1048576"><c r="A1048576" s="1"/></row>'
_FILLED = "".join(
    f'<row r="{n}"><c r="A{n}" t="str"><f>IF(B{n}="","",ROW())</f><v></v></c></row>'
    for n in range(4, 4000, 7)
)
_TITLE = "Tuyến đường mới lên bản Sín Chải thông xe"

CASES = [
    Case("rich text", lambda: book(fair(
        C="<c r='C2' t='inlineStr'><is><r><rPr><b/></rPr><t>Tuyến đường mới </t></r>"
          "<r><t>lên bản Sín Chải thông xe</t></r></is></c>")), rows=ONE),
    Case("rich shared text", lambda: shared(
        '<r><t xml:space="preserve">Tuyến đường mới lên </t></r><r><t>bản Sín Chải thông xe</t></r>'),
         rows=ONE),
    Case("phonetic runs are no text", lambda: shared(
        f'<t>{_TITLE}</t><rPh sb="0" eb="2"><t>タイヤ</t></rPh><phoneticPr fontId="1"/>'), rows=ONE),
    Case("phonetic runs inside", lambda: book(fair(
        C=f"<c r='C2' t='inlineStr'><is><t>{_TITLE}</t><rPh sb='0' eb='1'><t>zzz</t></rPh></is></c>")),
         rows=ONE),
    Case("an empty shared string", lambda: book(
        rows([HEAD, [*FAIR[:3], FAIR[3], '<c r="E2" t="s"><v>0</v></c>']]), shared=["", "<t/>"]),
         rows=[("2022-01-22", _TITLE, None)]),
    Case("a shared string that is not there", lambda: book(
        rows([HEAD, [*FAIR[:4], '<c r="E2" t="s"><v>99</v></c>']]), shared=["<t>a</t>"]),
         rows=[("2022-01-22", _TITLE, None)]),
    Case("characters that XML cannot hold", lambda: shared("<t>Tuyến đường mới_x000D_ lên bản Sín Chải thông xe</t>"),
         rows=ONE),
    Case("CDATA", lambda: shared(f"<t><![CDATA[{_TITLE}]]></t>"), rows=ONE),
    Case("tags in a comment", lambda: book(sheet("<!-- <c <c <row r='9'> -->" + fair())), rows=ONE),
    Case("names with a prefix", prefixed, rows=ONE),
    Case("no place is told", without_places),
    Case("places in small letters", lambda: book(USUAL.replace('r="B2"', 'r="b2"'))),
    Case("rows in another order", lambda: book(rows([HEAD]) + rows([PLOUGH], 2) + rows([FAIR], 1))),
    Case("cells in another order", lambda: book(rows([HEAD]) + '<row r="2">' + "".join(
        cell(1, at, FAIR[at]) for at in (4, 2, 0, 1, 3)) + "</row>"), rows=ONE),
    Case("a shared formula with its value", lambda: book(fair(
        C=f'<c r="C2" t="str"><f t="shared" ref="C2:C9" si="0">A1&amp;"x"</f><v>{_TITLE}</v></c>')),
         rows=ONE, doubts=frozenset({"formula"})),
    Case("a shared formula that says only its number", lambda: book(fair(
        C=f'<c r="C2" t="str"><f t="shared" si="0"/><v>{_TITLE}</v></c>')),
         rows=ONE, doubts=frozenset({"formula"})),
    Case("a formula without a value", lambda: book(fair(C='<c r="C2"><f>A1</f></c>')),
         rows=[("2022-01-22", "", FAIR[4])], doubts=frozenset({"formula_without_value"})),
    Case("an error", lambda: book(fair(E='<c r="E2" t="e"><v>#N/A</v></c>')),
         rows=[("2022-01-22", _TITLE, None)], doubts=frozenset({"cell_error"})),
    Case("an error that a formula came to", lambda: book(fair(
        E='<c r="E2" t="e"><f>VLOOKUP(A2,B:C,2)</f><v>#REF!</v></c>')),
         rows=[("2022-01-22", _TITLE, None)], doubts=frozenset({"cell_error", "formula"})),
    Case("a truth is no title", lambda: book(fair(A='<c r="A2" t="b"><v>1</v></c>')), rows=ONE),
    Case("an ISO day", lambda: book(fair(B='<c r="B2" t="d"><v>2022-01-22T00:00:00Z</v></c>')), rows=ONE),
    Case("a day since 1904", lambda: book(
        fair(B='<c r="B2" s="1"><v>43121</v></c>'), before='<workbookPr date1904="true"/>',
        formats=({}, [0, 14])), rows=DATED),
    Case("a built-in format", lambda: dated("", at=14), rows=DATED),
    Case("a format of the region", lambda: dated("[$-42A]dd/mm/yyyy"), rows=DATED),
    Case("a format in words", lambda: dated('"ngày" dd "tháng" mm "năm" yyyy'), rows=DATED),
    Case("a format with two parts", lambda: dated("dd/mm/yyyy;@"), rows=DATED),
    Case("a format with an escaped sign", lambda: dated(r"dd\-mm\-yyyy\ hh:mm", _DAY + 0.75), rows=DATED),
    Case("an amount is no day", lambda: dated('#,##0\\ "đồng"'), rows=DATED, doubts=frozenset({"date_serial"})),
    Case("a colour is no day", lambda: dated("[Red]0.00"), rows=DATED, doubts=frozenset({"date_serial"})),
    Case("quoted letters are no day", lambda: dated('0" ngày"'), rows=DATED, doubts=frozenset({"date_serial"})),
    Case("the style of a cell is not there", lambda: book(fair(B=f'<c r="B2" s="77"><v>{_DAY}</v></c>')),
         rows=DATED, doubts=frozenset({"date_serial"})),
    Case("an empty styled cell in the last row", lambda: behind(_STRAY)),
    Case("an empty styled cell in the last column",
         lambda: book(USUAL.replace("</row>", '<c r="XFD3" s="1"/></row>', 1))),
    Case("an empty styled cell in the last corner",
         lambda: behind('<row r="1048576"><c r="XFD1048576" s="1"/></row>')),
    Case("borders down a long way", lambda: behind("".join(
        f'<row r="{n}"><c r="A{n}" s="1"/><c r="B{n}" s="1"/></row>' for n in range(4, 121_000)))),
    Case("blanks in the last corner", lambda: behind('<row r="1048576">' + cell(1048575, 16383, "  ") + "</row>")),
    Case("a no-break space far away", lambda: behind('<row r="200000">' + cell(199999, 500, "\u00a0") + "</row>")),
    Case("formulas that show nothing, filled down", lambda: behind(_FILLED + (
        '<row r="1048000"><c r="A1048000" t="str"><f>IF(B1="","",1)</f><v></v></c></row>'))),
    Case("a size that is not true", lambda: book(sheet(USUAL, before='<dimension ref="A1:XFD1048576"/>'))),
    Case("a size that is too small", lambda: book(sheet(USUAL, before='<dimension ref="A1"/>'))),
    Case("merged to the last row", lambda: book(sheet(
        rows([HEAD, FAIR, [*PLOUGH[:4], None]]),
        after='<mergeCells count="1"><mergeCell ref="E2:E1048576"/></mergeCells>'))),
    Case("a merge over everything", lambda: book(sheet(
        USUAL, after='<mergeCells count="2"><mergeCell ref="H1:XFD1048576"/><mergeCell ref="A:A"/></mergeCells>'))),
    Case("merges that lie over each other", lambda: book(sheet(
        rows([HEAD, FAIR, [*PLOUGH[:4], None]]),
        after='<mergeCells><mergeCell ref="E2:E3"/><mergeCell ref="E2:E3"/><mergeCell ref="E3:E9"/></mergeCells>'))),
    Case("text in a column far away", lambda: book(USUAL + '<row r="9">' + cell(8, 700, "x") + "</row>"),
         refused="too_many_columns"),
    Case("text in a row far away", lambda: behind(rows([["x"]], 130_000)), refused="too_many_rows"),
    Case("text far away in a hidden sheet",
         lambda: archive(packed({**parts(), "xl/workbook.xml": workbook(
             [("2022", "rId1", ""), ("Ẩn", "rId2", ' state="hidden"')]),
             "xl/_rels/workbook.xml.rels": relations([("rId1", "worksheet", "worksheets/sheet1.xml"),
                                                      ("rId2", "worksheet", "worksheets/b.xml")]),
             "xl/worksheets/b.xml": sheet(rows([["x"]], 900_000))})),
         told=frozenset({"hidden_sheet"})),
    Case("a hidden sheet", lambda: two_sheets(' state="hidden"'), told=frozenset({"hidden_sheet"})),
    Case("a very hidden sheet", lambda: two_sheets(' state="veryHidden"'), told=frozenset({"hidden_sheet"})),
    Case("two sheets of one name", lambda: two_sheets(name="2022"), rows=[*TWO, *ONE],
         doubts=frozenset({"repeated_row"})),
    Case("a sheet that is a chart", lambda: two_sheets(kind="chartsheet"), told=frozenset({"chart_sheet"})),
    Case("notes at cells", lambda: beside("comments", "comments1.xml", NOTES), told=frozenset({"notes"})),
    Case("pictures", lambda: beside("drawing", "drawings/drawing1.xml", PICTURE), told=frozenset({"pictures"})),
    Case("a drawing without pictures", lambda: beside("drawing", "drawings/drawing1.xml", drawing(""))),
    Case("a pivot table", lambda: beside("pivotTable", "pivotTables/pivotTable1.xml", b"<x/>"),
         told=frozenset({"pivot_tables"})),
    Case("a link to another file", lambda: book(**{"xl/externalLinks/externalLink1.xml": b"<!DOCTYPE a><x/>"})),
    Case("a declaration in the sheet", lambda: book(sheet(USUAL).replace(b"?>", b"?><!DOCTYPE a>", 1)),
         refused="unsafe_xml"),
    Case("a declaration behind five thousand letters",
         lambda: book(sheet(USUAL).replace(b"?>", b"?><!--" + b"x" * 5000 + b"--><!DOCTYPE a [<!ENTITY b 'c'>]>", 1)),
         refused="unsafe_xml"),
    Case("a sheet that is cut", lambda: book(sheet(USUAL)[:-60]), refused="damaged"),
    Case("a number as text with a comma", lambda: book(fair(A='<c r="A2"><v>1,5</v></c>')), rows=ONE),
    Case("a number that is none", lambda: book(fair(A='<c r="A2"><v>NaN</v></c>')), rows=ONE),
    Case("a day beyond all calendars", lambda: book(
        fair(B='<c r="B2" s="1"><v>9e9</v></c>'), formats=({}, [0, 14])),
         rows=[("", _TITLE, FAIR[4])], doubts=frozenset({"date_unreadable"})),
]  # fmt: skip
