"""A text cut into what is shared and what is not, for the screen."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from tinhban.foundation.text import fold

ARTICLE, ITEM = 0, 2  # where a span tells of which text
WORDS = 600  # of a passage that is looked at word by word
_WORD = re.compile(r"\w+")
AROUND = 160  # characters shown of a long stretch that is not shared, at each end


@dataclass(frozen=True)
class Piece:
    """A stretch of a text."""

    text: str
    shared: bool = False
    common: bool = False
    left_out: bool = False


def word_by_word(
    spans: Iterable[Sequence[int]], article: str, item: str
) -> list[tuple[int, int, int, int]]:
    """The same passages without the words that only one of the texts has."""
    return [finer for span in spans for finer in _alike(span, article, item)]


def _alike(span: Sequence[int], article: str, item: str) -> Iterator[tuple[int, int, int, int]]:
    a0, a1, i0, i1 = span
    ours, theirs = list(_WORD.finditer(article, a0, a1)), list(_WORD.finditer(item, i0, i1))
    if max(len(ours), len(theirs)) > WORDS:
        yield a0, a1, i0, i1
        return
    a_words, b_words = [fold(word[0]) for word in ours], [fold(word[0]) for word in theirs]
    for a, b, size in SequenceMatcher(None, a_words, b_words, autojunk=False).get_matching_blocks():
        if size:
            last_a, last_b = ours[a + size - 1], theirs[b + size - 1]
            yield ours[a].start(), last_a.end(), theirs[b].start(), last_b.end()


def pieces(
    text: str,
    spans: Iterable[Sequence[int]],
    formulas: Iterable[Sequence[int]] = (),
    *,
    side: int,
) -> list[Piece]:
    """The whole text, shared passages and common formulas marked."""
    marks = bytearray(len(text))
    for value, stretches in ((2, formulas), (1, spans)):
        for span in stretches:
            start, end = max(0, span[side]), min(len(text), span[side + 1])
            if start < end:
                marks[start:end] = bytes([value]) * (end - start)
    found, at = [], 0
    while at < len(text):
        mark = marks[at]
        end = at + 1
        while end < len(text) and marks[end] == mark:
            end += 1
        found.append(Piece(text[at:end], shared=mark == 1, common=mark == 2))
        at = end
    return found


def shortened(found: list[Piece]) -> list[Piece]:
    """The same with long stretches that are not shared left out but for their ends."""
    out: list[Piece] = []
    for number, piece in enumerate(found):
        if piece.shared or piece.common or len(piece.text) <= 3 * AROUND:
            out.append(piece)
            continue
        if number:
            out.append(Piece(piece.text[:AROUND]))
        out.append(Piece("", left_out=True))
        if number + 1 < len(found):
            out.append(Piece(piece.text[-AROUND:]))
    return out
