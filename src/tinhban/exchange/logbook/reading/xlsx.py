"""XLSX → grids: values by calamine, formulas and bounds from the sheet's own XML."""

import io
import re
import zipfile
from posixpath import join, normpath
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from tinhban.exchange.logbook.reading import limits
from tinhban.exchange.logbook.reading.calamine import read_grids
from tinhban.exchange.logbook.reading.container import member, open_archive
from tinhban.exchange.logbook.reading.grid import Grid, column_index, column_letters
from tinhban.exchange.logbook.reading.refusal import UnreadableFile

_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
# One tag at a time and by tag: a generated sheet has a million of them.
_REFERENCES = re.compile(rb"""\br\s*=\s*["']\s*([A-Z]{1,3})(\d{1,9})\s*["']""")
_FORMULA = re.compile(
    rb"""<(?:\w+:)?c\b[^>]*?\br\s*=\s*["']([A-Z]{1,3})(\d{1,7})["'][^>]*>\s*"""
    rb"""<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*(<(?:\w+:)?v>[^<])?"""
)
# Calamine leaves a cell with an error empty.
_ERROR = re.compile(
    rb"""<(?:\w+:)?c\b(?=[^>]*\bt\s*=\s*["']e["'])[^>]*?\br\s*=\s*["']([A-Z]{1,3})(\d{1,7})["'][^>]*>"""
    rb"""(?:\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>))?\s*<(?:\w+:)?v>([^<]{1,20})<"""
)
_HIDDEN_ROW = re.compile(
    rb"""<(?:\w+:)?row\b(?=[^>]*\bhidden\s*=\s*["'](?:1|true)["'])[^>]*?\br\s*=\s*["'](\d{1,7})["']"""
)
_KEPT = re.compile(r"(\[Content_Types\]\.xml|_rels/.*\.rels|xl/.*\.xml|xl/_rels/.*\.rels)")
_DROPPED = re.compile(
    r"xl/(externalLinks|media|drawings|charts|embeddings|theme|printerSettings|comments)"
)


def read(data: bytes) -> list[Grid]:
    """Every worksheet; macros, pictures and links to other files are never opened."""
    archive = open_archive(data)
    parts = _checked_parts(archive)
    sheets = _sheet_parts(parts)
    for name, part in sheets:
        _guard_bounds(name, parts.get(part, b""))
    grids = read_grids(_repacked(parts), [name for name, _ in sheets])
    by_name = dict(sheets)
    since_1904 = _since_1904(parts)
    for grid in grids:
        grid.since_1904 = since_1904
        _mark(grid, parts.get(by_name.get(grid.name, ""), b""))
    return grids


def _checked_parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    parts = {}
    for name in archive.namelist():
        if not _KEPT.fullmatch(name) or _DROPPED.match(name):
            continue
        content = member(archive, name)
        if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content[:4096]:
            raise UnreadableFile("unsafe_xml")
        parts[name] = content
    return parts


def _repacked(parts: dict[str, bytes]) -> bytes:
    # Calamine sees only parts whose size and checksum were checked above, already unpacked.
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _sheet_parts(parts: dict[str, bytes]) -> list[tuple[str, str]]:
    book = _parsed(parts.get("xl/workbook.xml", b""))
    links = _parsed(parts.get("xl/_rels/workbook.xml.rels", b""))
    targets = {
        link.get("Id", ""): normpath(join("/xl", link.get("Target", ""))).lstrip("/")
        for link in links
        if link.get("TargetMode") != "External"
    }
    sheets = []
    for element in book.iter():
        if element.tag.endswith("}sheet"):
            part = targets.get(element.get(_OFFICE) or element.get(_STRICT) or "", "")
            if part.startswith("xl/worksheets/"):
                sheets.append((element.get("name", ""), part))
    if not sheets:
        raise UnreadableFile("no_sheet")
    if len(sheets) > limits.MAX_SHEETS:
        raise UnreadableFile("too_many_sheets", sheets=len(sheets), limit=limits.MAX_SHEETS)
    return sheets


def _parsed(content: bytes) -> Element:
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise UnreadableFile("damaged") from error
    return root


def _guard_bounds(sheet: str, content: bytes) -> None:
    # Calamine lays out the full rectangle: one stray cell at XFD1048576 would take all memory.
    columns: set[bytes] = set()
    last_row = 0
    for letters, digits in _REFERENCES.findall(content):
        columns.add(letters)
        if len(digits) >= 5 and int(digits) > last_row:
            last_row = int(digits)
    if last_row > limits.MAX_ROWS:
        raise UnreadableFile("too_many_rows", sheet=sheet, row=last_row, limit=limits.MAX_ROWS)
    last_column = max((column_index(letters.decode()) for letters in columns), default=0)
    if last_column >= limits.MAX_COLUMNS:
        raise UnreadableFile(
            "too_many_columns",
            sheet=sheet,
            column=column_letters(last_column),
            limit=limits.MAX_COLUMNS,
        )
    if max(last_row, 1) * (last_column + 1) > limits.MAX_CELLS:
        raise UnreadableFile("too_many_cells", sheet=sheet, limit=limits.MAX_CELLS)


def _since_1904(parts: dict[str, bytes]) -> bool:
    about = _parsed(parts.get("xl/workbook.xml", b""))
    return any(
        element.tag.endswith("}workbookPr") and element.get("date1904") in ("1", "true")
        for element in about.iter()
    )


def _mark(grid: Grid, content: bytes) -> None:
    """What calamine does not tell: formulas, errors, hidden rows."""
    if b"hidden=" in content:
        grid.hidden_rows = {int(match[1]) - 1 for match in _HIDDEN_ROW.finditer(content)}
    if b't="e"' in content or b"t='e'" in content:
        for match in _ERROR.finditer(content):
            place = (int(match[2]) - 1, column_index(match[1].decode()))
            grid.put(*place, match[3].decode("ascii", "replace"))
    if b"<f" not in content and b":f" not in content:
        return
    for match in _FORMULA.finditer(content):
        place = (int(match[2]) - 1, column_index(match[1].decode()))
        grid.formulas.add(place)
        if not match[3]:
            grid.empty_formulas.add(place)
