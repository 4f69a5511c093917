"""CSV → a grid: the encoding, then the delimiter, then the rows."""

import codecs
import contextlib
import csv
import io
from typing import Literal

from tinhban.exchange.logbook.reading import limits
from tinhban.exchange.logbook.reading.grid import Cell, Grid
from tinhban.exchange.logbook.reading.refusal import UnreadableFile
from tinhban.foundation import legacy_text

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_LINES = 200


def read(data: bytes, name: str) -> tuple[list[Grid], str]:
    """The only sheet of a text file, and the encoding it was read in."""
    text, encoding = decoded(data)
    if "\0" in text:
        raise UnreadableFile("not_a_spreadsheet", found="binary")
    csv.field_size_limit(max(csv.field_size_limit(), limits.MAX_CELL_TEXT * 100))
    delimiter = _delimiter(text)
    # Excel writes the delimiter into a first line of its own.
    if text[:6].lower().startswith("sep=") and len(text) > 4:
        text = text.partition("\n")[2]
    return [Grid(name=name, rows=_rows_of(text, name, delimiter))], encoding


def _rows_of(text: str, name: str, delimiter: str) -> list[list[Cell]]:
    try:
        rows = _rows(text, name, delimiter, csv.QUOTE_MINIMAL)
        if not _runs_on(rows, delimiter):
            return rows
    except csv.Error:
        pass  # read once more, as if quotes meant nothing
    try:
        return _rows(text, name, delimiter, csv.QUOTE_NONE)
    except csv.Error as error:
        raise UnreadableFile("damaged_csv", row=_line_of(text, delimiter)) from error


def _rows(text: str, name: str, delimiter: str, quoting: Literal[0, 3]) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    with_quotes = quoting != csv.QUOTE_NONE
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting):
        if len(row) > limits.MAX_COLUMNS:
            raise UnreadableFile(
                "too_many_columns", sheet=name, column=len(row), limit=limits.MAX_COLUMNS
            )
        if len(rows) >= limits.MAX_ROWS:
            raise UnreadableFile(
                "too_many_rows", sheet=name, row=len(rows) + 1, limit=limits.MAX_ROWS
            )
        rows.append([_cell(cell if with_quotes else cell.strip().strip('"')) for cell in row])
    return rows


def _cell(text: str) -> Cell:
    bare = text.strip()
    # What some programs write lest a sheet should turn a text into a number.
    if bare.startswith('="') and bare.endswith('"') and len(bare) > 2:
        bare = bare[2:-1]
    return bare or None


def _runs_on(rows: list[list[Cell]], delimiter: str) -> bool:
    """A quote that was never closed swallows the lines below, with their delimiters."""
    return any(
        isinstance(cell, str) and cell.count("\n") > 1 and cell.count(delimiter) > cell.count("\n")
        for row in rows
        for cell in row
    )


def _line_of(text: str, delimiter: str) -> int:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=csv.QUOTE_NONE)
    with contextlib.suppress(csv.Error):
        for _row in reader:
            pass
    return reader.line_num


def decoded(data: bytes) -> tuple[str, str]:
    """The text and its encoding: by mark, by strict UTF-8, then by what reads as Vietnamese."""
    if data.startswith(codecs.BOM_UTF8):
        return _strictly(data, "utf-8-sig")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(data, "utf-16")
    sample = data[:4000]
    if sample.count(0) > len(sample) // 5:
        even, odd = sample[0::2].count(0), sample[1::2].count(0)
        return _strictly(data, "utf-16-le" if odd > even else "utf-16-be")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    return _by_words(data)


def _strictly(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as error:
        raise UnreadableFile("undecodable") from error


def _by_words(data: bytes) -> tuple[str, str]:
    found = legacy_text.decoded_by_words(data)
    if found is None:
        raise UnreadableFile("undecodable")
    return found


def _delimiter(text: str) -> str:
    head = text[:6].lower()
    if head.startswith("sep=") and len(head) > 4 and head[4] in _DELIMITERS:
        return head[4]
    lines = text.splitlines()[:_SAMPLE_LINES]
    best, best_score = ",", 0
    for delimiter in _DELIMITERS:
        widths: dict[int, int] = {}
        for row in csv.reader(lines, delimiter=delimiter):
            if len(row) > 1:
                widths[len(row)] = widths.get(len(row), 0) + 1
        # The delimiter is the one that gives the most rows of one and the same width.
        score = max((rows * width for width, rows in widths.items()), default=0)
        if score > best_score:
            best, best_score = delimiter, score
    return best
