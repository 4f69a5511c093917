"""Raised and lowered text: note marks go, units, powers and degrees become signs of Unicode."""

import re

from tinhban.papers.reading.notes import Notes
from tinhban.papers.reading.pieces import MARK_ONLY, Piece

_BEFORE = 16  # letters that tell what a raised sign belongs to
_ONE = r"(?:\d{1,3}|[a-z]|[ivx]{1,5}|[^\w\s%‰°′″'\"/.,;:]{1,4})"
_MARK = re.compile(rf"[\[(]?{_ONE}(?:[ ]?[,;–-][ ]?{_ONE}){{0,9}}[\])]?", re.IGNORECASE)
_METRES = re.compile(r"(?<![^\W\d_])(?:[kdchµ]|da)?m$|/s$")
_TEN = re.compile(r"(?<![\d.,])10$")
_VARIABLE = re.compile(r"(?<![^\W_])[a-zA-Z]$")
_STROKES = ("/", "⁄")
_POWER = re.compile(r"[-–−+]?\d{1,3}")
_DEGREES = frozenset("oO0ºο")
UP = str.maketrans("0123456789+-–−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿ")


def settled(pieces: list[Piece], notes: Notes) -> list[Piece]:
    """A paragraph's pieces with their raised text read as what it is."""
    if not any(piece.raised for piece in pieces):
        return pieces
    kept: list[Piece] = []
    before = ""
    at = 0
    while at < len(pieces):
        end = at + 1
        raised = pieces[at].raised
        while end < len(pieces) and pieces[end].raised == raised and raised:
            end += 1
        group = pieces[at:end]
        if raised:
            group = _read(group, raised, before, pieces[end : end + 2], notes)
        for piece in group:
            before = (before + piece.text[-_BEFORE:])[-_BEFORE:]
        kept += group
        at = end
    return kept


def _read(
    group: list[Piece], raised: int, before: str, behind: list[Piece], notes: Notes
) -> list[Piece]:
    whole = "".join(piece.text for piece in group)
    text = whole.strip()
    after = behind[0].text if behind else ""
    if not text:
        return group
    if text.isdecimal() and after.strip() in _STROKES and [p.raised for p in behind[1:]] == [-1]:
        # A fraction in small figures; before it may stand a whole number.
        return _said_as(group, f" {text}" if before[-1:].isdecimal() else text)
    if raised == 1 and (meant := _sign(text, before, after[:1])):
        return _said_as(group, meant)
    is_mark = bool(_MARK.fullmatch(text)) and (raised == 1 or before[-1:].isdigit())
    if raised != MARK_ONLY and not is_mark:
        return group
    notes.add("note_marks")
    if whole[0].isspace() or whole[-1].isspace():
        group[0].text = " "  # words on both sides of the mark stay two words
        return group[:1]
    return []


def _sign(text: str, before: str, after: str) -> str:
    """A unit's exponent, a power, a degree: as the sign that Unicode has for it."""
    if text in _DEGREES and (before[-1:].isdigit() or after in ("C", "F")):
        return "°"
    if _POWER.fullmatch(text) and _VARIABLE.search(before) and not _METRES.search(before):
        return text.translate(UP)
    if _POWER.fullmatch(text) and (
        _TEN.search(before) or (text in "23" and _METRES.search(before))
    ):
        return text.translate(UP)
    return ""


def _said_as(group: list[Piece], meant: str) -> list[Piece]:
    group[0].text = meant
    return group[:1]
