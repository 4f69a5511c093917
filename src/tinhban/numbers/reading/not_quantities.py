"""Numbers that count nothing, and how far each of them goes."""

from collections.abc import Callable

from tinhban.numbers.reading.foreign_dates import foreign_date
from tinhban.numbers.reading.headings import heading
from tinhban.numbers.reading.looks import Looks
from tinhban.numbers.reading.names import furniture, name, plain_name, row
from tinhban.numbers.reading.ordinals import ordinal
from tinhban.numbers.reading.written_forms import (
    FORM_WORDS,
    may_be_form,
    pair,
    time,
    written_form,
    year,
)

_DENYING = frozenset((("không", "phải"), ("chẳng", "phải"), ("khong", "phai")))
_RECORDED = frozenset(("thu", "ghi", "lồng", "phát", "hòa"))


def skip(looks: Looks, at: int) -> int:
    """The token after the thing that number `at` is part of, or `at` when it may be a quantity."""
    if _among_words(looks, at):
        rules = _AMONG_WORDS
    else:
        rules = _ALL_RULES if may_be_form(looks, at) else _WITHOUT_FORMS
    for rule in rules:
        after = rule(looks, at)
        if after > at:
            return after
    return at


def _among_words(looks: Looks, at: int) -> bool:
    """Whether short digits stand between spaces before a word that begins no date, hour or measure of a place."""
    src = looks.src
    following = src.word(at + 1)
    if not following or following in FORM_WORDS or src.sign(at - 1):
        return False
    raw = src.words[at]
    return len(raw) < 7 and raw.isdigit() and not src.glued(at) and not src.glued(at - 1)


def denied(looks: Looks, at: int) -> bool:
    """Whether the text says that it is not this number: "không phải 300 tin mà là 287"."""
    src = looks.src
    place = at - 1 if src.word(at - 1) in ("là", "la") else at
    return src.word(place - 1) in ("phải", "phai") and looks.phrase_before(place, 2) in _DENYING


def negative(looks: Looks, at: int) -> int:
    """ "âm 2 độ C", "-3,5 %": below nothing, which nothing here counts."""
    src = looks.src
    below = src.word(at - 1) == "âm" and src.word(at - 2) not in _RECORDED
    minus = src.sign(at - 1) in ("-", "–", "−") and src.glued(at - 1) and not src.glued(at - 2)
    if not (below or minus):
        return at
    if src.sign(at - 1) == "−":
        return at + 1
    measured = looks.percent(at + 1) or src.word(at + 1) in ("độ", "do") or src.sign(at + 1) == "°"
    if below:
        return at + 1 if measured or looks.scale(at + 1) else at
    return at + 1 if measured and src.kind(at - 2) == "word" else at


_Rules = tuple[Callable[[Looks, int], int], ...]
_ALL_RULES: _Rules = (
    heading, furniture, written_form, foreign_date, time, pair, ordinal, name, negative, row, year,
)  # fmt: skip
_WITHOUT_FORMS: _Rules = (heading, furniture, foreign_date, ordinal, name, negative, row, year)
_AMONG_WORDS: _Rules = (foreign_date, ordinal, plain_name, negative, row, year)
