"""Marks in a Word file: runs cut where a mark begins and ends, coloured, and commented on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tinhban.papers.reading.comments import Comments
from tinhban.papers.reading.cutting import Segment, Tags, edits_of
from tinhban.papers.reading.markup import as_utf8
from tinhban.papers.reading.names import W_STRICT, W
from tinhban.papers.reading.notes import Note, Notes
from tinhban.papers.reading.package import Package
from tinhban.papers.reading.repacking import repacked
from tinhban.papers.reading.story import COMMENTED
from tinhban.papers.reading.value import Stretch, WordText

_LOOKED_AT = 4_096


@dataclass(frozen=True)
class Mark:
    """A span of the text, its colour ("green", "red", "lightGray") and what the margin says of it."""

    start: int
    end: int
    colour: str
    comment: str = ""


@dataclass(frozen=True)
class Marked:
    """The copy with its marks, and what could not be marked in it."""

    content: bytes
    notes: tuple[Note, ...] = ()


@dataclass
class _Run:
    """A run with marks in it."""

    part: int
    bytes: tuple[int, int]
    segments: list[tuple[Stretch, Segment]] = field(default_factory=list)


def mark_word(
    data: bytes, read: WordText, marks: Sequence[Mark], *, author: str, most_comments: int
) -> Marked:
    """A copy of a file that was read, with its marks; of two that overlap only the first is set."""
    package = Package(data)
    source = {package.main: as_utf8(package.archive.read(package.main))}
    space = W_STRICT if W_STRICT.encode() in source[package.main][:_LOOKED_AT] else W
    comments = Comments(package, author, space)
    notes = Notes()
    runs: dict[tuple[int, int], _Run] = {}
    done = 0
    for mark in sorted(marks, key=lambda one: one.start):
        stretches = list(read.stretches.over(mark.start, mark.end))
        if not stretches or mark.start < done:
            notes.add("unmarked", read.text[mark.start : mark.end])
            continue
        done = mark.end
        number = None
        if mark.comment:
            may = len(comments) < most_comments and all(one.where == COMMENTED for one in stretches)
            number = comments.add(mark.comment) if may else None
            if number is None:
                notes.add("uncommented")
        for at, stretch in enumerate(stretches):
            run = runs.setdefault((stretch.part, stretch.run[0]), _Run(stretch.part, stretch.run))
            segment = Segment(
                max(mark.start, stretch.start),
                min(mark.end, stretch.end),
                mark.colour,
                opens=number if at == 0 else None,
                closes=number if at == len(stretches) - 1 else None,
            )
            run.segments.append((stretch, segment))
    by_part: dict[str, list[_Run]] = {}
    for run in runs.values():
        by_part.setdefault(read.parts[run.part], []).append(run)
    changed = {}
    for part, inside in by_part.items():
        content = source.get(part) or as_utf8(package.archive.read(part))
        changed[part] = _edited(content, inside, space)
    return Marked(repacked(package.archive, changed | comments.parts()), notes.done())


def _edited(data: bytes, runs: list[_Run], space: str) -> bytes:
    edits = [
        (run.bytes[0], edit)
        for run in runs
        for edit in edits_of(data, run.bytes, run.segments, Tags(space))
    ]
    # At one place what ends an earlier run comes before what begins a later one.
    ordered = sorted(edits, key=lambda one: (one[1].begins, one[1].ends, one[0]))
    pieces: list[bytes] = []
    done = 0
    for _, edit in ordered:
        pieces += (data[done : edit.begins], edit.instead)
        done = edit.ends
    return b"".join((*pieces, data[done:]))
