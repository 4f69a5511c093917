"""Number words written from values, with every choice that speakers and papers have.

The grammar is written down here once more, on purpose: it shares nothing with the reader it is to judge.
"""

from random import Random

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ((10**9, "tỷ"), (10**6, "triệu"), (1000, "nghìn"))


def spelt(number: int, chance: Random) -> str:
    """A whole number as it is said in full: "hai nghìn không trăm linh năm"."""
    if number == 0:
        return DIGITS[0]
    words: list[str] = []
    for scale, name in _GROUPS:
        count, number = divmod(number, scale)
        if count >= 1000:  # thousands of billions
            thousands, count = divmod(count, 1000)
            words += [*_group(thousands, chance, full=False), _named("nghìn", chance)]
            if count:
                words += _group(count, chance, full=True)
            words.append(_named(name, chance))
        elif count:
            words += [*_group(count, chance, full=bool(words)), _named(name, chance)]
    if number:
        words += _group(number, chance, full=bool(words))
    return " ".join(words)


def with_places(whole: int, places: str, chance: Random) -> str:
    """A decimal as it is said: "ba phẩy hai lăm", "không phẩy không năm"."""
    if places.startswith("0") or len(places) == 1 or chance.random() < 0.5:
        after = " ".join(DIGITS[int(sign)] for sign in places)
    else:
        after = spelt(int(places), chance)
    return f"{spelt(whole, chance)} phẩy {after}"


def pair(low: int, scale: str) -> str:
    """Two neighbouring digits as a guess: "hai ba trăm"."""
    return f"{DIGITS[low]} {DIGITS[low + 1]} {scale}".rstrip()


def spoken_hundreds(number: int) -> str:
    """Hundreds, tens and units without "mươi": "hai trăm tám bảy"."""
    hundreds, tens, units = number // 100, number // 10 % 10, number % 10
    last = {1: "mốt", 4: "tư", 5: "lăm"}.get(units, DIGITS[units])
    return f"{DIGITS[hundreds]} trăm {DIGITS[tens]} {last}"


def _named(scale: str, chance: Random) -> str:
    other = {"nghìn": "ngàn", "tỷ": "tỉ"}.get(scale)
    return other if other and chance.random() < 0.25 else scale


def _digit(digit: int, chance: Random) -> str:
    return "bẩy" if digit == 7 and chance.random() < 0.1 else DIGITS[digit]


def _group(number: int, chance: Random, *, full: bool) -> list[str]:
    hundreds, rest = divmod(number, 100)
    words = [_digit(hundreds, chance), "trăm"] if hundreds or full else []
    tens, units = divmod(rest, 10)
    if tens == 0:
        if units:
            linking = ["lẻ" if chance.random() < 0.3 else "linh"] if words else []
            words += [*linking, _digit(units, chance)]
        return words
    words += ["mười"] if tens == 1 else [_digit(tens, chance), "mươi"]
    if units == 5:
        words.append("nhăm" if tens > 1 and chance.random() < 0.15 else "lăm")
    elif units == 1 and tens > 1:
        words.append("mốt")
    elif units == 4 and tens > 1:
        words.append("tư" if chance.random() < 0.6 else "bốn")
    elif units:
        words.append(_digit(units, chance))
    return words
