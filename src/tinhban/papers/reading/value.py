"""What reading a Word file gives: plain values, which may go from one process to another."""

import struct
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from tinhban.papers.reading.notes import Note
from tinhban.papers.reading.pieces import FileRun


@dataclass(frozen=True)
class Stretch:
    """Text of the whole and the bytes of the run it stands in: the run, and its children that hold it."""

    start: int
    end: int
    part: int
    where: int
    run: tuple[int, int]
    children: tuple[int, int]


_SPAN = struct.Struct("<2q")
_ROW = struct.Struct("<8q")  # start, end, part, where, the run's bytes, its children's bytes


@dataclass(frozen=True)
class Stretches:
    """Very many stretches, in the order of the text, as rows of numbers."""

    rows: bytes = b""

    def __len__(self) -> int:
        return len(self.rows) // _ROW.size

    def __getitem__(self, at: int) -> Stretch:
        start, end, part, where, *places = _ROW.unpack_from(self.rows, at * _ROW.size)
        return Stretch(start, end, part, where, (places[0], places[1]), (places[2], places[3]))

    def over(self, start: int, end: int) -> Iterator[Stretch]:
        """The stretches that share text with a span."""
        every, rows = range(len(self)), self.rows
        first = bisect_right(
            every, start, key=lambda at: _SPAN.unpack_from(rows, at * _ROW.size)[1]
        )
        last = bisect_left(every, end, key=lambda at: _SPAN.unpack_from(rows, at * _ROW.size)[0])
        return (self[at] for at in range(first, last))


class Rows:
    """Stretches being gathered."""

    def __init__(self) -> None:
        self._rows = bytearray()

    def add(self, start: int, end: int, part: int, run: FileRun, begins: int, ends: int) -> None:
        self._rows += _ROW.pack(start, end, part, run.where, run.begins, run.ends, begins, ends)

    def done(self) -> Stretches:
        return Stretches(bytes(self._rows))


@dataclass(frozen=True)
class Figure:
    """A figure in a table cell whose line does not say what it counts, with what would."""

    start: int
    head: str
    label: str
    is_clear: bool = False  # the head tells the time and nothing else, of one figure of the row


@dataclass(frozen=True)
class WordText:
    """The text that Word shows, where each stretch of it stands, and what is to be told."""

    text: str
    notes: tuple[Note, ...] = ()
    stretches: Stretches = Stretches()
    parts: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
