"""Word files: what Word shows of them as text, and marks put back into them.

Plain Python, no Django: bytes in, values out that may go to another process and back.

    read_word(data: bytes, *, longest=0) -> WordText(text, notes, stretches, …)      raises Problem
    mark_word(data: bytes, read: WordText, marks: Sequence[Mark], *, author, most_comments) -> Marked(content, notes)
    word_of(text: str, marks: Sequence[Mark], *, author, most_comments) -> Marked      a new Word file

One way through the XML, without a tree: `markup` counts and refuses, `story` gathers text, and the modules
`runs`, `blocks`, `shapes` and `formulas` say what the elements mean. What Word does not show is left out (hidden,
struck-out, deleted text, raised note marks), what cannot be read is left out too, and `notes` tells of both.
Footnotes and endnotes follow the body. Old letters (TCVN3, VNI) come as Unicode.
"""

from tinhban.papers.reading.building import word_of
from tinhban.papers.reading.marking import Mark, Marked, mark_word
from tinhban.papers.reading.notes import Note
from tinhban.papers.reading.plain import read_plain
from tinhban.papers.reading.reader import read_word
from tinhban.papers.reading.value import Figure, WordText

__all__ = [
    "Figure",
    "Mark",
    "Marked",
    "Note",
    "WordText",
    "mark_word",
    "read_plain",
    "read_word",
    "word_of",
]
