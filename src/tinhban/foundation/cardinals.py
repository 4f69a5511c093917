"""The grammar of Vietnamese number words: "một nghìn không trăm linh năm tỷ", "hai triệu rưỡi", "hai trăm tám bảy".

What has two meanings ("hai trăm ba nghìn": 203 or 230 thousand) is no number here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
UNITS = {word: value for value, word in enumerate(DIGITS)} | {"bẩy": 7}
# Only after mươi, a scale or another digit: hai mươi mốt, ba triệu tư, bốn lăm.
LATE_UNITS = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
SCALES = {
    "chục": 10,
    "trăm": 100,
    "nghìn": 1000,
    "ngàn": 1000,
    "vạn": 10_000,
    "triệu": 1_000_000,
    "tỷ": 1_000_000_000,
    "tỉ": 1_000_000_000,
}
GROUPS = {word: value for word, value in SCALES.items() if value >= 1000}
LINKS = ("linh", "lẻ")
HALF = "rưỡi"
LONGEST = 48
LIMIT = 10**18


@dataclass(frozen=True)
class _Group:
    """What stands before a scale: its value, the word after it, and whether it is one bare digit or a guess."""

    value: int
    end: int
    bare: bool = False  # one digit: behind a scale it is a tenth of it
    spoken: bool = False  # "hai trăm ba" = 230: no scale may follow


def cardinal(words: Sequence[str]) -> int | None:
    """The integer that all of `words` spell, or None."""
    if not words or len(words) > LONGEST:
        return None
    terms: list[tuple[int, int]] = []  # (amount, scale): "hai triệu" is (2000000, 1000000)
    place = 0
    while place < len(words):
        group = _group(words, place, inside=bool(terms))
        if group is None:
            return None
        scale = GROUPS.get(words[group.end], 0) if group.end < len(words) else 0
        if not scale:
            return _closed(terms, group, len(words))
        if group.spoken or (group.value == 0 and terms):
            return None
        place = group.end
        amount: int | None = group.value
        bare = group.bare
        while amount is not None and place < len(words) and words[place] in GROUPS:
            amount = _scaled(terms, amount, GROUPS[words[place]], bare=bare)
            bare = False
            place += 1
        if amount is None:
            return None
        if place + 1 == len(words) and words[place] == HALF:
            terms.append((terms[-1][1] // 2, 1))
            break
    total = sum(amount for amount, _ in terms)
    return total if total < LIMIT else None


def _scaled(terms: list[tuple[int, int]], amount: int, scale: int, *, bare: bool) -> int | None:
    """Put one scale on the last amount; a larger scale takes in what smaller ones stood before it."""
    if not terms:
        terms.append((amount * scale, scale))
        return 0
    if scale < terms[-1][1] and amount:
        terms.append((amount * scale, scale))
        return 0
    if scale < 10**6 or (bare and amount) or scale == terms[-1][1]:
        return None  # "hai nghìn ba nghìn", "một nghìn hai tỷ"
    while terms and terms[-1][1] < scale:
        amount += terms.pop()[0]
    if terms and terms[-1][1] == scale:
        return None
    terms.append((amount * scale, scale))
    return 0


def _closed(terms: list[tuple[int, int]], group: _Group, length: int) -> int | None:
    """The total that ends in a group without a scale."""
    if group.end != length:
        return None
    total = sum(amount for amount, _ in terms)
    if terms and group.bare:
        if group.value == 0:
            return None
        return total + group.value * terms[-1][1] // 10  # "hai triệu tư" is 2,400,000
    if total + group.value >= LIMIT:
        return None
    return total + group.value


def _group(words: Sequence[str], at: int, *, inside: bool) -> _Group | None:
    """Up to nine hundred and ninety-nine."""
    word, following = words[at], _word(words, at + 1)
    if word in UNITS and following == "trăm" and (word != "không" or inside):
        return _hundreds(words, at, UNITS[word] * 100)
    if inside and word in LINKS:
        return _linked(words, at, 0)
    if inside and word in LATE_UNITS:
        return _Group(LATE_UNITS[word], at + 1, bare=True)
    return _below_hundred(words, at, inside=inside)


def _hundreds(words: Sequence[str], at: int, hundreds: int) -> _Group | None:
    third, fourth = _word(words, at + 2), _word(words, at + 3)
    if third in LINKS:
        return _linked(words, at + 2, hundreds)
    if third == HALF:
        return _Group(hundreds + 50, at + 3)
    if third in LATE_UNITS:  # "một trăm mốt"
        return _Group(hundreds + LATE_UNITS[third] * 10, at + 3, spoken=True)
    if third not in UNITS and third != "mười":
        return _Group(hundreds, at + 2)
    if fourth in UNITS and third in UNITS and fourth != "không" and third != "không":
        tens, units = UNITS[third], UNITS[fourth]
        if units == tens + 1:
            return None  # "hai trăm ba bốn": 234, or thirty to forty beyond
        return _Group(hundreds + tens * 10 + units, at + 4)
    rest = _below_hundred(words, at + 2, inside=False)
    if rest is None or (rest.bare and rest.value == 0):
        return None
    if rest.bare:
        return _Group(hundreds + rest.value * 10, rest.end, spoken=True)
    return _Group(hundreds + rest.value, rest.end)


def _below_hundred(words: Sequence[str], at: int, *, inside: bool) -> _Group | None:
    word, following, third = words[at], _word(words, at + 1), _word(words, at + 2)
    if word == "mười":
        if following in ("lăm", "nhăm"):
            return _Group(15, at + 2)
        if UNITS.get(following, 0) and following != "năm":
            return _Group(10 + UNITS[following], at + 2)
        return _Group(10, at + 1)
    if word not in UNITS:
        return None
    value = UNITS[word]
    if following in ("mươi", "chục"):
        if value == 0 or (value == 1 and following == "mươi"):
            return None
        if following == "chục":
            return _Group(value * 10 + 5, at + 3) if third == HALF else _Group(value * 10, at + 2)
        last = LATE_UNITS.get(third, UNITS.get(third, 0))
        if last and third not in ("một", "năm"):
            return _Group(value * 10 + last, at + 3)
        return _Group(value * 10, at + 2)
    if following in LATE_UNITS and value > 1:
        return _Group(value * 10 + LATE_UNITS[following], at + 2)
    return _Group(value, at + 1, bare=True)


def _linked(words: Sequence[str], at: int, hundreds: int) -> _Group | None:
    value = (UNITS | LATE_UNITS).get(_word(words, at + 1), 0)
    return _Group(hundreds + value, at + 2) if value else None


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if at < len(words) else ""
