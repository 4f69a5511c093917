"""Bytes → workbook, with text in NFC and in Unicode whatever it was typed in."""

import itertools
from functools import partial
from pathlib import PurePath

from tinhban.foundation import legacy_text
from tinhban.sheets import container
from tinhban.sheets.formats import (
    compound,
    delimited,
    ods,
    spreadsheetml,
    web_archive,
    web_page,
    xls,
    xlsx,
)
from tinhban.sheets.grid import Grid, Workbook
from tinhban.sheets.refusal import UnreadableFile


def open_workbook(data: bytes, filename: str) -> Workbook:
    """Open a file of any accepted kind; raises `UnreadableFile` with the reason.

    Nothing but the bytes and the name decides, and what comes back can be pickled.
    """
    book = _opened(data, PurePath(filename).stem[:80])
    if not any(grid.hidden or grid.height() for grid in book.grids):
        raise UnreadableFile("empty_file")
    book.legacy = legacy_text.recognise(book.texts())
    for grid in book.grids:
        if book.legacy is not None:
            grid.convert(legacy_text.CONVERT[book.legacy])
        else:
            book.legacy_columns |= _convert_columns(grid)
    return book


def _opened(data: bytes, stem: str) -> Workbook:
    kind = container.sniff(data)
    if kind == "xlsx":
        return xlsx.read(data)
    if kind == "xls":
        bare = compound.MAGIC not in data[:64]
        return xls.read(data if bare else container.workbook_stream(data))
    if kind == "ods":
        return ods.read(data)
    if kind == "xml":
        return spreadsheetml.read(data)
    if kind == "html":
        archived = container.start_of(data).startswith("mime-version:")
        read = web_archive.read if archived else web_page.read
        return read(data, stem or "HTML")
    return delimited.read(data, stem or "CSV")


def _convert_columns(grid: Grid) -> set[legacy_text.Legacy]:
    """Convert columns that were typed in an old font beside others in Unicode."""
    found = set()
    for column in range(grid.width()):
        legacy = legacy_text.recognise_column(itertools.islice(grid.texts(column), 300))
        if legacy is not None:
            found.add(legacy)
            grid.convert(partial(legacy_text.converted, legacy=legacy), column)
    return found
