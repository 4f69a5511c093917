"""The lines of a text file in whatever letters they were written, one at a time."""

import codecs
import io
import re
from collections.abc import Iterator

from tinhban.sheets.formats.encodings import by_words, decoded
from tinhban.sheets.refusal import UnreadableFile

LONGEST_LINE = 1_000_000
_PIECE = 1 << 20
_SAMPLE = 200_000
_BAD = "\ufffd"
_LINE = re.compile(rb"[^\r\n]+(?:\r\n?|\n)?|\r\n?|\n")


class TextLines:
    """Lines with their ends; may be gone through more than once."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._skip = 0
        self._other = ""  # the encoding of lines that are no UTF-8
        self.encoding = self._told()
        # Excel writes the delimiter into a first line of its own.
        first = next(iter(self), "")
        says = first[:4].lower() == "sep=" and len(first) > 4
        self.delimiter = first[4] if says else ""
        self._skip = int(says)

    def __iter__(self) -> Iterator[str]:
        lines = self._mixed() if self._other else self._alike()
        for _ in range(self._skip):
            next(lines, "")
        return lines

    def _told(self) -> str:
        data = self._data
        if data.startswith(codecs.BOM_UTF8):
            self._data = data[3:]
        elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        elif wide := wide_without_mark(data):
            self._data = data[: len(data) // 2 * 2]
            return wide
        self._data = self._data.rstrip(b"\0")  # what a full disk or a broken copy leaves
        if not self._data:
            raise UnreadableFile("empty_file")
        if b"\0" in self._data:
            raise UnreadableFile("not_a_spreadsheet", found="binary")
        return self._by_lines() if self._first_bad() is not None else "utf-8"

    def _alike(self) -> Iterator[str]:
        """All lines in one encoding."""
        stream = io.TextIOWrapper(io.BytesIO(self._data), self.encoding, newline="")
        number = 0
        while True:
            number += 1
            try:
                line = stream.readline(LONGEST_LINE)
            except UnicodeError as error:
                raise UnreadableFile("undecodable") from error
            if not line:
                return
            if len(line) >= LONGEST_LINE:
                raise UnreadableFile("damaged_csv", row=number)
            yield line

    def _first_bad(self) -> int | None:
        """Where the bytes stop to be UTF-8; None where they never do."""
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            for at in range(0, len(self._data), _PIECE):
                decoder.decode(self._data[at : at + _PIECE])
            decoder.decode(b"", True)
        except UnicodeDecodeError:
            return at
        return None

    # lines of several encodings

    def _by_lines(self) -> str:
        """The encoding of lines that are no UTF-8; UTF-8 as well where others are."""
        sample, size, utf8, damaged = [], 0, False, False
        for line in self._raw():
            if line.isascii():
                continue
            try:
                line.decode()
                utf8 = True
            except UnicodeDecodeError:
                if _mostly_utf8(line) is not None:
                    damaged = True
                elif size < _SAMPLE:
                    sample.append(line)
                    size += len(line)
        told = by_words(b"\n".join(sample)) if sample else ""
        if sample and not told and not utf8 and not damaged:
            raise UnreadableFile("undecodable")
        self._other = told or "cp1252"
        if not sample:
            return "UTF-8 (hỏng)"
        return f"UTF-8, {self._other}" if utf8 or damaged else self._other

    def _mixed(self) -> Iterator[str]:
        for line in self._raw():
            try:
                yield line.decode()
            except UnicodeDecodeError:
                text = _mostly_utf8(line)
                yield decoded(line, self._other, "replace") if text is None else text

    def _raw(self) -> Iterator[bytes]:
        for number, found in enumerate(_LINE.finditer(self._data), 1):
            line = found[0]
            if len(line) >= LONGEST_LINE:
                raise UnreadableFile("damaged_csv", row=number)
            yield line


def wide_without_mark(data: bytes) -> str:
    """UTF-16 that does not say so: every second byte is zero, nearly."""
    sample = data[:4_000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if even + odd <= len(sample) // 5 or min(even, odd) * 3 > max(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _mostly_utf8(line: bytes) -> str | None:
    """A line in UTF-8 of which a letter or two were cut; None where it is something else."""
    text = line.decode("utf-8", "replace")
    bad = text.count(_BAD)
    good = sum(not sign.isascii() for sign in text) - bad
    return text if good > 2 * bad else None
