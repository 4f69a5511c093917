"""A text file → a sheet: the encoding, then the delimiter, then row by row."""

import csv
import itertools
from collections.abc import Iterator

from tinhban.exchange.logbook.reading.filling import Budget, Filling
from tinhban.exchange.logbook.reading.formats.lines import LONGEST_LINE, TextLines
from tinhban.exchange.logbook.reading.grid import Grid, Workbook
from tinhban.exchange.logbook.reading.refusal import UnreadableFile
from tinhban.exchange.logbook.reading.texts import Texts

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


class _RunsOn(Exception):
    """The record at hand swallows the lines below."""


class _Feed:
    """Hands lines to the reader and remembers those of the record at hand."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.taken: list[str] = []
        self._letters = 0

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.taken.append(line)
        self._letters += len(line)
        if len(self.taken) > 1 and (len(self.taken) > _MOST_LINES or self._letters > _MOST_LETTERS):
            raise _RunsOn
        return line

    def begin(self) -> None:
        self.taken, self._letters = [], 0

    def put_back(self) -> str:
        """Give back all lines of the record but the first, which is returned."""
        first, *rest = self.taken
        self._lines = itertools.chain(rest, self._lines) if rest else self._lines
        self.begin()
        return first


def _records(lines: Iterator[str], delimiter: str) -> Iterator[list[str]]:
    """The rows; where a quote is never closed its line is read as if quotes meant nothing."""
    feed, repairs, row = _Feed(lines), 0, 0
    reader = csv.reader(feed, delimiter=delimiter)
    while True:
        row += 1
        feed.begin()
        try:
            cells = next(reader)
            whole = len(feed.taken) < 2 or not any(_runs_on(cell, delimiter) for cell in cells)
        except StopIteration:
            return
        except _RunsOn:
            whole = False
        except csv.Error as error:
            raise UnreadableFile("damaged_csv", row=row) from error
        if not whole:
            cells = _without_quotes(feed.put_back(), delimiter)
            repairs += 1
            if repairs > _MOST_REPAIRS:
                reader = csv.reader(feed, delimiter=delimiter, quoting=csv.QUOTE_NONE)
            else:
                reader = csv.reader(feed, delimiter=delimiter)
        elif repairs > _MOST_REPAIRS:
            cells = [cell.strip().strip('"') for cell in cells]
        yield cells


def _runs_on(cell: str, delimiter: str) -> bool:
    """A quote that was never closed swallows the lines below, with their delimiters."""
    ends = cell.count("\n")
    return ends > 0 and cell.count(delimiter) > ends


def _without_quotes(line: str, delimiter: str) -> list[str]:
    cells = next(csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE), [])
    return [cell.strip().strip('"') for cell in cells]


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
