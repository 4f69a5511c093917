"""A text as it is read (composed, without invisible marks) and the way back to the text as given."""

import re
from bisect import bisect_right
from collections.abc import Callable

from tinhban.foundation.text import INVISIBLE, nfc

_MARKS = "\u0300-\u036f"
_SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_RAISED = "\u00b2\u00b3\u00b9\u2070\u2074-\u2079"
_METRES = "".join(rf"(?<!\b{unit})(?<!\d{unit})" for unit in ("m", "km", "hm", "dm", "cm", "mm"))
# A raised digit behind a figure or a word is the mark of a note, but not in m² and 10³.
_NOTE_MARK = rf"(?<=[^\W_])(?<![{_RAISED}])(?<!\b10){_METRES}(?<!/s)[{_RAISED}]+"
# Whatever is not read as it stands: a letter with loose marks, invisible signs, other spaces.
_CHANGED = re.compile(
    rf"{_NOTE_MARK}|[^\W\d_][{INVISIBLE}]*[{_MARKS}][{_MARKS}{INVISIBLE}]*|[{INVISIBLE}]+|[{_SPACES}]|[\u00d0\u00f0]"
)
_OUTSIDE = 64  # how far before or behind the text a rule may look
_VISIBLE = str.maketrans("", "", INVISIBLE + "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ETH = str.maketrans({"\u00d0": "Đ", "\u00f0": "đ"})
_TOKEN = re.compile(
    r"(?P<address>(?:https?://|www\.)\S+)|(?P<tag></?[A-Za-z][^<>\n]{0,80}>)|(?P<number>\d+(?:[.,]\d+)*)|(?P<word>[^\W\d_]+)|(?P<line>\n)|[^\s\w]|_|\t"
)


class SourceText:
    """The readable text, cut into tokens: parallel lists, because a long text has many."""

    def __init__(self, original: str) -> None:
        self.original = original
        self._read_at: list[int] = [0]
        self._given_at: list[int] = [0]
        self._changed: list[bool] = [False]
        self.text = self._readable(original)
        self.starts: list[int]
        self.ends: list[int]
        self.kinds: list[str]
        self.words: list[str]
        self._cut()

    def _readable(self, given: str) -> str:
        pieces: list[str] = []
        length = last = 0
        for found in _CHANGED.finditer(given):
            start, end = found.span()
            sign = found[0]
            piece = " " if sign.isspace() else nfc(sign.translate(_VISIBLE)).translate(_ETH)
            pieces += (given[last:start], piece)
            length += start - last
            self._note(length, start, changed=True)
            length += len(piece)
            self._note(length, end, changed=False)
            last = end
        if not pieces:
            return given
        pieces.append(given[last:])
        return "".join(pieces)

    def _note(self, read_at: int, given_at: int, *, changed: bool) -> None:
        self._read_at.append(read_at)
        self._given_at.append(given_at)
        self._changed.append(changed)

    def given_span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the text as given of a non-empty span of the readable text."""
        if len(self._read_at) == 1:
            return start, end
        first = bisect_right(self._read_at, start) - 1
        given_start = self._given_at[first]
        if not self._changed[first]:
            given_start += start - self._read_at[first]
        last = bisect_right(self._read_at, end - 1) - 1
        if self._changed[last]:
            return given_start, self._given_at[last + 1]
        return given_start, self._given_at[last] + end - self._read_at[last]

    def _cut(self) -> None:
        lower = self.text.lower()
        if len(lower) != len(self.text):  # a few foreign capitals grow in lower case
            lower = "".join(sign if len(sign.lower()) > 1 else sign.lower() for sign in self.text)
        found = list(_TOKEN.finditer(self.text))
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]
        self.kinds = [match.lastgroup or "sign" for match in found]
        self.words = [lower[start:end] for start, end in zip(self.starts, self.ends, strict=True)]
        self._look_up()

    def _look_up(self) -> None:
        """Lists behind `kind`, `word` and `sign`: asked some fifty times a number, also a little outside the text."""
        outside = [""] * _OUTSIDE
        kinds, words = self.kinds, self.words
        worded = [word if kind == "word" else "" for kind, word in zip(kinds, words, strict=True)]
        signed = [word if kind != "word" else "" for kind, word in zip(kinds, words, strict=True)]
        self.kind: Callable[[int], str] = (kinds + outside).__getitem__
        self.word: Callable[[int], str] = (
            worded + outside
        ).__getitem__  # lower case, "" for no word
        self.sign: Callable[[int], str] = (signed + outside).__getitem__  # "" for a word

    def __len__(self) -> int:
        return len(self.starts)

    def shown(self, at: int) -> str:
        return self.text[self.starts[at] : self.ends[at]]

    def glued(self, at: int) -> bool:
        """Whether token `at` and the one after it touch."""
        return at >= 0 and at + 1 < len(self.starts) and self.ends[at] == self.starts[at + 1]

    def capital(self, at: int) -> bool:
        return self.kind(at) == "word" and self.text[self.starts[at]].isupper()

    def opens_sentence(self, at: int) -> bool:
        if at <= 0 or self.kinds[at - 1] in ("line", "address", "tag"):
            return True
        return self.kinds[at - 1] == "sign" and self.words[at - 1] in '.!?;:…"“”‘(*•+-–—\t'
