"""A web page inside a Word file as lines of text: one way through its tags, whatever they look like."""

import re

from tinhban.foundation.text import entities
from tinhban.papers.reading.frames import Frame
from tinhban.papers.reading.limits import Budget
from tinhban.papers.reading.markup import exhausted
from tinhban.papers.reading.notes import Notes
from tinhban.papers.reading.pieces import Piece
from tinhban.papers.reading.story import PLAIN
from tinhban.papers.reading.tables import Asked

_TAG = re.compile(r"<(?=/?[a-zA-Z]|[!?])")
_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9:]{0,20}")
_CHARSET = re.compile(
    rb"<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.IGNORECASE
)
_HIDING = re.compile(r"display:none|visibility:hidden|mso-hide:all|\shidden[\s=/>]")
_WORDS = re.compile(r"\s+")
_SILENT = frozenset(("script", "style", "head", "title", "template", "noscript", "object", "svg"))
_STRUCK = frozenset(("s", "strike", "del"))
_RAISED = {"sup": 1, "sub": -1}
_LINES = frozenset(
    ("p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "blockquote", "pre",
     "section", "article", "header", "footer", "dd", "dt", "body", "caption", "hr")
)  # fmt: skip
_CELLS = frozenset(("td", "th"))
_TABLES = _CELLS | {"table", "tr"}
_TABLES_DEEP = 20  # what is deeper is read without its rows
_SPAN = re.compile(r"colspan\s{0,9}=\s{0,9}[\"']?(\d{1,3})", re.IGNORECASE)
_EMPTY = frozenset(
    ("br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base", "embed")
)
_NO_TAGS = frozenset(("script", "style", "title", "textarea"))
_LOOKED_AT = 2_000  # letters of a tag; behind them stand pictures written as letters


def text_of(data: bytes) -> str:
    """The characters of a page, in the encoding it tells of."""
    for mark, encoding in (
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
        (b"\xef\xbb\xbf", "utf-8"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, "replace").removeprefix("\ufeff")
    told = _CHARSET.search(data[:4_000])
    name = told[1].decode().lower() if told else "utf-8"
    if re.fullmatch(r"(?:windows-|cp)125\d|iso-8859-\d{1,2}|us-ascii", name):
        return data.decode(name, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


class Page:
    """A page being read from its first sign to its last."""

    def __init__(self, notes: Notes, budget: Budget) -> None:
        self.notes = notes
        self.budget = budget
        self._frame = Frame(PLAIN)
        self._asked: list[Asked] = []  # not told: no number is looked for by its column here
        self._ends_in_space = True
        self._inside: dict[str, int] = {}  # of the tags that matter: how often one is open
        self._hidden: list[str] = []  # names of tags open since a hidden one
        self._left_out = ""
        self._tables_passed = 0

    def read(self, text: str) -> list[Piece]:
        at = 0
        while at < len(text):
            tag = _TAG.search(text, at)
            if tag is None:
                break
            self._say(text[at : tag.start()])
            at = self._tag(text, tag.start())
        self._say(text[at:])
        while self._frame.tables:
            self._frame.end_table(self.notes, self._asked)
        return self._frame.finish(self.notes)

    def _tag(self, text: str, at: int) -> int:
        """Read the tag at `at`; where reading goes on."""
        self.budget.elements -= 1
        if self.budget.elements < 0:
            raise exhausted(0)
        if text.startswith("<!--", at):
            return self._behind(text, "-->", at + 4)
        closes = text.startswith("</", at)
        name = _NAME.match(text, at + 1 + closes)
        if name is None:
            return self._behind(text, ">", at)
        end = self._behind(text, ">", name.end())
        word = name[0].lower()
        if closes:
            self._close(word)
            return end
        self._open(word, text[name.end() : min(end, name.end() + _LOOKED_AT)])
        if word in _NO_TAGS and not text.startswith("/>", end - 2):
            closing = re.compile(f"</{word}", re.IGNORECASE).search(text, end)
            return closing.start() if closing else self._broken(text, end)
        return end

    def _behind(self, text: str, sign: str, at: int) -> int:
        found = text.find(sign, at)
        return found + len(sign) if found >= 0 else self._broken(text, at)

    def _broken(self, text: str, at: int) -> int:
        """A tag that never ends swallows the rest of the page."""
        if text[at:].strip():
            self.notes.add("damaged", text[at : at + 100])
        return len(text)

    def _open(self, word: str, rest: str) -> None:
        if word in _LINES or word == "br":
            self._end_line()
        if word in _TABLES:
            self._open_table(word, rest)
        if word == "img":
            self.notes.add("pictures")
        if self._hidden:
            if word == self._hidden[0]:
                self._hidden.append(word)
        elif word not in _EMPTY and _HIDING.search(rest.lower().replace(": ", ":")):
            self._hidden.append(word)
        if word in _SILENT or word in _STRUCK or word in _RAISED:
            self._inside[word] = self._inside.get(word, 0) + 1

    def _open_table(self, word: str, rest: str) -> None:
        """A table's end tags may be missing: the next cell or row ends the one before."""
        frame = self._frame
        if word == "table":
            if len(frame.tables) < _TABLES_DEEP:
                frame.begin_table()
            else:
                self._tables_passed += 1
        elif word == "tr" and not self._tables_passed:
            frame.end_row(self.notes, self._asked)
            frame.begin_row()
        elif word in _CELLS and not self._tables_passed:
            self._end_cell()
            frame.begin_row()
            frame.begin_cell()
            told = _SPAN.search(rest)
            if told and frame.tables and (cell := frame.tables[-1].cell) is not None:
                cell.span = int(told[1])

    def _close_table(self, word: str) -> None:
        if word == "table" and self._tables_passed:
            self._tables_passed -= 1
        elif not self._tables_passed:
            if word == "table":
                self._frame.end_table(self.notes, self._asked)
            elif word == "tr":
                self._frame.end_row(self.notes, self._asked)
            else:
                self._end_cell()
        self._ends_in_space = True

    def _end_cell(self) -> None:
        if self._frame.tables and self._frame.tables[-1].cell is not None:
            self._end_line()
            self._frame.end_cell(self.notes)

    def _close(self, word: str) -> None:
        if self._hidden and word == self._hidden[0]:
            self._hidden.pop()
        if self._inside.get(word):
            self._inside[word] -= 1
        if word in _LINES:
            self._end_line()
        if word in _TABLES:
            self._close_table(word)

    def _say(self, raw: str) -> None:
        said = _WORDS.sub(" ", entities(raw))
        if not said or any(self._inside.get(word) for word in _SILENT):
            return
        if self._hidden or any(self._inside.get(word) for word in _STRUCK):
            code = "hidden" if self._hidden else "struck"
            if said.strip() and self._left_out != code:
                self.notes.add(code, said)
                self._left_out = code
            return
        self._left_out = ""
        raised = next((by for word, by in _RAISED.items() if self._inside.get(word)), 0)
        if self._ends_in_space:
            said = said.lstrip(" ")
        if said:
            self._ends_in_space = said.endswith(" ")
            self._frame.add(Piece(said, raised=raised))

    def _end_line(self) -> None:
        pieces = self._frame.pieces
        while pieces and not pieces[-1].text.strip():
            pieces.pop()
        if pieces:
            pieces[-1].text = pieces[-1].text.rstrip()
            self._frame.end_paragraph(self.notes)
        self._frame.pieces = None
        self._ends_in_space = True
