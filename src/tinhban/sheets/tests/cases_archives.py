"""XLSX files whose archive, names or links are written as Excel does not write them but opens them."""

import zlib
from collections.abc import Callable
from typing import Any

from tinhban.sheets.tests.cases import Case
from tinhban.sheets.tests.packing import Packed, archive, packed
from tinhban.sheets.tests.parts import (
    FAIR,
    HEAD,
    ONE,
    PLOUGH,
    STRICT,
    TYPES,
    USUAL,
    book,
    cell,
    parts,
    relations,
    rows,
    sheet,
    workbook,
)


def named(change: Callable[[str], str], encoding: str = "utf-8") -> bytes:
    return archive(Packed(change(name).encode(encoding), c) for name, c in parts().items())


def with_members(*more: Packed, **told: Any) -> bytes:
    return archive([*packed(parts()), *more], **told)


def usual(**more: Any) -> bytes:
    return archive(packed(parts(), **more))


def linked(target: str, part: str, **changed: Any) -> bytes:
    """The sheet stands at `part`, and the workbook names it as `target`."""
    found = parts(**changed)
    found[part] = found.pop("xl/worksheets/sheet1.xml")
    found["xl/_rels/workbook.xml.rels"] = relations([("rId1", "worksheet", target)])
    return archive(packed(found))


def moved_workbook(target: str, part: str, **changed: Any) -> bytes:
    """The workbook stands at `part`."""
    found = parts(**changed)
    found[part] = found.pop("xl/workbook.xml")
    folder, _, name = part.rpartition("/")
    links = found.pop("xl/_rels/workbook.xml.rels")
    found[f"{folder}/_rels/{name}.rels".lstrip("/")] = links
    found["_rels/.rels"] = relations([("rId1", "officeDocument", target)])
    return archive(packed(found))


def strict() -> bytes:
    day = '<c r="B2" t="d"><v>2022-01-22</v></c>'
    second = '<c r="B3" t="d"><v>2022-01-23T00:00:00</v></c>'
    data = rows([HEAD, [FAIR[0], day, *FAIR[2:]], [PLOUGH[0], second, *PLOUGH[2:]]])
    found = parts(sheet(data, main=STRICT))
    found["xl/workbook.xml"] = workbook([("2022", "rId1", "")], strict=True)
    base = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    found["_rels/.rels"] = relations([("rId1", "officeDocument", "xl/workbook.xml")], base)
    found["xl/_rels/workbook.xml.rels"] = relations(
        [("rId1", "worksheet", "worksheets/sheet1.xml")], base
    )
    return archive(packed(found))


def two_of_a_name() -> bytes:
    other = Packed(b"xl/worksheets/sheet1.xml", sheet(rows([HEAD, FAIR])))
    return with_members(other)


def wrong_sum() -> bytes:
    found = packed(parts())
    content = found[-1].content
    return archive([*found[:-1], Packed(found[-1].name, content, crc=zlib.crc32(content) ^ 1)])


def picture(**more: Any) -> Packed:
    return Packed(b"xl/media/image1.png", b"\x89PNG" + bytes(range(200)) * 3, **more)


CASES = [
    Case("backslashes", lambda: named(lambda name: name.replace("/", "\\"))),
    Case("backslashes and capitals", lambda: named(lambda name: name.replace("/", "\\").upper())),
    Case("capitals", lambda: named(str.upper)),
    Case("capitals at the beginning", lambda: named(str.title)),
    Case("leading slash", lambda: named(lambda name: f"/{name}")),
    Case("leading dot", lambda: named(lambda name: f"./{name}")),
    Case("doubled slash", lambda: named(lambda name: name.replace("/", "//"))),
    Case("a Vietnamese name without the flag of UTF-8",
         lambda: with_members(Packed("xl/media/ảnh chợ.png".encode(), b"\x89PNG"))),
    Case("a name in no encoding", lambda: with_members(Packed(b"xl/media/\xff\xfe.png", b"x"))),
    Case("sizes behind the bytes", lambda: usual(described=True)),
    Case("ZIP64 sizes", lambda: usual(zip64=True)),
    Case("ZIP64 end of the archive", lambda: archive(packed(parts()), zip64_end=True)),
    Case("ZIP64 both", lambda: archive(packed(parts(), zip64=True), zip64_end=True)),
    Case("not compressed", lambda: usual(deflated=False)),
    Case("bytes before the first entry", lambda: archive(packed(parts()), prefix=b"\r\n\r\nOK ")),
    Case("a program before the first entry, places counted from the entries",
         lambda: archive(packed(parts()), prefix=b"MZ" + b"\x90" * 4000, from_first=True)),
    Case("a comment at the end", lambda: archive(packed(parts()), comment=b"xuat tu phan mem " * 9)),
    Case("bytes behind the end", lambda: archive(packed(parts()), behind=b"\r\n\0\0")),
    Case("entries for folders", lambda: with_members(Packed(b"xl/", b""), Packed(b"xl/media/", b""))),
    Case("an unknown extra field", lambda: usual(extra=b"\xfe\xca\0\0" + b"\x55\x54\x05\0\1abcd")),
    Case("a picture packed in a way of its own", lambda: with_members(picture(method=9))),
    Case("a picture whose sum is wrong", lambda: with_members(picture(crc=1))),
    Case("a workbook inside the workbook",
         lambda: with_members(Packed(b"xl/embeddings/a.xlsx", book(rows([HEAD, FAIR])), deflated=False))),
    Case("a target from the root", lambda: linked("/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml")),
    Case("a target from above", lambda: linked("../xl/worksheets/a.xml", "xl/worksheets/a.xml")),
    Case("a target with a dot", lambda: linked("./worksheets/a.xml", "xl/worksheets/a.xml")),
    Case("a target with backslashes", lambda: linked("worksheets\\a.xml", "xl/worksheets/a.xml")),
    Case("a target in capitals", lambda: linked("Worksheets/Sheet1.XML", "xl/worksheets/sheet1.xml")),
    Case("a target with a blank", lambda: linked("worksheets/so%20tin.xml", "xl/worksheets/so tin.xml")),
    Case("a sheet in a folder of its own", lambda: linked("sheets/a.xml", "xl/sheets/a.xml")),
    Case("workbook2", lambda: moved_workbook("xl/workbook2.xml", "xl/workbook2.xml")),
    Case("a workbook in another folder",
         lambda: moved_workbook("/office/book.xml", "office/book.xml",
                                **{"xl/_rels/workbook.xml.rels": relations(
                                    [("rId1", "worksheet", "/xl/worksheets/sheet1.xml")])})),
    Case("no list of types", lambda: book(**{"[Content_Types].xml": None})),
    Case("types behind the parts",
         lambda: archive(packed({**parts(**{"[Content_Types].xml": None}), "[Content_Types].xml": TYPES}))),
    Case("no links of the package", lambda: book(**{"_rels/.rels": None})),
    Case("Strict Open XML", strict),
    Case("the workbook in UTF-16",
         lambda: book(**{"xl/workbook.xml": workbook([("2022", "rId1", "")]).decode()
                         .replace("UTF-8", "UTF-16").encode("utf-16")})),
    Case("two parts of one name", two_of_a_name, refused="damaged"),
    Case("a sheet whose sum is wrong", wrong_sum, refused="damaged"),
    Case("a password on the archive", lambda: usual(flags=1), refused="encrypted"),
    Case("a way of packing that nobody knows", lambda: usual(method=98), refused="damaged"),
    Case("cut in the middle", lambda: usual()[:700], refused="damaged"),
    Case("a binary workbook", lambda: archive(packed({"xl/workbook.bin": b"\x83\x01\0"})),
         refused="binary_workbook"),
    Case("no workbook in it", lambda: archive(packed({"a.txt": b"x"})), refused="not_a_spreadsheet"),
    Case("a Word file", lambda: archive(packed({"word/document.xml": b"<x/>", "[Content_Types].xml": TYPES})),
         refused="not_a_spreadsheet"),
    Case("a sheet that the workbook names and nobody packed",
         lambda: book(**{"xl/workbook.xml": workbook([("2022", "rId1", ""), ("Lạc", "rId9", "")])})),
    Case("one row in an archive of many small parts",
         lambda: archive([*packed(parts(rows([HEAD, FAIR]))),
                          *(Packed(f"xl/media/i{n}.png".encode(), b"x") for n in range(900))]),
         rows=ONE),
    Case("nothing but the sheet is known",
         lambda: book(USUAL, **{"xl/_rels/workbook.xml.rels": None})),
    Case("a lone cell", lambda: book(f'<row r="1">{cell(0, 0, "x")}</row>'), rows=[],
         told=frozenset({"no_rows"})),
]  # fmt: skip
