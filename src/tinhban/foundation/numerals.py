"""Vietnamese number words and the integers they mean."""

from collections.abc import Sequence

from tinhban.foundation.text import nfc

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
UNITS = {word: value for value, word in enumerate(_DIGITS)} | {"bẩy": 7}
# Only after mươi, chục or linh: hai mươi mốt, ba mươi tư, bốn mươi lăm.
_LATE_UNITS = UNITS | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
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
_GROUPS = {word: value for word, value in SCALES.items() if value >= 1000}
_GROUPS_AND_TENS = {*SCALES, "mươi", "mốt", "tư", "lăm", "nhăm"}
_ZERO_TENS = ("linh", "lẻ")
LONGEST = 48
_LIMIT = 10**18
_THOUSAND = 1000
_BILLION = 10**9


def words_to_int(text: str) -> int | None:
    """The integer that the whole of `text` spells, or None."""
    words = nfc(text).casefold().replace("-", " ").split()
    value, used = read_words(words)
    return value if words and used == len(words) else None


def read_words(words: Sequence[str]) -> tuple[int | None, int]:
    """Read the longest number at the start of `words`: (value, words used), (None, 0) if none."""
    total = 0
    at = 0
    last_scale = _LIMIT
    while at < len(words) and at < LONGEST:
        short = _LATE_UNITS.get(words[at], 0) if at else 0
        ends = at + 1 == len(words) or words[at + 1] not in _GROUPS_AND_TENS
        if short and ends and last_scale >= _THOUSAND:
            # Spoken short form: "hai triệu tư" is 2,400,000.
            return total + short * last_scale // 10, at + 1
        value, used = _below_thousand(words, at, inside=at > 0)
        if used == 0:
            break
        scale, scaled = _scale(words, at + used)
        if scaled == 0:
            if last_scale < 1000:
                break
            return total + value, at + used
        if scale == _BILLION and _THOUSAND <= last_scale < _BILLION:
            # "một nghìn hai trăm tỷ": what stands before counts billions too.
            total = (total + value) * _BILLION
            at += used + scaled
            last_scale = scale
            continue
        if scale >= last_scale:
            break
        total += value * scale
        at += used + scaled
        last_scale = scale
        if at < len(words) and words[at] == "rưỡi":
            return total + scale // 2, at + 1
        if at < len(words) and words[at] in _ZERO_TENS:
            value, used = _after_zero_tens(words, at)
            return (total + value, at + used) if used else (total, at)
    return (total, at) if at else (None, 0)


def int_to_words(number: int) -> str:
    """Spell an integer as an official paper does: một nghìn hai trăm linh năm."""
    if abs(number) >= _LIMIT:
        raise ValueError("too large to spell")
    if number < 0:
        return "âm " + int_to_words(-number)
    if number == 0:
        return "không"
    billions, rest = divmod(number, 10**9)
    parts = []
    if billions:
        parts.append(int_to_words(billions) + " tỷ")
    for name, scale in (("triệu", 10**6), ("nghìn", 1000), ("", 1)):
        group, rest = divmod(rest, scale)
        if group:
            parts.append(f"{_spell_group(group, full=bool(parts))} {name}".strip())
    return " ".join(parts)


def _scale(words: Sequence[str], at: int) -> tuple[int, int]:
    """The product of the group words at `at`: "nghìn tỷ" is 10**12."""
    product = 1
    used = 0
    while at + used < len(words) and used < 2 and words[at + used] in _GROUPS:
        step = _GROUPS[words[at + used]]
        if used and step < 10**6:
            break
        product *= step
        used += 1
    return product, used


def _below_thousand(words: Sequence[str], at: int, *, inside: bool) -> tuple[int, int]:
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else ""
    if following == "trăm" and word in UNITS and (word != "không" or inside):
        hundreds = UNITS[word] * 100
        if at + 2 >= len(words):
            return hundreds, 2
        third = words[at + 2]
        if third == "rưỡi":
            return hundreds + 50, 3
        if third in _ZERO_TENS:
            value, used = _after_zero_tens(words, at + 2)
            return hundreds + value, 2 + used
        value, used = _below_hundred(words, at + 2)
        if used == 1 and 0 < value < 10:
            # "một trăm hai" is 120, but "một trăm hai nghìn" cannot be told and keeps 120.
            return hundreds + value * 10, 3
        return hundreds + (value if used else 0), 2 + used
    return _below_hundred(words, at)


def _below_hundred(words: Sequence[str], at: int) -> tuple[int, int]:
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else ""
    if word == "mười":
        if following == "lăm":
            return 15, 2
        if following in UNITS and following not in ("không", "năm"):
            return 10 + UNITS[following], 2
        return 10, 1
    if word in UNITS and following in ("mươi", "chục"):
        tens = UNITS[word] * 10
        third = words[at + 2] if at + 2 < len(words) else ""
        if tens == 0:
            return 0, 0
        if third == "rưỡi" and following == "chục":
            return tens + 5, 3
        if third in _LATE_UNITS and third not in ("không", "năm") and following == "mươi":
            return tens + _LATE_UNITS[third], 3
        return tens, 2
    if word in UNITS and following in ("mốt", "tư", "lăm", "nhăm") and UNITS[word] > 1:
        return UNITS[word] * 10 + _LATE_UNITS[following], 2
    if word in UNITS:
        return UNITS[word], 1
    return 0, 0


def _after_zero_tens(words: Sequence[str], at: int) -> tuple[int, int]:
    following = words[at + 1] if at + 1 < len(words) else ""
    value = _LATE_UNITS.get(following, 0)
    return (value, 2) if value else (0, 0)


def _spell_group(group: int, *, full: bool) -> str:
    hundreds, rest = divmod(group, 100)
    tens, units = divmod(rest, 10)
    parts = []
    if hundreds or full:
        parts.append(f"{_DIGITS[hundreds]} trăm")
    if tens == 0:
        if units:
            parts.append(("linh " if parts else "") + _DIGITS[units])
        return " ".join(parts)
    parts.append("mười" if tens == 1 else f"{_DIGITS[tens]} mươi")
    if units == 1 and tens > 1:
        parts.append("mốt")
    elif units == 5:
        parts.append("lăm")
    elif units:
        parts.append(_DIGITS[units])
    return " ".join(parts)


def grouped(number: int) -> str:
    """A whole number as it is written here: 1.234."""
    return f"{number:,}".replace(",", ".")
