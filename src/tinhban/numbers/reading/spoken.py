"""What a run of number words says: a number, a decimal, a part of a whole, or two numbers as a guess."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from tinhban.foundation.cardinals import GROUPS, LATE_UNITS, SCALES, UNITS, cardinal

POINT, PART = "phẩy", "phần"
_LONGEST_GUESS = 12
_MOST_PLACES = 6
_PARTS = {"tư": 4, "nghìn": 1000, "ngàn": 1000, "vạn": 10_000}
_GUESSES = ((5, 7), (5, 10), (9, 10), (10, 15))  # năm bảy, năm mười, chín mười, mười mười lăm
_TENS = {*SCALES, "mươi"}


class Spoken(NamedTuple):
    """One reading of a whole run of words."""

    number: int | Decimal
    upper: int | None = None  # of a guess: "hai ba trăm"
    out_of: int | None = None  # of a part: "một phần ba"


def spoken(words: Sequence[str]) -> Spoken | None:
    """What all of `words` say, or None where they say nothing or two things."""
    if POINT in words:
        return _decimal(words)
    if PART in words:
        return _part(words)
    value = cardinal(words)
    return _guess(words) if value is None else Spoken(value)


def _decimal(words: Sequence[str]) -> Spoken | None:
    """ "ba phẩy hai lăm", "không phẩy không năm", "hai phẩy năm tỷ"."""
    point = words.index(POINT)
    whole = cardinal(words[:point])
    end, scale = len(words), 1
    while end > point + 2 and words[end - 1] in GROUPS:
        end -= 1
        scale *= GROUPS[words[end]]
    places = _places(words[point + 1 : end])
    if whole is None or places is None:
        return None
    number = Decimal(f"{whole}.{places}") * scale
    return Spoken(int(number) if number == number.to_integral_value() else number)


def _places(words: Sequence[str]) -> str | None:
    digits = [UNITS.get(word, -1) for word in words]
    if len(words) > 1 and words[-1] in LATE_UNITS:
        digits[-1] = LATE_UNITS[words[-1]]
    if words and min(digits) >= 0:
        return "".join(map(str, digits)) if len(digits) <= _MOST_PLACES else None
    value = cardinal(words)
    return str(value) if value is not None and 10 <= value < 100 else None


def _part(words: Sequence[str]) -> Spoken | None:
    at = words.index(PART)
    above, below = cardinal(words[:at]), words[at + 1 :]
    whole = _PARTS.get(below[0]) if len(below) == 1 else None
    if whole is None:
        whole = cardinal(below)
    if not above or whole is None or above >= whole:
        return None
    return Spoken(above, out_of=whole)


def _guess(words: Sequence[str]) -> Spoken | None:
    """Two neighbouring numbers: "sáu bảy", "hai ba trăm", "mười hai mười ba"."""
    if not 2 <= len(words) <= _LONGEST_GUESS:
        return None
    first, second, scale = UNITS.get(words[0], 0), UNITS.get(words[1], 0), words[2:]
    if first and second:
        if not neighbours(first, second) or not _TENS.issuperset(scale):
            return None
        high = cardinal(words[1:])
        low = 10 if first == 1 and scale[:1] == ["mươi"] else cardinal([words[0], *scale])
        return Spoken(low, high) if low and high else None
    found = [
        Spoken(low, high)
        for place in range(1, len(words))
        if (low := cardinal(words[:place]))
        and (high := cardinal(words[place:]))
        and ((low, high) in _GUESSES or 10 <= low < high <= 2 * low)
    ]
    return found[0] if len(found) == 1 else None


def neighbours(first: int, second: int) -> bool:
    """Whether two digits side by side are a guess: "sáu bảy", "năm bảy"; not "hai tám"."""
    return second == first + 1 or (first, second) in _GUESSES
