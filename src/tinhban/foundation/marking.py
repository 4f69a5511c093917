"""Which words of a text were asked for: marks are folded away, and what is shown is the text as it was written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tinhban.foundation.text import INVISIBLE, fold

WORDS = 8  # of a question
LONGEST = 200  # characters of a question
READ = 50_000  # characters of a text that are looked through
# A letter or digit, then more of them with the marks and invisible signs that stand inside a word.
_TOKEN = re.compile(rf"[^\W_](?:[^\W_]|[\u0300-\u036f{INVISIBLE}])*")
_BEFORE, _AROUND = 6, 28  # words of an excerpt before its place, and altogether

Piece = tuple[str, bool]  # a stretch of the text, and whether it was asked for


@dataclass(frozen=True)
class Asked:
    """A question as words; the last one may be unfinished."""

    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "Asked":
        return cls(tuple(fold(text[:LONGEST]).split()[:WORDS]))

    def __bool__(self) -> bool:
        return bool(self.words)

    def worth(self, text: str) -> int:
        """0 where the words stand one after the other, 1 where all of them stand, 2 elsewhere."""
        folded = fold(text)
        if f" {' '.join(self.words)}" in f" {folded}":
            return 0
        there = folded.split()
        *whole, last = self.words
        if all(word in there for word in whole) and any(one.startswith(last) for one in there):
            return 1
        return 2

    def names(self, token: str) -> str:
        """The word of the question that this word of a text answers, or none."""
        for word in fold(token).split():
            if word in self.words:
                return word
            if self.words and word.startswith(self.words[-1]):
                return self.words[-1]
        return ""


def marked(text: str, asked: Asked) -> list[Piece]:
    """The whole text in stretches; words that were asked for and follow each other are one."""
    return list(_pieces(text, [t for t in _tokens(text, asked) if t], 0, len(text)))


def excerpt(text: str, asked: Asked) -> list[Piece]:
    """The part of a text that answers most of the question; empty where nothing does."""
    text = text[:READ]
    tokens = list(_tokens(text, asked))
    start = _best(tokens)
    if start is None:
        return []
    end = min(len(tokens), start + _AROUND)
    first = tokens[start].start if start else 0
    last = tokens[end - 1].end if end < len(tokens) else len(text)
    pieces = list(_pieces(text, [t for t in tokens[start:end] if t], first, last))
    return [
        *([("…", False)] if start else []),
        *pieces,
        *([("…", False)] if end < len(tokens) else []),
    ]


@dataclass(frozen=True)
class _Token:
    start: int
    end: int
    place: int  # which word of the text it is
    word: str  # of the question

    def __bool__(self) -> bool:
        return bool(self.word)


def _tokens(text: str, asked: Asked) -> Iterator[_Token]:
    for place, found in enumerate(_TOKEN.finditer(text)):
        yield _Token(found.start(), found.end(), place, asked.names(found[0]))


def _pieces(text: str, named: list[_Token], first: int, last: int) -> Iterator[Piece]:
    at = first
    run: list[_Token] = []
    for token in [*named, None]:
        if run and (token is None or token.place != run[-1].place + 1):
            yield from _run(text, at, run)
            at, run = run[-1].end, []
        if token is not None:
            run.append(token)
    if at < last:
        yield text[at:last], False


def _run(text: str, at: int, run: list[_Token]) -> Iterator[Piece]:
    if at < run[0].start:
        yield text[at : run[0].start], False
    yield text[run[0].start : run[-1].end], True


def _best(tokens: list[_Token]) -> int | None:
    """Where the excerpt begins: the stretch with the most different words of the question, the first of them."""
    inside: dict[str, int] = {}
    best, at, oldest = 0, None, 0
    named = [token for token in tokens if token]
    for token in named:
        inside[token.word] = inside.get(token.word, 0) + 1
        while token.place - named[oldest].place >= _AROUND - _BEFORE:
            left = named[oldest].word
            inside[left] -= 1
            if not inside[left]:
                del inside[left]
            oldest += 1
        if len(inside) > best:
            best, at = len(inside), named[oldest].place
    return None if at is None else max(0, at - _BEFORE)
