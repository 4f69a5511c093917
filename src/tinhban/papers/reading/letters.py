"""Old letters of a paragraph: converted by the font of their run, or by their look."""

from itertools import groupby, pairwise

from tinhban.foundation.legacy_text import CONVERT, Legacy, looks_old, meant_by_font, vni_pair
from tinhban.papers.reading.fonts import UNICODE, Letters
from tinhban.papers.reading.notes import Notes
from tinhban.papers.reading.pieces import Piece


def converted(pieces: list[Piece], notes: Notes) -> None:
    """Turn the old letters of one paragraph into Unicode, in place; tell of it."""
    if all(piece.text.isascii() and _letters(piece) is UNICODE for piece in pieces):
        return
    by_font = False
    unknown = ""
    for letters, group in groupby(pieces, key=_letters):
        if letters.legacy:
            by_font |= _by_font(list(group), letters.legacy, capitals=letters.capitals)
        elif letters.unknown and not all(piece.text.isascii() for piece in group):
            unknown = unknown or letters.unknown
    if by_font:
        notes.add("legacy")
    if unknown:
        notes.add("legacy_unknown", unknown)
    _by_look([piece for piece in pieces if _is_plain(piece)], notes)


def _letters(piece: Piece) -> Letters:
    return piece.run.face.letters if piece.run and piece.run.face else UNICODE


def _is_plain(piece: Piece) -> bool:
    letters = _letters(piece)
    return not (letters.legacy or letters.unknown or letters.signs)


def _by_font(pieces: list[Piece], legacy: Legacy, *, capitals: bool) -> bool:
    whole = "".join(piece.text for piece in pieces)
    meant = meant_by_font(whole, legacy)
    changed = False
    if meant != whole:
        _convert(pieces, legacy)
        changed = True
    elif not whole.isascii():
        return False  # Unicode, typed in the font all the same
    if capitals:
        for piece in pieces:
            changed |= piece.text != piece.text.upper()
            piece.text = piece.text.upper()
    return changed


def _by_look(pieces: list[Piece], notes: Notes) -> None:
    whole = "".join(piece.text for piece in pieces)
    legacy = looks_old(whole)
    if legacy:
        _convert(pieces, legacy)
        notes.add("legacy_guessed", "".join(piece.text for piece in pieces))


def _convert(pieces: list[Piece], legacy: Legacy) -> None:
    if legacy == "vni":
        _join_letters(pieces)
    for piece in pieces:
        piece.text = CONVERT[legacy](piece.text)


def _join_letters(pieces: list[Piece]) -> None:
    """A letter and its mark may stand in two runs: the mark goes to its letter."""
    said = [piece for piece in pieces if piece.text]
    for piece, following in pairwise(said):
        if piece.text and vni_pair(piece.text[-1], following.text[:1]):
            piece.text += following.text[0]
            following.text = following.text[1:]
