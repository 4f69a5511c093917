"""Vietnamese text: one stored form, one search form, one order."""

import html
import re
import unicodedata
from functools import lru_cache

import vn_text
from vn_collate import collate_key

# Zero-width and directional marks, soft hyphen, byte order mark: never part of a word.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_DROP_INVISIBLE = dict.fromkeys(map(ord, INVISIBLE))
# Eth is a letter elsewhere; in Vietnamese text it is a damaged Đ.
_REPAIR_ETH = {0x00D0: "Đ", 0x00F0: "đ"}
_DROP_INVISIBLE_REPAIR_ETH = _DROP_INVISIBLE | _REPAIR_ETH
_ASCII_SIGNS_TO_SPACE = {sign: " " for sign in range(128) if not chr(sign).isalnum()}
# Of letters and digits, the numbers by themselves.
_TOKENS = re.compile(r"[0-9]+|[^\W_0-9]+")
_RUN_OF_SPACE = re.compile(r"\s+")
MOST_MARKS = 30  # over one letter: as many as the stream-safe format of Unicode allows
_MAYBE_MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{MOST_MARKS + 1},}}")

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

SORT_KEY_LENGTH = 240


def nfc(text: str) -> str:
    """The composed form, in which everything is stored."""
    return unicodedata.normalize("NFC", _few_marks(text))


def is_nfc(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text)


def fold(text: str) -> str:
    """The search form: no marks, đ as d, lower case, single spaces for all punctuation."""
    composed = unicodedata.normalize("NFKC", _few_marks(text))
    visible = composed.translate(_DROP_INVISIBLE_REPAIR_ETH)
    plain = vn_text.strip_stroke(vn_text.deaccent(visible)).lower()
    if plain.isascii():  # what nearly all Vietnamese becomes: the general way looks at every letter
        return " ".join(plain.translate(_ASCII_SIGNS_TO_SPACE).split())
    return vn_text.fold(visible)


def _few_marks(text: str) -> str:
    """Composing sorts the marks over a letter, in time that grows with the square of their number."""
    if text.isascii() or not _MAYBE_MARKS.search(text):
        return text
    return _MAYBE_MARKS.sub(lambda found: _thinned(found[0]), text)


def _thinned(signs: str) -> str:
    kept: list[str] = []
    marks = 0
    for sign in signs:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= MOST_MARKS:
            kept.append(sign)
    return "".join(kept)


def entities(text: str) -> str:
    """Signs written as &amp; or &#273; read as what they mean; what is cut short or endless stays."""
    return _ENTITY.sub(lambda found: _meant_by(found[0]), text) if "&" in text else text


@lru_cache(maxsize=5_000)
def _meant_by(entity: str) -> str:
    return html.unescape(entity)


def clean_cell(text: str) -> str:
    """What a person meant to type: composed, without invisible marks, single ordinary spaces."""
    visible = nfc(text).translate(_DROP_INVISIBLE)
    return _RUN_OF_SPACE.sub(" ", visible).strip()


def sort_key(text: str) -> str:
    """A hex string that any database orders as a Vietnamese reader does, syllable by syllable.

    Only 0-9 and a-f, so every collation of SQLite and PostgreSQL agrees; numbers order by value.
    """
    key = "".join(
        _token_key(token)
        for token in _TOKENS.findall(clean_cell(text).casefold().translate(_REPAIR_ETH))
    )
    return key[:SORT_KEY_LENGTH]


def person_sort_key(name: str) -> str:
    """The key of a person's name: by the given name (last word), then the rest."""
    *before, given = clean_cell(name).split(" ")
    return sort_key(" ".join([given, *before]))


# A language has few syllables, and a node names thousands of things a second.
@lru_cache(maxsize=20_000)
def _token_key(token: str) -> str:
    if token[0].isascii() and token[0].isdigit():
        digits = token.lstrip("0") or "0"
        # The length first: 9 before 10. Letters start at 0b, so numbers stand before words.
        return f"{min(len(digits), 10):02x}" + collate_key(digits).partition("00")[0] + "00"
    weights = bytes.fromhex(collate_key(token))
    letters, tones = weights[: len(weights) // 3 - 1], weights[len(weights) // 3 :][:-1]
    tones = tones[: len(letters)].rstrip(b"\0")
    # 00 ends a syllable, so the weight of "no tone" moves from 0 to 1.
    return letters.hex() + "00" + bytes(tone + 1 for tone in tones).hex() + "00"
