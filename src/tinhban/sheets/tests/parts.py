"""The parts of an XLSX as text, so that a test may write them as no library does."""

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from tinhban.sheets.tests.packing import archive, packed

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEADING = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

HEAD = ["TT", "Ngày phát", "Tên tin, bài", "Thể loại", "Đơn vị cung cấp"]
FAIR = ["1", "22/01/2022", "Tuyến đường mới lên bản Sín Chải thông xe", "PSN", "Đài Lai Châu"]
PLOUGH = ["2", "23/01/2022", "Mùa cày ải ở cánh đồng Mường Than", "Tin", "Đài Lai Châu"]
# What is right for the two rows above: day, title, supplier.
TWO = [
    ("2022-01-22", FAIR[2], FAIR[4]),
    ("2022-01-23", PLOUGH[2], PLOUGH[4]),
]
ONE = TWO[:1]


def reference(row: int, column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def cell(row: int, column: int, value: Any, extra: str = "") -> str:
    """A cell with its text inside, or a number; `extra` are further attributes."""
    place = f'r="{reference(row, column)}"'
    if isinstance(value, str):
        text = escape(value)
        return f'<c {place} t="inlineStr"{extra}><is><t>{text}</t></is></c>'
    return f"<c {place}{extra}><v>{value}</v></c>"


def rows(cells: Sequence[Sequence[Any]], first: int = 0) -> str:
    """Rows of sheet data; texts that begin with "<" stand as they are."""
    lines = []
    for number, row in enumerate(cells, first):
        inside = "".join(
            value if isinstance(value, str) and value.startswith("<") else cell(number, at, value)
            for at, value in enumerate(row)
            if value is not None
        )
        lines.append(f'<row r="{number + 1}">{inside}</row>')
    return "".join(lines)


USUAL = rows([HEAD, FAIR, PLOUGH])


def sheet(data: str, *, before: str = "", after: str = "", main: str = MAIN) -> bytes:
    return (
        f'{HEADING}<worksheet xmlns="{main}">{before}<sheetData>{data}</sheetData>{after}'
        "</worksheet>"
    ).encode()


def relations(links: Sequence[tuple[str, str, str]], base: str = _RELATIONS) -> bytes:
    """(id, kind, target) …"""
    inside = "".join(
        f'<Relationship Id="{name}" Type="{base}/{kind}" Target="{target}"/>'
        for name, kind, target in links
    )
    return f'{HEADING}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'.encode()


def workbook(
    sheets: Sequence[tuple[str, str, str]], *, before: str = "", strict: bool = False
) -> bytes:
    """(name, id of the relation, further attributes) …"""
    main, base = (STRICT, _STRICT_RELATIONS) if strict else (MAIN, _RELATIONS)
    inside = "".join(
        f'<sheet name="{escape(name)}" sheetId="{number}" r:id="{rid}"{more}/>'
        for number, (name, rid, more) in enumerate(sheets, 1)
    )
    return (
        f'{HEADING}<workbook xmlns="{main}" xmlns:r="{base}">{before}'
        f"<sheets>{inside}</sheets></workbook>"
    ).encode()


def styles(formats: dict[int, str], used: Sequence[int]) -> bytes:
    """Number formats of one's own, and the format of each cell style."""
    own = "".join(
        f'<numFmt numFmtId="{at}" formatCode="{escape(code, {chr(34): "&quot;"})}"/>'
        for at, code in formats.items()
    )
    xfs = "".join(f'<xf numFmtId="{at}" fontId="0" fillId="0" borderId="0"/>' for at in used)
    return (
        f'{HEADING}<styleSheet xmlns="{MAIN}"><numFmts count="{len(formats)}">{own}</numFmts>'
        f'<cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>'
        f'<cellXfs count="{len(used)}">{xfs}</cellXfs></styleSheet>'
    ).encode()


def strings(items: Sequence[str], *, count: int | None = None) -> bytes:
    """Shared strings; each as the inside of its <si>."""
    said = len(items) if count is None else count
    inside = "".join(f"<si>{item}</si>" for item in items)
    return (
        f'{HEADING}<sst xmlns="{MAIN}" count="{said}" uniqueCount="{said}">{inside}</sst>'.encode()
    )


TYPES = (
    f'{HEADING}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    "</Types>"
).encode()


def parts(
    data: str | bytes = USUAL,
    *,
    before: str = "",
    name: str = "2022",
    shared: Sequence[str] = (),
    formats: tuple[dict[int, str], Sequence[int]] | None = None,
    **changed: bytes | None,
) -> dict[str, bytes]:
    """The parts of a workbook of one sheet; `changed` replaces or takes away parts by their name."""
    found: dict[str, bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations([("rId1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": workbook([(name, "rId1", "")], before=before),
        "xl/_rels/workbook.xml.rels": relations(
            [("rId1", "worksheet", "worksheets/sheet1.xml"),
             ("rId2", "sharedStrings", "sharedStrings.xml"), ("rId3", "styles", "styles.xml")]
        ),
        "xl/worksheets/sheet1.xml": sheet(data) if isinstance(data, str) else data,
    }  # fmt: skip
    if shared:
        found["xl/sharedStrings.xml"] = strings(shared)
    if formats:
        found["xl/styles.xml"] = styles(*formats)
    for part, content in changed.items():
        if content is None:
            del found[part]
        else:
            found[part] = content
    return found


def book(data: str | bytes = USUAL, **more: Any) -> bytes:
    """A whole workbook of one sheet."""
    return archive(packed(parts(data, **more)))
