"""The number check of `numbers.check` over files: Word, or a text that comes back as a Word file.

    check_docx(data: bytes, candidates: Sequence[Candidate], *, describe: Callable[[Finding], str],
               author: str = "Tỉnh bạn") -> MarkedDocument(content: bytes, text: str, findings, notes)
    check_word(read: WordText, candidates) -> (findings, notes)     a Word file that was read, not marked
    check_plain(text: str, …) -> MarkedDocument          the marked copy is a new Word file
    look(data: bytes, name: str, candidates, comments) -> Looked     all of it, from bytes to values that pickle

A file that cannot be read raises `foundation.problems.Problem` with a sentence for the catalogue.
"""

from tinhban.reviews.number_check.docx_marks import (
    MarkedDocument,
    check_docx,
    check_plain,
    check_word,
)
from tinhban.reviews.number_check.looking import Comments, Looked, look

__all__ = [
    "Comments",
    "Looked",
    "MarkedDocument",
    "check_docx",
    "check_plain",
    "check_word",
    "look",
]
