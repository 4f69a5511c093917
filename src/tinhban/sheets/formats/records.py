"""Records of an old workbook (BIFF5 and BIFF8) and the texts inside them."""

import struct
from array import array
from collections.abc import Iterator

from tinhban.sheets.formats.shared_strings import NO_TEXT
from tinhban.sheets.texts import Texts

CONTINUE = 0x003C
_WIDE, _PHONETIC, _RUNS = 1, 4, 8
_SMALLEST = 3  # bytes of a shared string


def records(stream: bytes) -> Iterator[tuple[int, int, int, int]]:
    """(kind, its place, begin and end of its body); what is cut off at the end is told as kind −1."""
    position, end = 0, len(stream)
    unpack = struct.Struct("<HH").unpack_from
    while position + 4 <= end:
        kind, length = unpack(stream, position)
        body = position + 4
        if body + length > end:
            yield -1, position, body, end
            return
        yield kind, position, body, body + length
        position = body + length


def text8(stream: bytes, at: int, end: int, *, short: bool = False) -> str:
    """A text of BIFF8 that lies within one record: length of two bytes, or of one."""
    if at + (2 if short else 3) > end:
        return ""
    if short:
        length, flags, at = stream[at], stream[at + 1], at + 2
    else:
        length, flags = struct.unpack_from("<HB", stream, at)
        at += 3
    at += 2 * bool(flags & _RUNS) + 4 * bool(flags & _PHONETIC)
    if flags & _WIDE:
        return stream[at : min(end, at + 2 * length)].decode("utf-16-le", "replace")
    return stream[at : min(end, at + length)].decode("latin-1")


class SharedStrings:
    """Gathers the list of shared strings over the records that continue it."""

    def __init__(self) -> None:
        self._bodies: list[bytes] = []

    def add(self, body: bytes) -> None:
        if body:
            self._bodies.append(body)

    def read(self, texts: Texts) -> "array[int]":
        """The number of each among the texts; as many as the bytes hold, whatever the list says."""
        numbers = array("I")
        if not self._bodies or len(self._bodies[0]) < 8:
            return numbers
        told = struct.unpack_from("<I", self._bodies[0], 4)[0]
        most = min(told, sum(map(len, self._bodies)) // _SMALLEST)
        reader = _Continued(self._bodies, 8)
        for _ in range(most):
            text = reader.text()
            if text is None:
                break
            number = texts.add(text)
            numbers.append(NO_TEXT if number is None else number)
        return numbers


class _Continued:
    """Reads on over the end of a record into the next; a text begins anew there with its width."""

    def __init__(self, bodies: list[bytes], at: int) -> None:
        self._bodies = bodies
        self._body = 0
        self._at = at

    def text(self) -> str | None:
        head = self._take(3)
        if len(head) < 3:
            return None
        length, flags = struct.unpack("<HB", head)
        runs = struct.unpack("<H", self._take(2).ljust(2, b"\0"))[0] if flags & _RUNS else 0
        phonetic = struct.unpack("<I", self._take(4).ljust(4, b"\0"))[0] if flags & _PHONETIC else 0
        text = self._letters(length, bool(flags & _WIDE))
        self._skip(4 * runs + phonetic)
        return text

    def _more(self) -> bool:
        """Go on to the next record where this one ends; False where none is left."""
        if self._at >= len(self._bodies[self._body]):
            if self._body + 1 == len(self._bodies):
                return False
            self._body, self._at = self._body + 1, 0
        return True

    def _letters(self, length: int, wide: bool) -> str:
        parts: list[str] = []
        while length > 0:
            before = self._body
            if not self._more():
                break
            body = self._bodies[self._body]
            if self._body != before:
                wide, self._at = bool(body[0] & _WIDE), 1
                continue
            size = 1 + wide
            count = min(length, max(1, (len(body) - self._at) // size))
            raw = body[self._at : self._at + count * size]
            parts.append(raw.decode("utf-16-le" if wide else "latin-1", "replace"))
            self._at += count * size
            length -= count
        return "".join(parts)

    def _take(self, count: int) -> bytes:
        found = b""
        while len(found) < count and self._more():
            piece = self._bodies[self._body][self._at : self._at + count - len(found)]
            found += piece
            self._at += len(piece)
        return found

    def _skip(self, count: int) -> None:
        while count > 0 and self._more():
            step = min(count, len(self._bodies[self._body]) - self._at)
            self._at += step
            count -= step
