"""A text file → a sheet: the encoding, then the delimiter, then row by row."""

import csv
import itertools
from collections.abc import Iterator

from tinhban.sheets.filling import Budget, Filling
from tinhban.sheets.formats.lines import LONGEST_LINE, TextLines
from tinhban.sheets.grid import Grid, Workbook
from tinhban.sheets.refusal import UnreadableFile
from tinhban.sheets.texts import Texts

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_LINES = 200
_SAMPLE_LINE = 4_000
_WIDEST = 12  # more columns say no more of a delimiter
# A record of more lines or letters has a quote that was never closed.
_MOST_LINES, _MOST_LETTERS = 60, 20_000
_MOST_REPAIRS = 200


def read(data: bytes, name: str) -> Workbook:
    """The only sheet of a text file."""
    lines = TextLines(data)
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_LINE + 1))
    texts = Texts()
    filling = Filling(Grid(name, texts), texts, Budget())
    for row, cells in enumerate(_records(iter(lines), _delimiter(lines))):
        for column, text in enumerate(cells):
            if text and (bare := _bare(text)):
                filling.text(row, column, bare)
    return Workbook("csv", [filling.end()], encoding=lines.encoding)


def _bare(text: str) -> str:
    """A cell without what some programs write lest a sheet should turn a text into a number."""
    bare = text.strip()
    return bare[2:-1] if bare.startswith('="') and bare.endswith('"') and len(bare) > 2 else bare


def _records(lines: Iterator[str], delimiter: str) -> Iterator[list[str]]:
    """The rows; where a quote is never closed its line is read as if quotes meant nothing."""
    repairs = 0
    for row, line in enumerate(_rows(feed := _Feed(lines)), 1):
        if '"' not in line or repairs > _MOST_REPAIRS:
            yield _without_quotes(line, delimiter)
            continue
        feed.begin(line)
        try:
            cells = next(csv.reader(feed, delimiter=delimiter))
        except (_RunsOn, StopIteration):
            cells = None
        except csv.Error as error:
            raise UnreadableFile("damaged_csv", row=row) from error
        if cells is None or (feed.more and any(_runs_on(cell, delimiter) for cell in cells)):
            repairs += 1
            feed.put_back()
            cells = _without_quotes(line, delimiter)
        yield cells


class _RunsOn(Exception):
    """The record at hand swallows the lines below."""


class _Feed:
    """Hands the lines of one record to the reader, and takes those back that were none of it."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._first: str | None = None
        self.more: list[str] = []  # lines of the record behind its first
        self._letters = 0

    def line(self) -> str | None:
        """The first line of the next record."""
        return next(self._lines, None)

    def begin(self, first: str) -> None:
        self._first, self.more, self._letters = first, [], 0

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        if self._first is not None:
            line, self._first = self._first, None
            return line
        line = next(self._lines)
        self.more.append(line)
        self._letters += len(line)
        if len(self.more) > _MOST_LINES or self._letters > _MOST_LETTERS:
            raise _RunsOn
        return line

    def put_back(self) -> None:
        if self.more:
            self._lines = itertools.chain(self.more, self._lines)


def _rows(feed: _Feed) -> Iterator[str]:
    while (line := feed.line()) is not None:
        yield line


def _runs_on(cell: str, delimiter: str) -> bool:
    """A quote that was never closed swallows the lines below, with their delimiters."""
    ends = cell.count("\n")
    return ends > 0 and cell.count(delimiter) > ends


def _without_quotes(line: str, delimiter: str) -> list[str]:
    cells = line.rstrip("\r\n").split(delimiter)
    return [cell.strip().strip('"') for cell in cells] if '"' in line else cells


def _delimiter(lines: TextLines) -> str:
    if lines.delimiter in _DELIMITERS:
        return lines.delimiter
    sample = [line[:_SAMPLE_LINE] for line in itertools.islice(lines, _SAMPLE_LINES)]
    best, best_score = ",", 0
    for delimiter in _DELIMITERS:
        widths: dict[int, int] = {}
        for row in csv.reader(sample, delimiter=delimiter):
            if len(row) > 1:
                widths[len(row)] = widths.get(len(row), 0) + 1
        # The delimiter is the one that gives the most rows of one and the same width.
        score = max((rows**2 * min(width, _WIDEST) for width, rows in widths.items()), default=0)
        if score > best_score:
            best, best_score = delimiter, score
    return best
