"""XLS, text, web pages and other files made to stall or to fill a machine."""

import struct

from tinhban.sheets.tests import records as r
from tinhban.sheets.tests.bombs import Bomb
from tinhban.sheets.tests.cases_markup import USUAL as TABLE
from tinhban.sheets.tests.cases_markup import ods, ods_row, page, spreadsheetml, xml_row
from tinhban.sheets.tests.cases_xls import cp1258, xls
from tinhban.sheets.tests.compound import END, FAT, MAGIC, compound
from tinhban.sheets.tests.parts import FAIR, HEAD, PLOUGH

OLD, TEXT, PAGE = "so 2022.xls", "so 2022.csv", "so 2022.xls"
LINE = ";".join(FAIR) + "\n"
HEADING = ";".join(HEAD) + "\n"


def stream(body: bytes = b"", globals_: bytes = b"") -> bytes:
    return xls(r.book([("2022", r.labels([HEAD, FAIR, PLOUGH]) + body)], globals_=globals_))


def strings(count: int, said: int) -> bytes:
    """A list of shared strings that says another number, over as many CONTINUE as it takes."""
    body = r.record(0xFC, struct.pack("<II", said, said))
    for start in range(0, count, 500):
        body += r.record(0x3C, r.text8("abc", wide=False) * min(500, count - start))
    return stream(globals_=body)


def looped(place: int, *, at: int = 0) -> bytes:
    """One entry of the allocation table points back."""
    data = bytearray(xls(r.book([("2022", r.labels([HEAD, *[FAIR] * max(place, 20)]))])))
    first = struct.unpack_from("<I", data, 76)[0]
    struct.pack_into("<I", data, 512 + first * 512 + 4 * 3, at)
    return bytes(data)


def table_of_tables(sectors: int, *, loop: bool) -> bytes:
    """A chain of sectors that list where the allocation table stands."""
    header = bytearray(xls()[:512])
    struct.pack_into("<I", header, 44, 0xFFFFFF if loop else sectors * 127)
    struct.pack_into("<II", header, 68, 0, 0xFFFFFF)
    body = b""
    for n in range(sectors):
        following = 0 if loop else n + 1
        body += struct.pack("<I", n) * 127 + struct.pack("<I", following)
    return bytes(header) + body


def directory(entries: int) -> bytes:
    return compound([(f"S{n}", b"x") for n in range(entries)], mini=True)


def deep(n: int) -> bytes:
    return stream(r.bof(r.CHART) * n)


def many_sheets(n: int) -> bytes:
    return xls(r.book([(f"T{i}", b"") for i in range(n)]))


def mht(parts: int, inside: bytes = b"") -> bytes:
    start = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="so"\r\n\r\n'
    return start + (b"--so\r\nContent-Type: text/html\r\n\r\n" + inside + b"\r\n") * parts


BOMBS = [
    Bomb("shared strings that say a thousand millions", lambda n: strings(n, 1_000_000_000), 20_000, OLD),
    Bomb("shared strings that say minus one", lambda n: strings(n, 0xFFFFFFFF), 20_000, OLD),
    Bomb("a shared string that says sixty thousand letters", lambda n: stream(globals_=r.record(
        0xFC, struct.pack("<II", n, n) + struct.pack("<HB", 65535, 0) + b"ab")), 1_000, OLD),
    Bomb("a string of runs", lambda n: stream(globals_=r.record(
        0xFC, struct.pack("<II", 1, 1) + struct.pack("<HBH", 1, 8, 65535) + b"a") + r.record(0x3C, b"\0" * 2000) * n), 500, OLD),
    Bomb("a string of phonetic bytes", lambda n: stream(globals_=r.record(
        0xFC, struct.pack("<II", 2, 2) + struct.pack("<HBI", 1, 4, 0xFFFFFFFF) + b"a") + r.record(0x3C, b"\0" * 2000) * n), 500, OLD),
    Bomb("continued nothing", lambda n: stream(globals_=r.shared([]) + r.record(0x3C) * n), 50_000, OLD),
    Bomb("records of no length", lambda n: stream(r.record(0x0FFF) * n), 50_000, OLD),
    Bomb("parts inside parts", deep, 20_000, OLD),
    Bomb("sheets", many_sheets, 2_000, OLD),
    Bomb("formats of numbers", lambda n: stream(globals_=r.number_format(170, "dd/mm") * n), 20_000, OLD),
    Bomb("styles", lambda n: stream(globals_=r.style(14) * n), 20_000, OLD),
    Bomb("blanks to the last column", lambda n: stream(r.blanks(65535, 0, 255) * n), 3_000, OLD),
    Bomb("numbers that say another last column", lambda n: stream(
        r.record(0xBD, struct.pack("<HH", 5, 0) + b"\0" * 6 + struct.pack("<H", 255)) * n), 20_000, OLD),
    Bomb("merged cells", lambda n: stream(r.merges(*[(1, 4, 65535, 4)] * 1000) * n), 20, OLD),
    Bomb("one row again and again", lambda n: stream(r.number(1, 0, 1.0) * n), 20_000, OLD),
    Bomb("rows from the last to the first", lambda n: xls(r.book([("2022", r.labels([HEAD]) + b"".join(
        r.labels([FAIR], row) for row in range(n, 0, -1)))])), 1_000, OLD),
    Bomb("formulas that give a text", lambda n: stream(r.formula_text(3, 2, "a") * n), 5_000, OLD),
    Bomb("a sector that follows itself", lambda n: looped(n, at=3), 500, OLD),
    Bomb("sectors in a circle", lambda n: looped(n), 500, OLD),
    Bomb("a table of tables", lambda n: table_of_tables(n, loop=False), 200, OLD),
    Bomb("a table of tables in a circle", lambda n: table_of_tables(n, loop=True), 200, OLD),
    Bomb("streams", directory, 500, OLD),
    Bomb("an allocation table that says all", lambda n: MAGIC + b"\0" * 16 + struct.pack(
        "<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6 + struct.pack("<III", 0, 0xFFFFFFF, 0) + struct.pack(
        "<IIIIII", 0, 4096, END, 0, END, 0) + struct.pack("<109I", *[0] * 109) + struct.pack("<I", FAT) * 128 * n, 100, OLD),
    Bomb("sectors without measure", lambda n: MAGIC + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 65535, 65535)
         + b"\0" * 478 + b"\0" * n, 100_000, OLD),
    # text
    Bomb("a line of megabytes", lambda n: b"a" * n, 500_000, TEXT),
    Bomb("a line of columns", lambda n: b";" * n, 500_000, TEXT),
    Bomb("a line of filled columns", lambda n: b"a;" * n, 200_000, TEXT),
    Bomb("a quote that is never closed", lambda n: (HEADING + '1;"' + LINE * n).encode(), 3_000, TEXT),
    Bomb("a quote in every line", lambda n: (HEADING + ('1;"' + LINE) * n).encode(), 700, TEXT),
    Bomb("nothing but quotes", lambda n: b'"' * n, 300_000, TEXT),
    Bomb("quotes and delimiters", lambda n: b'";' * n, 200_000, TEXT),
    Bomb("quoted line ends", lambda n: (HEADING + '"' + "\n" * n).encode(), 200_000, TEXT),
    Bomb("zero bytes", lambda n: (HEADING + LINE).encode() + b"\0" * n + b"x", 500_000, TEXT),
    Bomb("UTF-16 without a mark", lambda n: (HEADING + LINE * n).encode("utf-16-le"), 1500, TEXT),
    Bomb("windows-1258", lambda n: cp1258(HEADING + LINE) + cp1258(LINE) * n, 800, TEXT),
    Bomb("letters of no encoding", lambda n: (HEADING + LINE).encode() + b"\xf0\xe1\xbb " * n, 100_000, TEXT),
    Bomb("lines of two encodings", lambda n: HEADING.encode() + (LINE.encode() + cp1258(LINE)) * n, 500, TEXT),
    Bomb("empty lines", lambda n: HEADING.encode() + b"\r\n" * n + LINE.encode(), 200_000, TEXT),
    Bomb("line ends of every kind", lambda n: HEADING.encode() + "\r\n\r\u2028\x0b\x1c".encode() * n, 50_000, TEXT),
    Bomb("blanks", lambda n: HEADING.encode() + b"1;" + b" " * n + b";x\n", 500_000, TEXT),
    Bomb("tin, tin, tin", lambda n: (HEADING + f"1;{'1 tin ' * 300};{'1 tin ' * 300};Tin;x\n" * n).encode(), 30, TEXT),
    Bomb("days, days, days", lambda n: (HEADING + f"1;{'1-1 ' * 10};{'1/' * 900};{'t1 ' * 600};x\n" * n).encode(), 30, TEXT),
    # markup
    Bomb("cells over everything", lambda n: page("<table>" + "<tr><td rowspan=1000000000 colspan=1000000000>x" * n + "</table>" + TABLE), 2_000, PAGE),
    Bomb("narrow cells over all rows", lambda n: page("<table>" + ("<tr>" + "<td rowspan=1000000000>x" * 30) * n + "</table>"), 300, PAGE),
    Bomb("tables in tables", lambda n: page("<table><tr><td>" * n + TABLE), 3_000, PAGE),
    Bomb("tables", lambda n: page("<table><tr><td>a<td>b</table>" * n), 2_000, PAGE),
    Bomb("tags that are never closed", lambda n: page("<b><i><span>" * n + TABLE), 10_000, PAGE),
    Bomb("ends of what never began", lambda n: page("<b>" * n + "</i>" * n + TABLE), 20_000, PAGE),
    Bomb("signs of a beginning", lambda n: page("<" * n + TABLE), 200_000, PAGE),
    Bomb("signs of an entity", lambda n: page(TABLE + "<table><tr><td>" + "&" * n + "&#" * n + "&amp" * n), 50_000, PAGE),
    Bomb("beginnings of comments", lambda n: page(TABLE + "<!--" * n), 50_000, PAGE),
    Bomb("beginnings of cells", lambda n: page("<table>" + "<td " * n), 50_000, PAGE),
    Bomb("an attribute without end", lambda n: page(TABLE + '<td a="' + "<td b='" * n), 50_000, PAGE),
    Bomb("attributes", lambda n: page("<table><tr><td " + "a='1' " * n + ">x</td></tr></table>" + TABLE), 20_000, PAGE),
    Bomb("scripts without end", lambda n: page(TABLE + "<script>" * n + "</scrip" * n), 30_000, PAGE),
    Bomb("declarations of an encoding", lambda n: b"<html>" + b"<meta charset=" * n + TABLE.encode(), 50_000, PAGE),
    Bomb("blanks before the page", lambda n: b" \r\n" * n + page(), 200_000, PAGE),
    Bomb("parts of a web archive", lambda n: mht(n, b"<table><tr><td>a<td>b</table>"), 2_000, PAGE),
    Bomb("headers of a web archive", lambda n: b"MIME-Version: 1.0\r\n" + b"X-A: b\r\n c\r\n" * n + mht(1), 20_000, PAGE),
    Bomb("escapes of a web archive", lambda n: mht(1, b"=" * n + b"=\r\n" * n), 50_000, PAGE),
    Bomb("SpreadsheetML far away", lambda n: spreadsheetml(
        xml_row(HEAD) + '<Row ss:Index="1000000000" ss:Span="999999999"><Cell ss:Index="1000000000" ss:MergeAcross="1000000000" '
        'ss:MergeDown="1000000000"/></Row>' * n), 10_000, PAGE),
    Bomb("SpreadsheetML of spans", lambda n: spreadsheetml(xml_row(HEAD) + xml_row(
        ['<Cell ss:MergeDown="1000000" ss:MergeAcross="90"><Data ss:Type="String">x</Data></Cell>']) * n), 2_000, PAGE),
    Bomb("OpenDocument repeated", lambda n: ods(ods_row(HEAD) + (
        '<table:table-row table:number-rows-repeated="1000000000"><table:table-cell table:number-columns-repeated="1000000000" '
        'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>') * n), 5_000, "so.ods"),
    Bomb("OpenDocument with blanks", lambda n: ods(ods_row(HEAD) + ods_row(
        ['<table:table-cell office:value-type="string"><text:p><text:s text:c="1000000000"/></text:p></table:table-cell>']) * n), 3_000, "so.ods"),
    Bomb("OpenDocument, tables in tables", lambda n: ods("<table:table-row><table:table-cell><table:table>" * n
         + "</table:table></table:table-cell></table:table-row>" * n), 5_000, "so.ods"),
    Bomb("OpenDocument of styles", lambda n: ods(ods_row(HEAD), settings="<office:automatic-styles>"
         + '<style:style style:name="x" style:family="table"/>' * n + "</office:automatic-styles>"), 20_000, "so.ods"),
]  # fmt: skip
