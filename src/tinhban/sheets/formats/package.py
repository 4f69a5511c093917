"""The parts of an XLSX: which is the workbook, which its sheets, by the links between them."""

from dataclasses import dataclass
from urllib.parse import unquote

from tinhban.sheets import limits
from tinhban.sheets.formats.archive import Archive, key_of
from tinhban.sheets.formats.stream import Attributes, is_true, parse, plain_names
from tinhban.sheets.refusal import UnreadableFile

_MOST_LINKS = 10_000
_LONGEST_TARGET = 1_000
_SHEET_KINDS = ("worksheet", "chartsheet", "dialogsheet", "xlMacrosheet")


@dataclass(frozen=True, slots=True)
class Relation:
    """From one part to another: the last word of its kind, and the name of the part."""

    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One sheet as the workbook lists it."""

    name: str
    part: str
    kind: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Package:
    """What is read of an XLSX."""

    sheets: tuple[SheetPart, ...]
    strings: str
    styles: str
    since_1904: bool


def workbook_part(archive: Archive) -> str:
    """The part that is the workbook; nothing where the archive holds none."""
    for link in links_of(archive, "").values():
        if link.kind == "officeDocument" and link.target in archive:
            return link.target
    if "xl/workbook.xml" in archive:
        return "xl/workbook.xml"
    names = (name for name in archive.names() if name.rpartition("/")[2] == "workbook.xml")
    return next(names, "")


def links_of(archive: Archive, part: str) -> dict[str, Relation]:
    """The links of a part (of the package itself: of no part) by their ids."""
    folder, _, name = part.rpartition("/")
    found: dict[str, Relation] = {}

    def opened(tag: str, attributes: Attributes) -> None:
        if tag != "Relationship" or len(found) >= _MOST_LINKS:
            return
        if attributes.get("TargetMode") == "External":
            return
        target = unquote(attributes.get("Target", "")[:_LONGEST_TARGET]).replace("\\", "/")
        place = target if target.startswith("/") else f"{folder}/{target}"
        kind = attributes.get("Type", "").rpartition("/")[2]
        found[attributes.get("Id", "")] = Relation(kind, key_of(place))

    parse(archive.pieces(f"{folder}/_rels/{name}.rels"), opened, _nothing, _nothing)
    return found


def read_package(archive: Archive) -> Package:
    """Sheets in the order of the workbook, and where texts and formats stand."""
    book = workbook_part(archive)
    links = links_of(archive, book)
    listed: list[tuple[str, str, bool]] = []
    since_1904 = False

    def opened(tag: str, attributes: Attributes) -> None:
        nonlocal since_1904
        if tag == "sheet":
            about = plain_names(attributes)
            if len(listed) <= limits.MAX_SHEETS:
                hidden = about.get("state", "visible") != "visible"
                listed.append((about.get("name", "")[:100], about.get("id", ""), hidden))
        elif tag == "workbookPr":
            since_1904 = is_true(attributes.get("date1904"))

    if not parse(archive.pieces(book), opened, _nothing, _nothing):
        raise UnreadableFile("damaged")
    if len(listed) > limits.MAX_SHEETS:
        raise UnreadableFile("too_many_sheets", sheets=len(listed), limit=limits.MAX_SHEETS)
    sheets = _sheets(archive, listed, links, book)
    if not sheets:
        raise UnreadableFile("no_sheet")
    folder = book.rpartition("/")[0]
    return Package(
        sheets,
        _linked(links, "sharedStrings", f"{folder}/sharedStrings.xml"),
        _linked(links, "styles", f"{folder}/styles.xml"),
        since_1904,
    )


def _sheets(
    archive: Archive, listed: list[tuple[str, str, bool]], links: dict[str, Relation], book: str
) -> tuple[SheetPart, ...]:
    folder, sheets, names = book.rpartition("/")[0], [], set()
    for number, (name, link_id, hidden) in enumerate(listed, 1):
        # A workbook that lost its links has its sheets by number.
        usual = Relation("worksheet", key_of(f"{folder}/worksheets/sheet{number}.xml"))
        link = links.get(link_id) if links else usual
        if link is None or link.kind not in _SHEET_KINDS or link.target not in archive:
            continue
        shown, copy = name, 2
        while shown.casefold() in names:
            shown, copy = f"{name} ({copy})", copy + 1
        names.add(shown.casefold())
        sheets.append(SheetPart(shown, link.target, link.kind, hidden))
    return tuple(sheets)


def _linked(links: dict[str, Relation], kind: str, usual: str) -> str:
    return next((link.target for link in links.values() if link.kind == kind), usual)


def _nothing(*_about: object) -> None:
    """What is between the elements does not matter here."""
