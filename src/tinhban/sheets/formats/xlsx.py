"""XLSX → workbook: macros, pictures and links to other files are never opened, but told."""

from tinhban.sheets.filling import Budget, Filling
from tinhban.sheets.formats.archive import Archive
from tinhban.sheets.formats.package import Relation, links_of, read_package
from tinhban.sheets.formats.shared_strings import read_strings, read_styles
from tinhban.sheets.formats.sheet_xml import Lookup, read_sheet
from tinhban.sheets.formats.stream import Attributes, parse
from tinhban.sheets.grid import Grid, Workbook
from tinhban.sheets.texts import Texts

_NOTES = ("comments", "threadedComment")


def read(data: bytes) -> Workbook:
    """Every worksheet that is shown, in the order of the workbook."""
    archive = Archive(data)
    package = read_package(archive)
    texts, budget, book = Texts(), Budget(), Workbook("xlsx", [])
    lookup = Lookup(
        read_strings(archive, package.strings, texts),
        read_styles(archive, package.styles),
        package.since_1904,
    )
    for sheet in package.sheets:
        if sheet.kind != "worksheet":
            book.note("chart_sheet", sheet.name)
            continue
        grid = Grid(sheet.name, texts, hidden=sheet.hidden)
        grid.since_1904 = package.since_1904
        book.grids.append(grid)
        if sheet.hidden:
            continue
        filling = Filling(grid, texts, budget)
        read_sheet(archive.pieces(sheet.part), filling, lookup)
        filling.end()
        for link in links_of(archive, sheet.part).values():
            if code := _beside(archive, link):
                book.note(code, sheet.name)
    return book


def _beside(archive: Archive, link: Relation) -> str:
    """What a link of a sheet leads to that is not read."""
    if link.kind in _NOTES:
        return "notes"
    if link.kind == "pivotTable":
        return "pivot_tables"
    return "pictures" if link.kind == "drawing" and _holds_pictures(archive, link.target) else ""


def _holds_pictures(archive: Archive, part: str) -> bool:
    found = False

    def opened(tag: str, _attributes: Attributes) -> None:
        nonlocal found
        found = found or tag in ("pic", "graphicFrame")

    parse(archive.pieces(part), opened, lambda _tag: None, lambda _text: None)
    return found
