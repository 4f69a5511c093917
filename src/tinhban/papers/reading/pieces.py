"""Stretches of text while they are gathered, each with the run of the file it stands in."""

from __future__ import annotations

from tinhban.papers.reading.faces import RunFace

MARK_ONLY = 2  # beside 1 and -1: a note mark whatever it looks like


class FileRun:
    """A run of the file: where its bytes begin and end, and how it looks."""

    __slots__ = ("begins", "ends", "face", "has_gaps", "is_mark", "where")

    def __init__(self, begins: int, where: int) -> None:
        self.begins = begins
        self.ends = 0
        self.where = where
        self.face: RunFace | None = None
        self.is_mark = False
        self.has_gaps = False  # children that are not shown stand between those that are


class Piece:
    """Text, and the children of its run that hold it; without a run it cannot be marked."""

    __slots__ = ("begins", "ends", "raised", "run", "text")

    def __init__(
        self, text: str, run: FileRun | None = None, begins: int = 0, ends: int = 0, raised: int = 0
    ) -> None:
        self.text = text
        self.run = run
        self.begins = begins
        self.ends = ends
        self.raised = raised


LINE_END = Piece("\n")
