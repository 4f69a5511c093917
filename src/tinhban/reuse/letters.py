"""The table that folds a code unit: to a letter, a digit, a separator or nothing."""

import functools
import unicodedata

import numpy as np

SEPARATOR, DELETED = 0, 1
STOP = 128  # a separator after which a sentence begins
DIGIT = 2  # 2..11
LETTER = 12  # 12..37 are a..z, the rest up to 127 other alphabets
OTHER = 38
CAPITAL = 128

# Letters that have no decomposition, but are typed for one another.
_SAME = {"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ı": "i", "ß": "s", "æ": "a", "œ": "o"}


@functools.cache
def table() -> np.ndarray:
    """One byte for each of the 65,536 code units."""
    out = np.zeros(65_536, np.uint8)
    for code in range(65_536):
        out[code] = _entry(chr(code))
    out.flags.writeable = False
    return out


def _entry(sign: str) -> int:
    if sign in "\n.!?…":
        return STOP
    category = unicodedata.category(sign)
    if category in ("Mn", "Me", "Cf"):
        return DELETED
    if category == "Cs" or category[0] not in "LN":
        return SEPARATOR
    base = unicodedata.normalize("NFKD", sign)[0]
    lower = _SAME.get(base.lower(), base.lower())
    capital = CAPITAL if base != lower and base.isupper() else 0
    if "a" <= lower <= "z":
        return capital | (LETTER + ord("i" if lower == "y" else lower) - ord("a"))
    digit = unicodedata.digit(base, -1)
    if digit >= 0:
        return DIGIT + digit
    if category[0] == "L":
        return capital | (OTHER + ord(lower[0]) % (CAPITAL - OTHER))
    return SEPARATOR
