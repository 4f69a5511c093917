"""A Word file from its bytes to its text."""

import re

from tinhban.foundation.problems import Problem
from tinhban.papers.reading import blocks, formulas, limits, runs, shapes
from tinhban.papers.reading.chunks import Chunks
from tinhban.papers.reading.footnotes import Footnotes
from tinhban.papers.reading.names import named
from tinhban.papers.reading.notes import Notes
from tinhban.papers.reading.package import Package
from tinhban.papers.reading.pieces import FileRun, Piece
from tinhban.papers.reading.refusals import refused
from tinhban.papers.reading.story import (
    COLOURED,
    COMMENTED,
    PLAIN,
    Enough,
    Reading,
    Story,
)
from tinhban.papers.reading.styles import styles_of
from tinhban.papers.reading.value import Figure, Rows, WordText

Flow = tuple[list[Piece], int]  # lines, and the number of the part they stand in
_ELEMENTS = (blocks, formulas, runs, shapes)  # they tell `story` what elements mean
_ROOTS = named("w:document")
_FIGURE = re.compile(r"\d")


def read_word(data: bytes, *, longest: int = 0) -> WordText:
    """What Word shows of a file; only its first `longest` characters if that is told. Raises `Problem`."""
    whole = _File(data, limits.Budget(), Notes(), longest=longest)
    try:
        lines = whole.lines()
    except Enough:
        lines = whole.so_far()
    if longest and whole.reading.length > longest:
        whole.notes.add("text_cut", count=longest)
    return _value(lines, whole, longest)


class _File:
    """One file while it is read: the whole one, or one that it takes in."""

    def __init__(
        self,
        data: bytes,
        budget: limits.Budget,
        notes: Notes,
        *,
        longest: int,
        length: int = 0,
        deep: int = 0,
    ) -> None:
        self.package = Package(data, budget)
        self.notes = notes
        self.deep = deep
        self.reading = Reading(budget, styles_of(self.package, notes), notes, longest, length)
        self.parts: list[str] = []
        self._body: Story | None = None  # while it is being read
        self._done: list[Flow] = []

    def lines(self) -> list[Flow]:
        """The body, then the notes that it refers to."""
        self._read_body()
        for kind in ("footnote", "endnote"):
            self._notes_of(kind)
        self._margins()
        return self._done

    def so_far(self) -> list[Flow]:
        """What is whole when reading breaks off."""
        if self._body is not None:
            self._done.append((self._body.frames[0].lines, 0))
        return self._done

    def _read_body(self) -> None:
        main = self.package.main
        self.parts.append(main)
        data = self.package.archive.read(main)
        self._body = Story(data, self.reading, where=COMMENTED, imports=self._chunks(main))
        lines = self._body.finish()
        if self._body.root not in _ROOTS:
            raise refused("not_docx")
        self._done.append((lines, 0))
        self._body = None

    def _chunks(self, part: str) -> Chunks:
        return Chunks(
            self.package,
            part,
            self.notes,
            deep=self.deep,
            read_word=self._imported,
            count=self.reading.count,
        )

    def _imported(self, data: bytes, deep: int) -> list[Piece]:
        reading = self.reading
        inner = _File(
            data,
            reading.budget,
            self.notes,
            longest=reading.longest,
            length=reading.length,
            deep=deep,
        )
        try:
            lines = inner.lines()
        except Enough:
            lines = inner.so_far()  # the next paragraph here ends the reading
        reading.length = inner.reading.length
        reading.asked += inner.reading.asked
        return [piece for flow, _ in lines for piece in flow]

    def _notes_of(self, kind: str) -> None:
        wanted = [one for told, one in self.reading.wanted if told == kind]
        if not wanted:
            return
        part = self.package.related(f"{kind}s")
        if not part:
            self.notes.add("damaged", f"{kind}s")
            return
        self.parts.append(part)
        number = len(self.parts) - 1
        try:
            found = Footnotes(
                self.package.archive.read(part),
                self.reading,
                where=COLOURED,
                imports=self._chunks(part),
            ).by_identity(set(wanted))
        except Problem as problem:
            if problem.code != "not_docx":
                raise
            self.notes.add("damaged", part.rpartition("/")[2])
            return
        for identity in dict.fromkeys(wanted):
            self._done.append((found.get(identity, []), number))

    def _margins(self) -> None:
        """Headers and footers are not part of the text; figures in them are told."""
        links = {one.identity: one.target for one in self.package.relations}
        for target in dict.fromkeys(links.get(one, "") for one in self.reading.margins):
            name = self.package.archive.named(target) if target else ""
            if not name:
                continue
            notes = Notes()
            reading = Reading(self.reading.budget, self.reading.styles, notes)
            try:
                lines = Story(
                    self.package.archive.read(name),
                    reading,
                    where=PLAIN,
                    imports=self._chunks(name),
                ).finish()
            except Problem as problem:
                if problem.code != "not_docx":
                    raise
                self.notes.add("damaged", name.rpartition("/")[2])
                continue
            self.notes.add_all(notes.done(), "chunks", "damaged")
            said = "".join(piece.text for piece in lines)
            if _FIGURE.search(said):
                self.notes.add("margins", said)


def _value(flows: list[Flow], whole: _File, longest: int) -> WordText:
    stretches = Rows()
    asked = {id(one.piece): one for one in whole.reading.asked}
    starts: dict[int, int] = {}
    length = 0
    for lines, part in flows:
        open_run: FileRun | None = None
        begins = ends = start = 0
        for piece in lines:
            if asked and id(piece) in asked:
                starts[id(piece)] = length
            run = piece.run
            if run is not open_run or run is None or run.has_gaps:
                if open_run is not None:
                    stretches.add(start, length, part, open_run, begins, ends)
                open_run = run
                start, begins = length, piece.begins
            ends = piece.ends
            length += len(piece.text)
        if open_run is not None:
            stretches.add(start, length, part, open_run, begins, ends)
    text = "".join(piece.text for lines, _ in flows for piece in lines)
    return WordText(
        text[:longest] if longest else text,
        whole.notes.done(),
        stretches.done(),
        tuple(whole.parts),
        tuple(
            Figure(starts[key], one.head, one.label, one.is_clear)
            for key, one in asked.items()
            if key in starts
        ),
    )
