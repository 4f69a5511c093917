"""Files that a Word file takes in: Word files, web pages and texts are read, the others are told."""

from collections.abc import Callable
from contextlib import suppress

from tinhban.foundation.problems import Problem
from tinhban.papers.reading import limits
from tinhban.papers.reading.notes import Notes
from tinhban.papers.reading.package import Package, Relation
from tinhban.papers.reading.pages import Page, text_of
from tinhban.papers.reading.pieces import LINE_END, Piece
from tinhban.papers.reading.story import Enough

WholeFile = Callable[[bytes, int], list[Piece]]
_PAGES = ("html", "htm", "xhtml")
_WORDS = ("docx", "docm", "dotx", "dotm")


class Chunks:
    """What the relations of one part lead to; each file is read once, then only told again."""

    def __init__(
        self,
        package: Package,
        part: str,
        notes: Notes,
        *,
        deep: int,
        read_word: WholeFile,
        count: Callable[[int], None],
    ) -> None:
        self.package = package
        self.notes = notes
        self.deep = deep
        self.read_word = read_word
        self.count = count
        found = package.relations if part == package.main else package.relations_of(part)
        self._relations = {one.identity: one for one in found}
        self._seen: set[str] = set()

    def name(self, relation: str) -> str:
        known = self._relations.get(relation)
        return known.target.rpartition("/")[2] if known else ""

    def lines(self, relation: str) -> list[Piece]:
        """The text of the file that `relation` leads to; what is not read is told."""
        known = self._relations.get(relation)
        name = self.package.archive.named(known.target) if known and not known.is_external else ""
        if known is None or not name or name in self._seen or self.deep >= limits.MAX_CHUNKS_DEEP:
            self.notes.add("chunks", self.name(relation))
            return []
        self._seen.add(name)
        try:
            lines = self._lines(known, name)
        except Problem as problem:
            if (
                problem.code in ("docx_unsafe", "text_too_long")
                and self.package.budget.elements < 0
            ):
                raise  # nothing is left to read anything with
            lines = None
        if lines is None:
            self.notes.add("chunks", self.name(relation))
            return []
        for piece in lines:
            piece.run = None  # it stands in another file, which is not marked
        return lines

    def _lines(self, known: Relation, name: str) -> list[Piece] | None:
        data = self.package.archive.read(name)
        ending = name.rpartition(".")[2].lower()
        kind = self.package.types.get("/" + name.lower(), "")
        if data.startswith(b"PK") or ending in _WORDS:
            return self.read_word(data, self.deep + 1)
        start = data[:2_000].replace(b"\0", b"").lower()
        if start.startswith(b"{\\rtf") or b"mime-version:" in start[:200]:
            return None
        if ending in _PAGES or "html" in kind or b"<html" in start or b"<body" in start:
            lines = Page(self.notes, self.package.budget).read(text_of(data))
        elif ending in ("txt", "text") or kind == "text/plain":
            lines = [
                piece
                for line in text_of(data).splitlines()
                for piece in (Piece(line), LINE_END)
                if piece.text
            ]
        else:
            return None
        with suppress(Enough):  # the next paragraph, or the end, tells of it
            self.count(sum(len(piece.text) for piece in lines))
        return lines
