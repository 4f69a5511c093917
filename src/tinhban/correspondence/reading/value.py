"""What reading a Word file gives: plain values, which may go from one process to another."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from tinhban.correspondence.reading.notes import Note
from tinhban.correspondence.reading.pieces import Run


@dataclass(frozen=True)
class Stretch:
    """Text of the whole and the bytes of the run it stands in: the run, and its children that hold it."""

    start: int
    end: int
    part: int
    where: int
    run: tuple[int, int]
    children: tuple[int, int]


class Stretches:
    """Very many stretches, in the order of the text, as rows of numbers."""

    def __init__(self) -> None:
        self._rows = tuple(array("q") for _ in Stretches.COLUMNS)

    COLUMNS = ("start", "end", "part", "where", "run", "run_end", "child", "child_end")

    def add(self, start: int, end: int, part: int, run: Run, begins: int, ends: int) -> None:
        row = (start, end, part, run.where, run.begins, run.ends, begins, ends)
        for column, number in zip(self._rows, row, strict=True):
            column.append(number)

    def __len__(self) -> int:
        return len(self._rows[0])

    def __getitem__(self, at: int) -> Stretch:
        start, end, part, where, *places = (column[at] for column in self._rows)
        return Stretch(start, end, part, where, (places[0], places[1]), (places[2], places[3]))

    def over(self, start: int, end: int) -> Iterator[Stretch]:
        """The stretches that share text with a span."""
        first = bisect_right(self._rows[1], start)
        last = bisect_left(self._rows[0], end)
        return (self[at] for at in range(first, last))


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
    stretches: Stretches = field(default_factory=Stretches)
    parts: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    is_cut: bool = False
