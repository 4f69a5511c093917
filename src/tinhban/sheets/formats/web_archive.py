"""A web archive (MHT) as Excel saves a workbook for the web → the tables of its pages."""

import binascii
import re
from collections.abc import Iterator
from pathlib import PurePath

from tinhban.sheets import limits
from tinhban.sheets.filling import Budget
from tinhban.sheets.formats.tables import Tables
from tinhban.sheets.formats.web_page import read_into
from tinhban.sheets.grid import Workbook
from tinhban.sheets.refusal import UnreadableFile
from tinhban.sheets.texts import Texts

_LONGEST_HEAD = 64 * 1024
_BOUNDARY = re.compile(rb"""boundary\s{0,9}=\s{0,9}"?([^"\s;]{1,200})""", re.IGNORECASE)
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_LOCATION = re.compile(
    rb"^content-location:[ \t]{0,9}([^\r\n]{1,300})", re.IGNORECASE | re.MULTILINE
)


def read(data: bytes, name: str) -> Workbook:
    """Each page of the archive that holds a table of rows."""
    book, texts, budget = Workbook("html", []), Texts(), Budget()
    for location, page in _pages(data):
        tables = Tables(location or name, texts, budget)
        book.encoding = read_into(tables, page)
        book.grids += tables.grids()
        if len(book.grids) > limits.MAX_SHEETS:
            count = len(book.grids)
            raise UnreadableFile("too_many_sheets", sheets=count, limit=limits.MAX_SHEETS)
    if not book.grids:
        raise UnreadableFile("html_named_xls")
    return book


def _pages(data: bytes) -> Iterator[tuple[str, bytes]]:
    found = _BOUNDARY.search(data[:_LONGEST_HEAD])
    if found is None:
        yield from _page(data, 0, len(data))
        return
    mark = b"--" + found[1]
    at = data.find(b"\n" + mark, found.end() - 1)
    while at >= 0:
        start = at + 1 + len(mark)
        following = data.find(b"\n" + mark, start)
        yield from _page(data, start, following if following >= 0 else len(data))
        at = following


def _page(data: bytes, start: int, end: int) -> Iterator[tuple[str, bytes]]:
    """The page in one part of the archive, if it is one."""
    split = _END_OF_HEAD.search(data, start, min(end, start + _LONGEST_HEAD))
    if split is None:
        return
    head = data[start : split.start()].lower()
    if b"text/html" not in head:
        return
    body = data[split.end() : end]
    if b"base64" in head:
        try:
            body = binascii.a2b_base64(body)
        except binascii.Error as error:
            raise UnreadableFile("damaged") from error
    elif b"quoted-printable" in head:
        body = binascii.a2b_qp(body)
    location = _LOCATION.search(data[start : split.start()])
    path = location[1].decode("latin-1") if location else ""
    yield PurePath(path.replace("\\", "/")).stem[:80], body
