"""Vietnamese number words: an integer as a paper spells it, and the integer that words spell."""

from tinhban.foundation.cardinals import DIGITS, LIMIT, cardinal
from tinhban.foundation.text import nfc


def words_to_int(text: str) -> int | None:
    """The integer that the whole of `text` spells, or None."""
    return cardinal(nfc(text).casefold().replace("-", " ").split())


def int_to_words(number: int) -> str:
    """Spell an integer as an official paper does: một nghìn hai trăm linh năm."""
    if abs(number) >= LIMIT:
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


def _spell_group(group: int, *, full: bool) -> str:
    hundreds, rest = divmod(group, 100)
    tens, units = divmod(rest, 10)
    parts = []
    if hundreds or full:
        parts.append(f"{DIGITS[hundreds]} trăm")
    if tens == 0:
        if units:
            parts.append(("linh " if parts else "") + DIGITS[units])
        return " ".join(parts)
    parts.append("mười" if tens == 1 else f"{DIGITS[tens]} mươi")
    if units == 1 and tens > 1:
        parts.append("mốt")
    elif units == 5:
        parts.append("lăm")
    elif units:
        parts.append(DIGITS[units])
    return " ".join(parts)


def grouped(number: int) -> str:
    """A whole number as it is written here: 1.234."""
    return f"{number:,}".replace(",", ".")
