"""Workbooks whose inside is large, deep or crooked."""

from collections.abc import Iterator

from tests.stalls.bomb import OFFICE, Bomb, laughs, packed

SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def workbook(rows: str, *, before: str = "", after: str = "", **more: str | bytes) -> bytes:
    """A .xlsx with one sheet of these rows."""
    kinds = "http://schemas.openxmlformats.org/package/2006/content-types"
    links = "http://schemas.openxmlformats.org/package/2006/relationships"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{kinds}"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{links}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {SHEET} xmlns:r="{OFFICE}"><sheets><sheet name="So" sheetId="1" r:id="rId1"/>'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{links}"><Relationship Id="rId1" '
        f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"<worksheet {SHEET}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>",
    }
    return packed(parts | more)


def _cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def workbooks() -> Iterator[Bomb]:
    head = (
        f'<row r="1">{_cell("A1", "Ngày")}{_cell("B1", "Tên tin")}{_cell("C1", "Đơn vị gửi")}</row>'
    )
    line = f'<row r="2">{_cell("A2", "22/01/2022")}{_cell("B2", "Chợ phiên")}{_cell("C2", "Đài Lai Châu")}</row>'
    plain = head + line
    rows: dict[str, str] = {
        "half a cell in a comment": plain + "<!-- " + "<c " * 60_000 + "-->",
        "half a formula in a comment": plain + "<!-- " + '<c r="A1"><f ' * 30_000 + "-->",
        "half a row in a comment": plain + "<!-- " + '<row hidden="1" ' * 30_000 + "-->",
        "half an error in a comment": plain + "<!-- " + '<c t="e" ' * 40_000 + "-->",
        "spaces in a tag": plain + "<row" + " " * 1_000_000 + "/>",
        "a reference of digits": plain + f'<row r="{"1" * 200_000}"/>',
        "a reference of letters": plain + f'<row r="3"><c r="{"A" * 200_000}1"/></row>',
        "a cell at the far end": plain + '<row r="1048576"><c r="XFD1048576" s="1"/></row>',
        "a value at the far end": plain + f'<row r="1048576">{_cell("XFD1048576", "a")}</row>',
        "500,000 empty rows": plain + "<row/>" * 500_000,
        "500,000 empty cells": plain + f'<row r="3">{"<c/>" * 500_000}</row>',
        "200,000 formulas": plain + '<row r="3"><c r="A3"><f>1+1</f></c></row>' * 200_000,
        "200,000 errors": plain + '<row r="3"><c r="A3" t="e"><v>#REF!</v></c></row>' * 100_000,
        "text in text": plain
        + f'<row r="3"><c r="B3" t="inlineStr"><is>{"<r><t>a</t></r>" * 200_000}</is></c></row>',
        "one cell of 5 MB": plain + f'<row r="3">{_cell("B3", "a " * 2_500_000)}</row>',
        "one cell of digits": plain + f'<row r="3">{_cell("A3", "1" * 500_000)}</row>',
        "one cell of spaces": plain + f'<row r="3">{_cell("A3", " " * 500_000)}</row>',
        "cells of dates": plain + f'<row r="3">{_cell("A3", "1/1/" * 100_000)}</row>',
        "cells of ranges": plain + f'<row r="3">{_cell("A3", "1 - " * 100_000)}</row>',
        "cells of zeros": plain + f'<row r="3">{_cell("B3", "0" * 500_000)}</row>',
        "cells of brackets": plain + f'<row r="3">{_cell("B3", "(" * 500_000)}</row>',
        "cells of marks": plain + f'<row r="3">{_cell("C3", "-" * 500_000)}</row>',
        "a deep tree": plain + "<a>" * 200_000,
        "a shut deep tree": plain + "<a>" * 50_000 + "</a>" * 50_000,
        "200 columns of headings": f'<row r="1">{"".join(_cell(f"{chr(65 + n // 26)}{chr(65 + n % 26)}1", "Tên tin") for n in range(260))}</row>'
        + line,
    }
    for name, content in rows.items():
        yield Bomb("log", name, "so.xlsx", workbook(content))
    merges = "".join(f'<mergeCell ref="A{n}:XFD{n}"/>' for n in range(3, 20_003))
    yield Bomb(
        "log",
        "20,000 merged rows",
        "so.xlsx",
        workbook(plain, after=f"<mergeCells>{merges}</mergeCells>"),
    )
    whole = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    yield Bomb("log", "everything merged", "so.xlsx", workbook(plain, after=whole))
    yield Bomb(
        "log",
        "500,000 columns told",
        "so.xlsx",
        workbook(
            plain,
            before=f"<cols>{'<col min=%s1%s max=%s16384%s/>' % ((chr(34),) * 4) * 300_000}</cols>",
        ),
    )
    yield Bomb(
        "log",
        "bounds that lie",
        "so.xlsx",
        workbook(plain, before='<dimension ref="A1:XFD1048576"/>'),
    )
    yield Bomb(
        "log",
        "entities",
        "so.xlsx",
        _with_entities(plain),
    )
    strings = f'<sst {SHEET} count="4000000000" uniqueCount="4000000000">{"<si><t>a</t></si>" * 200_000}</sst>'
    yield Bomb(
        "log",
        "200,000 shared texts",
        "so.xlsx",
        workbook(plain, **{"xl/sharedStrings.xml": strings}),
    )
    styles = f"<styleSheet {SHEET}><numFmts>{''.join(f'<numFmt numFmtId=%s{n}%s formatCode=%sdd/mm%s/>' % ((chr(34),) * 4) for n in range(200_000))}</numFmts></styleSheet>"
    yield Bomb("log", "200,000 formats", "so.xlsx", workbook(plain, **{"xl/styles.xml": styles}))
    yield Bomb(
        "log",
        "a picture of 300 MB",
        "so.xlsx",
        workbook(plain, **{"xl/media/a.png": bytes(300 * 1024 * 1024)}),
    )
    yield Bomb(
        "log",
        "a sheet of 190 MB",
        "so.xlsx",
        workbook(plain + " " * (190 * 1024 * 1024)),
    )
    yield Bomb(
        "log",
        "5,000 members",
        "so.xlsx",
        workbook(plain, **{f"xl/worksheets/a{n}.xml": "" for n in range(5_000)}),
    )
    yield Bomb("log", "names that climb", "so.xlsx", workbook(plain, **{"../" * 50 + "a.xml": ""}))
    yield Bomb("log", "an archive in an archive", "so.xlsx", packed({"so.xlsx": workbook(plain)}))


def _with_entities(rows: str) -> bytes:
    sheet = f"<!DOCTYPE worksheet [{laughs('lol')}]><worksheet {SHEET}><sheetData>{rows}</sheetData>&a9;</worksheet>"
    return workbook(rows, **{"xl/worksheets/sheet1.xml": sheet})
