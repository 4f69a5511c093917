"""Tables of a web page → sheets: under each other as a browser shows them, others apart."""

import codecs
import re
from collections.abc import Iterator

from lxml import etree

from tinhban.sheets.filling import Budget
from tinhban.sheets.formats.encodings import by_words, is_utf8
from tinhban.sheets.formats.lines import wide_without_mark
from tinhban.sheets.formats.tables import Tables
from tinhban.sheets.grid import Workbook
from tinhban.sheets.refusal import UnreadableFile
from tinhban.sheets.texts import Texts

_PIECE = 64 * 1024
_HEAD = 8_192
_DEEPEST = 500  # tables lie in tables, lists in lists, but not without end
_WIDEST, _LONGEST = 1_000, 65_534  # what browsers allow a cell to span
_BREAKS = frozenset(["br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "center", "hr"])
_UNSEEN = frozenset(["script", "style", "title", "template", "xml"])
_CHARSET = re.compile(
    rb"""charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.-]{2,30})""", re.IGNORECASE
)

# What pages are really written in; some codecs of Python are slow, or no letters at all.
_ONE_OF_OURS = re.compile(r"cp125\d|iso8859-\d{1,2}|utf-16(?:-[lb]e)?|mac-roman")


def read(data: bytes, name: str) -> Workbook:
    """The tables of a page; one without a row of two cells is refused."""
    book = Workbook("html", [])
    tables = Tables(name, Texts(), Budget())
    book.encoding = read_into(tables, data)
    book.grids = tables.grids()
    if not book.grids:
        raise UnreadableFile("html_named_xls")
    return book


def read_into(tables: Tables, data: bytes) -> str:
    """Add the tables of one page; its encoding."""
    encoding = _encoding_of(data)
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    parser = etree.HTMLParser(target=_Page(tables), huge_tree=True, encoding="utf-8")
    try:
        for at in range(0, len(data), _PIECE):
            parser.feed(_utf8(decoder.decode(data[at : at + _PIECE])))
        parser.feed(_utf8(decoder.decode(b"", True)))
        parser.close()
    except etree.XMLSyntaxError:
        pass  # what follows is no markup at all; what stood before is read
    tables.end_table()
    return encoding


def _utf8(text: str) -> bytes:
    # A zero byte would end the page for the parser.
    return text.replace("\0", "").encode("utf-8", "replace")


def _encoding_of(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if wide := wide_without_mark(data):
        return wide
    if all(is_utf8(piece) for piece in _lines(data)):
        return "utf-8"
    told = _CHARSET.search(data[:_HEAD])
    if told is not None:
        name = told[1].decode("ascii").lower()
        try:
            codec = codecs.lookup(name).name
        except LookupError:
            codec = ""
        if _ONE_OF_OURS.fullmatch(codec):
            return codec
    return by_words(data) or "cp1252"


def _lines(data: bytes) -> Iterator[bytes]:
    """Pieces of the data that end where a line or a letter does."""
    at = 0
    while at < len(data):
        end = min(at + _PIECE, len(data))
        while end < len(data) and data[end] & 0xC0 == 0x80 and end < at + _PIECE + 4:
            end += 1
        yield data[at:end]
        at = end


class _Page:
    """Hears of tags and texts as the parser meets them."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._depth = self._unseen = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise UnreadableFile("html_named_xls")
        tables = self._tables
        if tag in ("td", "th"):
            tables.begin_cell(
                _span(attributes.get("colspan"), _WIDEST),
                _span(attributes.get("rowspan"), _LONGEST),
            )
        elif tag == "tr":
            style = attributes.get("style", "")[:500].replace(" ", "").lower()
            tables.begin_row(hidden="display:none" in style)
        elif tag == "table":
            tables.begin_table()
        elif tag in _BREAKS:
            tables.break_()
        elif tag == "img":
            tables.holds_pictures = True
        elif tag in _UNSEEN:
            self._unseen += 1

    def end(self, tag: str) -> None:
        self._depth -= 1
        if tag in ("td", "th"):
            self._tables.end_cell()
        elif tag == "tr":
            self._tables.end_row()
        elif tag == "table":
            self._tables.end_table()
        elif tag in _BREAKS:
            self._tables.break_()
        elif tag in _UNSEEN:
            self._unseen -= 1

    def data(self, text: str) -> None:
        if not self._unseen:
            self._tables.say(text)

    def close(self) -> None:
        """The page ends."""


def _span(text: str | None, most: int) -> int:
    """How many columns or rows a cell covers; none told is one, zero is to the end."""
    digits = (text or "1").strip()
    if not digits.isascii() or not digits.isdigit():
        return 1
    number = int(digits) if len(digits) < 10 else most
    return min(number, most) or most
