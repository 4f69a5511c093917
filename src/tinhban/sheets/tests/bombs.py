"""XLSX files made to stall or to fill a machine; each grows with a number."""

import struct
from collections.abc import Callable
from dataclasses import dataclass

from tinhban.sheets.tests.packing import Packed, archive, packed
from tinhban.sheets.tests.parts import (
    FAIR,
    HEAD,
    USUAL,
    book,
    cell,
    parts,
    reference,
    relations,
    rows,
    sheet,
    strings,
    styles,
    workbook,
)


@dataclass(frozen=True)
class Bomb:
    """How to make one of a size, and a size that takes a moment to read."""

    name: str
    made: Callable[[int], bytes]
    size: int
    filename: str = "sổ 2022.xlsx"

    def __str__(self) -> str:
        return self.name


def beside(inside: str) -> bytes:
    """A usual sheet with more elements behind its rows."""
    return book(sheet(USUAL, after=inside))


def filled(title: str, times: int, *, day: str = "22/01/2022", first: str = "1") -> bytes:
    """Many rows alike but for nothing."""
    row = [first, day, title, "Tin", "Đài Lai Châu"]
    return book(rows([HEAD, *[row] * times]))


def lone(text: Callable[[int], str], times: int) -> bytes:
    """A head, and many rows of which each holds one text in the column of titles."""
    return book(rows([HEAD, FAIR, *[[None, None, text(n)] for n in range(times)]]))


def laughs(depth: int) -> bytes:
    lines = ['<!ENTITY a0 "ha">']
    lines += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, depth)]
    text = sheet(USUAL.replace("Tin", f"&a{depth - 1};")).decode()
    return book(text.replace("?>", f"?><!DOCTYPE w [{''.join(lines)}]>", 1).encode())


def overlapping(members: int) -> bytes:
    """Many members that all unpack the same bytes."""
    found = parts()
    found["xl/worksheets/sheet2.xml"] = sheet(USUAL + " " * 200_000)
    whole = bytearray(
        archive([*packed(found), *(Packed(b"xl/a%d.xml" % n, b"") for n in range(members))])
    )
    place = whole.find(b"PK\x01\x02")
    shared = None
    while place >= 0:
        length = struct.unpack_from("<H", whole, place + 28)[0]
        name = bytes(whole[place + 46 : place + 46 + length])
        if name == b"xl/worksheets/sheet2.xml":
            shared = (bytes(whole[place + 16 : place + 28]), bytes(whole[place + 42 : place + 46]))
        elif name.startswith(b"xl/a") and shared:
            whole[place + 16 : place + 28], whole[place + 42 : place + 46] = shared
        place = whole.find(b"PK\x01\x02", place + 4)
    return bytes(whole)


def same_part(sheets: int, lines: int = 40) -> bytes:
    """Many sheets that are one part."""
    found = parts(rows([HEAD, *[FAIR] * lines]))
    found["xl/workbook.xml"] = workbook([(f"T{n}", "rId1", "") for n in range(sheets)])
    return archive(packed(found))


def nested(depth: int) -> bytes:
    inside = book()
    for _ in range(depth):
        inside = archive(
            [*packed(parts()), Packed(b"xl/embeddings/a.xlsx", inside, deflated=False)]
        )
    return inside


def extras(members: int) -> bytes:
    """Extra fields of no length, sixteen thousand to a member."""
    return archive([*packed(parts()), *(Packed(b"x%d" % n, b"", extra=b"\xfe\xca\0\0" * 16_000)
                                        for n in range(members))])  # fmt: skip


def with_strings(items: list[str], data: str = USUAL) -> bytes:
    return book(data, **{"xl/sharedStrings.xml": strings(items)})


def with_styles(formats: dict[int, str], used: list[int]) -> bytes:
    return book(**{"xl/styles.xml": styles(formats, used)})


def many_sheets(sheets: int) -> bytes:
    found = parts()
    found["xl/workbook.xml"] = workbook([(f"T{n}", f"rId{n}", "") for n in range(1, sheets)])
    found["xl/_rels/workbook.xml.rels"] = relations(
        [(f"rId{n}", "worksheet", "worksheets/sheet1.xml") for n in range(1, sheets)]
    )
    return archive(packed(found))


def nesting(depth: int) -> bytes:
    return book(sheet("<row>" + "<a>" * depth + "</a>" * depth + "</row>"))


def _far(count: int) -> str:
    return "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(10, 10 + count))


BOMBS = [
    Bomb("the beginning of a cell in a comment", lambda n: book(sheet("<!--" + "<c " * n + "-->" + USUAL)), 20_000),
    Bomb("the beginning of a cell in a text", lambda n: book(sheet("<![CDATA[" + "<c r='A1' " * n + "]]>" + USUAL)), 20_000),
    Bomb("the beginning of a cell in a comment beside a formula", lambda n: book(sheet(
        "<!--" + "<c " * n + "-->" + rows([HEAD, ['<c r="A2"><f>A1</f></c>']]))), 20_000),
    Bomb("the beginning of an error in a text beside one", lambda n: book(sheet(
        "<![CDATA[" + '<c t="e" r="A1">' * n + "]]>" + rows([HEAD, ['<c r="A2" t="e"><v>#N/A</v></c>']]))), 10_000),
    Bomb("a comment without end", lambda n: book(sheet("<!--" + "<row hidden='1' " * n)), 20_000),
    Bomb("hidden rows in an attribute", lambda n: book(sheet(f"<x a='{'hidden= r= ' * n}'/>" + USUAL)), 20_000),
    Bomb("a long attribute", lambda n: book(sheet(f'<c r="A1" s="{"1" * n}"/>')), 200_000),
    Bomb("a long place", lambda n: book(sheet(f'<row r="1"><c r="{"A" * n}{"1" * n}"><v>1</v></c></row>')), 100_000),
    Bomb("many attributes", lambda n: book(sheet("<c " + " ".join(f'a{i}="1"' for i in range(n)) + "/>")), 10_000),
    Bomb("a long name of an element", lambda n: book(sheet(f"<{'a' * n}/>" + USUAL)), 200_000),
    Bomb("elements in elements", nesting, 20_000),
    Bomb("empty rows", lambda n: book(sheet("<row/>" * n + USUAL)), 50_000),
    Bomb("empty rows with numbers", lambda n: book(USUAL + "".join(f'<row r="{i}"/>' for i in range(9, n))), 50_000),
    Bomb("empty cells", lambda n: book(sheet("<row>" + "<c/>" * n + "</row>")), 50_000),
    Bomb("styled cells down", lambda n: book(USUAL + _far(n)), 30_000),
    Bomb("a row of far cells", lambda n: book(f'<row r="1">{"".join(cell(0, i, "x") for i in range(n))}</row>'), 10_000),
    Bomb("rows from the last to the first", lambda n: book(
        rows([HEAD]) + "".join(rows([FAIR], at) for at in range(n, 0, -1))), 2_000),
    Bomb("one row again and again", lambda n: book(rows([HEAD]) + "".join(
        f'<row r="2"><c r="{reference(1, i % 90)}"><v>{i}</v></c></row>' for i in range(n))), 5_000),
    Bomb("merged cells", lambda n: beside(
        "<mergeCells>" + "".join(f'<mergeCell ref="E{i}:E{i + 1}"/>' for i in range(5, n)) + "</mergeCells>"), 30_000),
    Bomb("merges over all rows", lambda n: book(sheet(
        rows([HEAD, *[FAIR] * 500]), after="<mergeCells>" + '<mergeCell ref="E2:E1048576"/>' * n + "</mergeCells>")), 5_000),
    Bomb("definitions of columns", lambda n: book(sheet(USUAL, before="<cols>" + '<col min="1" max="16384"/>' * n + "</cols>")), 30_000),
    Bomb("shared strings that nobody uses", lambda n: with_strings(["<t>abc</t>"] * n), 30_000),
    Bomb("runs in a string", lambda n: with_strings(["<r><t>x</t></r>" * n], rows([HEAD, ['<c r="A2" t="s"><v>0</v></c>']])), 30_000),
    Bomb("one long string in every cell", lambda n: with_strings(
        [f"<t>{'dài ' * 500}</t>"],
        rows([HEAD]) + "".join(
            f'<row r="{r}">' + "".join(f'<c r="{reference(r - 1, i)}" t="s"><v>0</v></c>' for i in range(20)) + "</row>"
            for r in range(2, n))), 80),
    Bomb("a string of megabytes", lambda n: with_strings([f"<t>{'x' * n}</t>"], rows([HEAD, ['<c r="A2" t="s"><v>0</v></c>']])), 500_000),
    Bomb("escapes in a string", lambda n: with_strings(
        [f"<t>{'_x' * n}{'_x0041_' * n}</t>"], rows([HEAD, ['<c r="A2" t="s"><v>0</v></c>']])), 50_000),
    Bomb("styles", lambda n: with_styles({}, [14] * n), 30_000),
    Bomb("formats of numbers", lambda n: with_styles({170 + i: "dd/mm/yyyy" for i in range(n)}, [170]), 20_000),
    Bomb("a long format of quotes", lambda n: with_styles({170: '"' * (2 * n + 1) + "d"}, [170]), 50_000),
    Bomb("a long format of brackets", lambda n: with_styles({170: "[" * n + "d"}, [170]), 50_000),
    Bomb("a long format of escapes", lambda n: with_styles({170: "\\" * n + "[" * n + '"' * n}, [170]), 50_000),
    Bomb("a billion laughs", laughs, 4),
    Bomb("an entity from elsewhere", lambda n: book(sheet(USUAL).replace(
        b"?>", b'?><!DOCTYPE w [<!ENTITY a SYSTEM "file:///dev/zero">]>' + b" " * n, 1)), 1_000),
    Bomb("blanks that unpack to megabytes", lambda n: book(sheet(USUAL + " " * n)), 2_000_000),
    Bomb("strings that unpack to megabytes", lambda n: with_strings([" " * n]), 2_000_000),
    Bomb("members", lambda n: archive([*packed(parts()), *(Packed(b"x%d" % i, b"") for i in range(n))]), 400),
    Bomb("very many members", lambda n: archive([Packed(b"x%d" % i, b"") for i in range(n)]), 5_000),
    Bomb("members with extra fields", extras, 20),
    Bomb("members that share their bytes", overlapping, 100),
    Bomb("a workbook in a workbook in a workbook", nested, 10),
    Bomb("many sheets that are one part", same_part, 10),
    Bomb("more sheets than are read", many_sheets, 5_000),
    Bomb("defined names", lambda n: book(before="<definedNames>" + '<definedName name="a">Z!$A$1</definedName>' * n + "</definedNames>"), 20_000),
    Bomb("links", lambda n: book(**{"xl/_rels/workbook.xml.rels": relations(
        [("rId1", "worksheet", "worksheets/sheet1.xml"), *((f"x{i}", "image", "a/../" * 20 + "b") for i in range(n))])}), 5_000),
    Bomb("a target of dots", lambda n: book(**{"xl/_rels/workbook.xml.rels": relations(
        [("rId1", "worksheet", "a/../" * n + "worksheets/sheet1.xml")])}), 20_000),
    Bomb("links to other files", lambda n: book(**{f"xl/externalLinks/e{i}.xml": b"<x/>" for i in range(n)}), 200),
    Bomb("checks of what is typed", lambda n: beside(
        "<dataValidations>" + '<dataValidation sqref="A1:XFD1048576"><formula1>1</formula1></dataValidation>' * n + "</dataValidations>"), 10_000),
    Bomb("conditional formats", lambda n: beside(
        '<conditionalFormatting sqref="A1:XFD1048576"><cfRule/></conditionalFormatting>' * n), 10_000),
    Bomb("links of cells", lambda n: beside("<hyperlinks>" + '<hyperlink ref="A1:XFD1048576"/>' * n + "</hyperlinks>"), 20_000),
    Bomb("formulas", lambda n: book(rows([HEAD]) + "".join(
        f'<row r="{r}"><c r="C{r}" t="str"><f t="shared" si="0"/><v>a</v></c></row>' for r in range(2, n))), 3_000),
    Bomb("a long formula", lambda n: book(rows([HEAD, [f'<c r="A2"><f>{"A1+" * n}1</f></c>']])), 100_000),
    Bomb("a long number", lambda n: book(rows([HEAD, [f'<c r="A2"><v>{"9" * n}</v></c>']])), 100_000),
    Bomb("a long error", lambda n: book(rows([HEAD, [f'<c r="A2" t="e"><v>{"#" * n}</v></c>']])), 100_000),
    Bomb("a long day", lambda n: book(rows([HEAD, [f'<c r="A2" t="d"><v>{"2022-" * n}</v></c>']])), 100_000),
    # what the words of the cells make the reader do
    Bomb("rows that may name a partner", lambda n: lone(lambda i: f"Cơ sở sản xuất thứ {'abcdefghij'[i % 10]}", n), 2_000),
    Bomb("rows that may name a partner before empty rows", lambda n: book(
        rows([HEAD[:4], *[[None, None, "Lai Châu xanh"], []] * n])), 2_000),
    Bomb("months", lambda n: lone(lambda i: f"Tháng {i % 12 + 1} năm 2022", n), 2_000),
    Bomb("totals", lambda n: lone(lambda i: f"Tổng cộng {i} tin, bài", n), 2_000),
    Bomb("rows that say as above", lambda n: filled("nt", n, day="nt"), 2_000),
    Bomb("one row repeated", lambda n: filled("Tin", n), 2_000),
    Bomb("days without number in a cell", lambda n: filled("Tin", n // 100 + 2, day="1, " * (n % 600)), 2_400),
    Bomb("headings that nobody knows", lambda n: book(rows([[*HEAD, *(
        f"{chr(97 + (i * 7 + r) % 26)}{chr(97 + i % 26)}iemtra{chr(97 + i // 26)} cotphu{i}{r}" for i in range(90))]
        for r in range(n)])), 14),
    Bomb("headings in all cells", lambda n: book(rows([HEAD] * n)), 1_000),
    Bomb("headings of other tables", lambda n: book(rows([HEAD[:i % 4 + 1] for i in range(n)])), 1_000),
]  # fmt: skip
