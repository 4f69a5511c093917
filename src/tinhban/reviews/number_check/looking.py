"""One text or file from its bytes to what was found in it: what a child process does for the number check."""

import codecs
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tinhban.foundation.problems import Problem, gettext_noop
from tinhban.numbers.check.candidates import Candidate, Finding
from tinhban.numbers.check.verdicts import check_text
from tinhban.numbers.quantities import Hint, Slots, Verdict
from tinhban.papers.reading import Note, read_plain, read_word
from tinhban.reviews.number_check.docx_marks import check_word, marked_plain, marked_word

_BINARY = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"%PDF")
_WORD_NAMES = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".rtf")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NOT_UTF_8 = gettext_noop("The file is not text in UTF-8. Save it anew, or as .docx.")
STEPS = 3  # read, held against the counts, marked

Told = Callable[[int, int], None]


@dataclass(frozen=True)
class Comments:
    """The words in the margin, by what was found; nothing beside numbers that nothing counts."""

    words: Mapping[tuple[Verdict, Hint | None, int | Slots | None], str] = field(
        default_factory=dict
    )

    def __call__(self, finding: Finding) -> str:
        return self.words.get((finding.verdict, finding.hint, finding.count), "")


@dataclass(frozen=True)
class Looked:
    """The text, its figures, the marked copy if it was wanted, and what is to be told."""

    text: str
    findings: list[Finding]
    marked: bytes
    notes: tuple[Note, ...]


def look(
    data: bytes,
    name: str,
    candidates: Sequence[Candidate],
    comments: Comments | None = None,
    *,
    told: Told = lambda done, total: None,
) -> Looked:
    """Check a Word file, known by its ending or first bytes, or a text; marked with comments. Raises `Problem`.

    What has no name was pasted, and is a text whatever it begins with.
    """
    if name and (name.lower().endswith(_WORD_NAMES) or data.startswith(_BINARY)):
        read = read_word(data)
        told(1, STEPS)
        findings, notes = check_word(read, candidates)
        text, notes = read.text, (*read.notes, *notes)
        told(2, STEPS)
        if comments is None:
            return Looked(text, findings, b"", notes)
        marked = marked_word(data, read, findings, describe=comments)
    else:
        plain = read_plain(decoded(data))
        told(1, STEPS)
        findings = check_text(plain.text, candidates)
        text, notes = plain.text, plain.notes
        told(2, STEPS)
        if comments is None:
            return Looked(text, findings, b"", notes)
        marked = marked_plain(text, findings, describe=comments)
    return Looked(text, findings, marked.content, (*notes, *marked.notes))


def decoded(data: bytes) -> str:
    """Text of a file: UTF-8, with or without its mark, or UTF-16 with it."""
    try:
        return data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problem("not_utf_8", _NOT_UTF_8) from error
