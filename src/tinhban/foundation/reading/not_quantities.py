"""Numbers that count nothing, and how far each of them goes."""

from tinhban.foundation.reading.foreign_dates import foreign_date
from tinhban.foundation.reading.headings import heading
from tinhban.foundation.reading.looks import Looks
from tinhban.foundation.reading.names import furniture, name, row
from tinhban.foundation.reading.ordinals import ordinal
from tinhban.foundation.reading.written_forms import pair, time, written_form, year

_DENYING = frozenset((("không", "phải"), ("chẳng", "phải"), ("khong", "phai")))
_RECORDED = frozenset(("thu", "ghi", "lồng", "phát", "hòa"))


def skip(looks: Looks, at: int) -> int:
    """The token after the thing that number `at` is part of, or `at` when it may be a quantity."""
    for rule in (
        heading, furniture, written_form, foreign_date, time, pair, ordinal, name, negative, row, year,
    ):  # fmt: skip
        after = rule(looks, at)
        if after > at:
            return after
    return at


def denied(looks: Looks, at: int) -> bool:
    """Whether the text says that it is not this number: "không phải 300 tin mà là 287"."""
    src = looks.src
    place = at - 1 if src.word(at - 1) in ("là", "la") else at
    return looks.phrase_before(place, 2) in _DENYING


def negative(looks: Looks, at: int) -> int:
    """ "âm 2 độ C", "-3,5 %": below nothing, which nothing here counts."""
    src = looks.src
    measured = looks.percent(at + 1) or src.word(at + 1) in ("độ", "do") or src.sign(at + 1) == "°"
    if looks.before(at) == "âm" and looks.before(at - 1) not in _RECORDED:
        return at + 1 if measured or looks.scale(at + 1) else at
    if src.sign(at - 1) == "−" and src.glued(at - 1):
        return at + 1
    minus = src.sign(at - 1) in ("-", "–") and src.glued(at - 1) and not src.glued(at - 2)
    return at + 1 if minus and measured and src.kind(at - 2) == "word" else at
