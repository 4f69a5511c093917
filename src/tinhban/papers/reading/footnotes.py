"""Footnotes and endnotes: one part holds them all, only those that the text refers to are shown."""

from tinhban.papers.reading.frames import Frame
from tinhban.papers.reading.markup import Attributes
from tinhban.papers.reading.names import named, val
from tinhban.papers.reading.pieces import Piece
from tinhban.papers.reading.story import Story

_NOTES = named("w:footnote", "w:endnote")


class Footnotes(Story):
    """The part of notes; each becomes lines of its own."""

    _wanted: set[str]
    _found: dict[str, list[Piece]]
    _open = ""

    def by_identity(self, wanted: set[str]) -> dict[str, list[Piece]]:
        self._wanted, self._found = wanted, {}
        self.run()
        return self._found

    def start(self, name: str, attributes: Attributes) -> None:
        super().start(name, attributes)
        if name in _NOTES and not self.passed:
            self._open = val(attributes, "id")
            if self._open in self._wanted and self._open not in self._found:
                self.frames = [Frame(self.frames[0].where)]
            else:
                self._open = ""
                self.pass_over()

    def end(self, name: str) -> None:
        if name in _NOTES and self._open and not self.passed:
            for field in self.frames[0].fields.never_ended():
                self.notes.add("fields", field.code)
            self._found[self._open] = self.frames[0].finish(self.notes)
            self._open = ""
        super().end(name)
