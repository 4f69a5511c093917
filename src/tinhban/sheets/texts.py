"""The texts of a workbook: kept as bytes, a text that comes again once, read as a person meant them."""

import re
from array import array
from collections.abc import Callable
from unicodedata import is_normalized

from tinhban.foundation.text import INVISIBLE, clean_cell
from tinhban.sheets import limits
from tinhban.sheets.refusal import UnreadableFile
from tinhban.sheets.words import items_apart

Convert = Callable[[str], str]

_ACTING = "=+-@"
# Not to be stored in any database; tabs and line ends become spaces.
_CONTROL = dict.fromkeys(range(32), " ")
# What cleaning might change; all else is clean as it stands.
_ROUGH = re.compile(
    f"[\0-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000{INVISIBLE}]|  |^[ ']| $"
)
_REMEMBERED = 20_000
_SHORT = 200
_TWICE = 2 * limits.MAX_CELL_TEXT  # cleaning may make a text shorter


def cleaned(text: str) -> str:
    """What a person meant to type, no longer than is kept; empty where nothing is seen."""
    if text[:1] == "'" and text[1:2] in _ACTING and len(text) > 1:
        text = text[1:]  # put there, by us or another program, lest it act as a formula
    return clean_cell(items_apart(text).translate(_CONTROL))[: limits.MAX_CELL_TEXT]


class Texts:
    """Texts by number. Millions of them take little more than their bytes."""

    __slots__ = ("_bytes", "_marks", "_numbers", "_read")

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._marks = array("Q")  # where each text ends, times two; odd where it is to be cleaned
        self._numbers: dict[str, int] = {}
        self._read: dict[int | tuple[int, Convert], str] = {}

    def __getstate__(self) -> "tuple[bytes, array[int]]":
        return bytes(self._bytes), self._marks

    def __setstate__(self, state: "tuple[bytes, array[int]]") -> None:
        Texts.__init__(self)
        self._bytes, self._marks = bytearray(state[0]), state[1]

    def add(self, text: str) -> int | None:
        """The number of a text, one that came before where it is known; None where nothing is seen."""
        number = self._numbers.get(text)
        if number is None:
            number = self.add_new(text)
            if number is not None and len(text) <= _SHORT:
                if len(self._numbers) >= _REMEMBERED:
                    self._numbers.clear()
                self._numbers[text] = number
        return number

    def add_new(self, text: str) -> int | None:
        """The number of a text that is not looked for among the others."""
        if len(text) > _TWICE:
            text = text[:_TWICE]
        rough = _ROUGH.search(text) is not None or not is_normalized("NFC", text)
        if not text or (rough and not cleaned(text)):
            return None
        try:
            self._bytes += text.encode()
        except UnicodeEncodeError:
            # Two halves of a letter that were written apart, or one alone.
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
            self._bytes += text.encode()
        self._marks.append(len(self._bytes) << 1 | rough)
        if len(self._bytes) > limits.MAX_TEXT_BYTES:
            raise UnreadableFile("too_much_text", limit=limits.MAX_TEXT_BYTES >> 20)
        return len(self._marks) - 1

    def raw(self, number: int) -> str:
        """A text as it was typed."""
        start = self._marks[number - 1] >> 1 if number else 0
        return self._bytes[start : self._marks[number] >> 1].decode()

    def get(self, number: int, convert: Convert | None = None) -> str:
        """A text as it was meant, out of an old encoding where `convert` is told."""
        key = number if convert is None else (number, convert)
        found = self._read.get(key)
        if found is not None:
            return found
        text = self.raw(number)
        if convert is not None or self._marks[number] & 1:
            text = cleaned(convert(text) if convert else text)
        elif len(text) > limits.MAX_CELL_TEXT:
            text = text[: limits.MAX_CELL_TEXT]
        if len(self._read) >= _REMEMBERED:
            self._read.clear()
        if len(text) <= _SHORT or len(self._read) < _SHORT:
            self._read[key] = text
        return text
