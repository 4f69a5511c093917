"""A part of a Word file as Word shows it: body, notes, header. Elements go by, text is gathered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from tinhban.papers.reading import limits
from tinhban.papers.reading.equations import Equation
from tinhban.papers.reading.faces import Properties
from tinhban.papers.reading.frames import Frame
from tinhban.papers.reading.markup import Attributes, Markup, exhausted
from tinhban.papers.reading.names import MC, understood
from tinhban.papers.reading.notes import Notes
from tinhban.papers.reading.pieces import MARK_ONLY, FileRun, Piece
from tinhban.papers.reading.refusals import too_long
from tinhban.papers.reading.styles import Styles
from tinhban.papers.reading.symbols import UNKNOWN
from tinhban.papers.reading.symbols import read as read_signs
from tinhban.papers.reading.tables import Asked

COMMENTED, COLOURED, PLAIN = 0, 1, 2  # what may be done where a run stands
_SPACES = str.maketrans("\n\r\t", "   ")


class Enough(Exception):
    """As much text as was asked for has been read."""


@dataclass
class Reading:
    """What all parts of one file share while they are read."""

    budget: limits.Budget
    styles: Styles
    notes: Notes
    longest: int = 0  # read no more than so many letters; 0 for all
    length: int = 0
    asked: list[Asked] = field(default_factory=list)
    wanted: list[tuple[str, str]] = field(
        default_factory=list
    )  # notes at the foot, as their marks come
    margins: list[str] = field(default_factory=list)  # relations of headers and footers

    def count(self, letters: int) -> None:
        self.length += letters
        self.budget.text -= letters
        if self.longest and self.length > self.longest:
            raise Enough
        if self.budget.text < 0:
            raise too_long()


class Imports(Protocol):
    """Where the files lie that a part takes in."""

    def lines(self, relation: str) -> list[Piece]: ...

    def name(self, relation: str) -> str: ...


@dataclass
class Control:
    """A content control around what is read."""

    is_block: bool  # around paragraphs: LibreOffice loses the text of one that is commented on
    asks: bool = False  # it shows what it wants to be filled with


Opening = Callable[["Story", Attributes], None]
Closing = Callable[["Story"], None]
OPENINGS: dict[str, Opening] = {}
CLOSINGS: dict[str, Closing] = {}


class Story(Markup):
    """One part while it is read; what its elements mean is in the modules of their kind."""

    def __init__(
        self, data: bytes, reading: Reading, *, where: int, imports: Imports | None = None
    ) -> None:
        super().__init__(data, reading.budget)
        self.reading = reading
        self.notes = reading.notes
        self.imports = imports
        self.frames = [Frame(where)]
        self.direct: Properties | None = (
            None  # the properties being read, of a run or a paragraph's end
        )
        self.in_paragraph_face = False
        self.passed = 0  # depth of what is passed over
        self.said: list[str] = []
        self.text_begins = 0
        self.equation: Equation | None = None
        self.equations_deep = 0
        self.glosses = 0
        self.objects = 0
        self.hidden_drawing = False
        self.choices: list[bool] = []
        self.controls: list[Control] = []
        self.spaces: dict[str, list[str]] = {}
        self.ignored: frozenset[str] = frozenset()
        self.left_out = ""  # what was left out last, so that a stretch of it is told once
        self.parser.StartNamespaceDeclHandler = self._space_begins
        self.parser.EndNamespaceDeclHandler = self._space_ends
        self.root = ""

    def start(self, name: str, attributes: Attributes) -> None:
        self.budget.elements -= 1
        self.depth += 1
        if self.budget.elements < 0 or self.depth > limits.MAX_DEPTH:
            raise exhausted(self.depth)
        if self.passed:
            self.passed += 1
            return
        opening = OPENINGS.get(name)
        if opening is not None:
            opening(self, attributes)
        elif self.depth == 1:
            self.root = name
            spaces = self.spaces_of(attributes.get(f"{MC}}}Ignorable", ""))
            self.ignored = frozenset(space for space in spaces if not understood([space]))
        elif self.ignored and name.partition("}")[0] in self.ignored:
            self.passed = 1

    def end(self, name: str) -> None:
        self.depth -= 1
        if self.passed:
            self.passed -= 1
            return
        closing = CLOSINGS.get(name)
        if closing is not None:
            closing(self)

    @property
    def frame(self) -> Frame:
        return self.frames[-1]

    def pass_over(self) -> None:
        """Read nothing of the element that begins here."""
        self.passed = 1

    def leave_out(self, code: str, said: str = "") -> None:
        """Tell of what is not read, once for a stretch of it."""
        if self.left_out != code:
            self.left_out = code
            self.notes.add(code, said)

    # -- text ------------------------------------------------------------------------------------

    def begin_text(self) -> None:
        self.said = []
        self.text_begins = self.parser.CurrentByteIndex
        self.listen(self.said.append)

    def end_text(self) -> str:
        self.listen(None)
        return "".join(self.said)

    def say(self, text: str, begins: int, ends: int) -> None:
        """Text of the open run, from and to bytes of the part."""
        frame = self.frame
        run = frame.run
        if run is None or not text:
            return
        if run.face is None:
            self.dress(run, {})
        face = run.face
        if frame.fields.hide:
            run.has_gaps = True
            if frame.fields.innermost is not None and not frame.fields.innermost.in_result:
                frame.fields.innermost.add_code(text)
            return
        if face is None or face.left_out:
            self.leave_out(face.left_out if face else "hidden", text)
            return
        self.left_out = ""
        raised = MARK_ONLY if run.is_mark or self.glosses else face.raised
        frame.add(Piece(text, run, begins, ends, raised))

    def say_typed(self, text: str, begins: int, ends: int) -> None:
        """The letters of a `w:t`: line ends in them are spaces, signs of symbol fonts are read."""
        if "\n" in text or "\t" in text or "\r" in text:
            text = text.translate(_SPACES)
        run = self.frame.run
        if run is not None and run.face is None:
            self.dress(run, {})
        signs = run.face.letters.signs if run and run.face else ""
        if signs and not self.frame.fields.hide:
            text = read_signs(signs, text)
            if UNKNOWN in text:
                self.notes.add("symbols", count=text.count(UNKNOWN))
        if run is None and text:
            self.frame.add(Piece(text))  # no run around it: read, but never marked
            return
        self.say(text, begins, ends)

    @property
    def where(self) -> int:
        """What may be done with a run that stands here."""
        where = self.frames[-1].where
        if self.controls and where == COMMENTED:
            return COLOURED if any(control.is_block for control in self.controls) else where
        return where

    def dress(self, run: FileRun, direct: Properties) -> None:
        frame = self.frame
        run.face = self.reading.styles.face(frame.table_style, frame.style, direct)

    def end_paragraph(self) -> None:
        self.left_out = ""
        self.reading.count(self.frame.end_paragraph(self.notes))

    # -- namespaces -------------------------------------------------------------------------------

    def _space_begins(self, prefix: str | None, uri: str | None) -> None:
        self.spaces.setdefault(prefix or "", []).append(uri or "")

    def _space_ends(self, prefix: str | None) -> None:
        self.spaces[prefix or ""].pop()

    def spaces_of(self, prefixes: str) -> list[str]:
        """The namespaces that prefixes mean here."""
        return [(self.spaces.get(prefix) or [""])[-1] for prefix in prefixes.split()]

    def finish(self) -> list[Piece]:
        """Read to the end; the lines of the part."""
        self.run()
        while len(self.frames) > 1:
            self.frames.pop()
        for field_ in self.frame.fields.never_ended():
            self.notes.add("fields", field_.code)
        return self.frame.finish(self.notes)
