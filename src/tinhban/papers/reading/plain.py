"""A plain text as it was meant: paragraphs in the letters of old keyboards come as Unicode."""

from tinhban.foundation.legacy_text import CONVERT, looks_old
from tinhban.papers.reading.notes import Notes
from tinhban.papers.reading.value import WordText


def read_plain(text: str) -> WordText:
    """The text with its old letters converted, and how many paragraphs had any."""
    notes = Notes()
    if text.isascii():
        return WordText(text)
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if legacy := looks_old(line):
            lines[at] = CONVERT[legacy](line)
            notes.add("legacy_guessed", lines[at])
    return WordText("\n".join(lines), notes.done())
