"""The checked Word file: every figure highlighted, with a comment that says what the books hold."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tinhban.numbers.check.candidates import Candidate, Finding
from tinhban.numbers.check.verdicts import check_text
from tinhban.numbers.quantities import Verdict
from tinhban.papers.reading import (
    Mark,
    Marked,
    Note,
    WordText,
    mark_word,
    read_word,
    word_of,
)
from tinhban.reviews.number_check.docx_tables import placed_by_table

MOST_COMMENTS = 500  # no report has as many figures, and no margin holds them
COLOURS = {
    Verdict.SUPPORTED: "green",
    Verdict.CONTRADICTED: "red",
    Verdict.UNKNOWN: "lightGray",
}

AUTHOR = "Tỉnh bạn"

Describe = Callable[[Finding], str]


@dataclass(frozen=True)
class MarkedDocument:
    """The marked copy, the text that was read, what was found in it, and what is to be told of it."""

    content: bytes
    text: str
    findings: list[Finding]
    notes: tuple[Note, ...] = ()


def check_docx(
    data: bytes,
    candidates: Sequence[Candidate],
    *,
    describe: Describe,
    author: str = AUTHOR,
) -> MarkedDocument:
    """Check a .docx; `describe` words the comment on a figure, "" for none. Raises `Problem`."""
    read = read_word(data)
    findings, notes = check_word(read, candidates)
    marked = marked_word(data, read, findings, describe=describe, author=author)
    return MarkedDocument(marked.content, read.text, findings, (*read.notes, *notes, *marked.notes))


def check_word(
    read: WordText, candidates: Sequence[Candidate]
) -> tuple[list[Finding], tuple[Note, ...]]:
    """The figures of a Word file that was read, those in tables by their row and column."""
    return placed_by_table(read, check_text(read.text, candidates), candidates)


def check_plain(
    text: str,
    candidates: Sequence[Candidate],
    *,
    describe: Describe,
    author: str = AUTHOR,
) -> MarkedDocument:
    """Check a plain text; its marked copy is a new Word file. Raises `Problem`."""
    findings = check_text(text, candidates)
    marked = marked_plain(text, findings, describe=describe, author=author)
    return MarkedDocument(marked.content, text, findings, marked.notes)


def marked_word(
    data: bytes,
    read: WordText,
    findings: Sequence[Finding],
    *,
    describe: Describe,
    author: str = AUTHOR,
) -> Marked:
    """The copy of a Word file with its figures marked."""
    return mark_word(
        data, read, _marks(findings, describe), author=author, most_comments=MOST_COMMENTS
    )


def marked_plain(
    text: str, findings: Sequence[Finding], *, describe: Describe, author: str = AUTHOR
) -> Marked:
    """A new Word file of a text with its figures marked."""
    return word_of(text, _marks(findings, describe), author=author, most_comments=MOST_COMMENTS)


def _marks(findings: Sequence[Finding], describe: Describe) -> list[Mark]:
    return [Mark(one.start, one.end, COLOURS[one.verdict], describe(one)) for one in findings]
