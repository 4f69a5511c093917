"""Rà soát số liệu: read a text, find its figures, and say which of them the books bear out.

Plain Python, no database: the caller brings the counts.

    check_text(text: str, candidates: Sequence[Candidate]) -> list[Finding]
    check_docx(document: bytes, candidates: Sequence[Candidate], *, describe=...) -> MarkedDocument

One `Candidate` per indicator and measure ("supplied", "used", "published", "rate"); a pair of stations
gives two candidates with the same `indicator` key, one `SUPPLIED` and one `USED`. Names are every way in which a text may call the body ("Đài Phát thanh - Truyền hình tỉnh Lào Cai",
"Đài PT-TH Lào Cai", "Đài Lào Cai"); `body_names()` makes the usual variants of a press body or
department. Every quantity of the text comes back as a `Finding`, in order; those that belong to no
candidate, or not surely to one, have `indicator=None` and the verdict `unknown`.
"""

from tinhban.reviews.number_check.candidates import Body, Candidate, Finding, Measure, body_names
from tinhban.reviews.number_check.verdicts import check_text

__all__ = ["Body", "Candidate", "Finding", "Measure", "body_names", "check_text"]
