"""One spelling to compare by: lower case, one place for tone marks; offsets stay as they are."""

import re
import unicodedata
from functools import cache, lru_cache

from tinhban.numbers.reading.looks import vocabulary_of
from tinhban.numbers.reading.source import SourceText

_TONES = {
    **{f"o{marked}": f"{moved}a" for marked, moved in zip("àáảãạ", "òóỏõọ", strict=True)},
    **{f"o{marked}": f"{moved}e" for marked, moved in zip("èéẻẽẹ", "òóỏõọ", strict=True)},
    **{f"u{marked}": f"{moved}y" for marked, moved in zip("ỳýỷỹỵ", "ùúủũụ", strict=True)},
}
_MOVABLE = re.compile(r"(?<![qg])(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)")


class _Plain(dict[int, str]):
    """Letters without their marks, learnt as they are met."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        plain = "d" if sign == "đ" else unicodedata.normalize("NFD", sign)[0]
        self[code] = plain
        return plain


_PLAIN = _Plain()


def spelt(text: str, *, marked: bool = True) -> str:
    """`text` in the comparing form, of equal length."""
    return _name_spelt(text, marked) if len(text) < 200 else _spelt(text, marked)


@lru_cache(maxsize=4096)
def _name_spelt(text: str, marked: bool) -> str:
    return _spelt(text, marked)


@cache
def both_spellings(names: tuple[str, ...]) -> frozenset[str]:
    """Names in the comparing form, with and without marks."""
    return frozenset(spelt(name, marked=marked) for name in names for marked in (True, False))


def _spelt(text: str, marked: bool) -> str:
    lower = text.lower()
    if len(lower) != len(text):  # a few foreign capitals grow in lower case
        lower = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    if marked:
        return _MOVABLE.sub(lambda found: _TONES[found[0]], lower)
    return _without_marks(lower)


def _without_marks(text: str) -> str:
    return text.translate(_PLAIN)


class Comparable:
    """A text as it is compared, with the way back to the text as given."""

    def __init__(self, given: str) -> None:
        self.source = SourceText(given)
        self.text = self.source.text
        self.marked = vocabulary_of(self.text).marked
        self.key = spelt(self.text, marked=self.marked)

    def pattern(self, written: str) -> re.Pattern[str]:
        """A pattern written with all marks, fit for this text."""
        return pattern_of(written, self.marked)


@cache
def pattern_of(written: str, marked: bool) -> re.Pattern[str]:
    """A pattern written with all marks, for a text with or without them."""
    return re.compile(written if marked else _without_marks(written))
