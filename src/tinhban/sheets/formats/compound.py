"""A compound file (OLE): its streams by name, whatever case and folder; a chain never longer than the file."""

import struct
from array import array
from dataclasses import dataclass

from tinhban.sheets.refusal import UnreadableFile

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_SECTOR = 0xFFFFFFFA  # what is above is no sector
_HEADER = 512
_MINI = 64
_MOST_ENTRIES = 4_000
_STREAM, _ROOT = 2, 5


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream as the directory lists it."""

    kind: int
    first: int
    size: int


class Compound:
    """The directory of a compound file. Raises `UnreadableFile` where it cannot be followed."""

    def __init__(self, data: bytes) -> None:
        if len(data) < _HEADER:
            raise UnreadableFile("damaged")
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise UnreadableFile("not_a_spreadsheet", found="OLE")
        self._data = data
        self._sector = 1 << shift
        self._sectors = -(-(len(data) - self._sector) // self._sector)
        self._limit, first_mini = struct.unpack_from("<II", data, 56)
        self._table = self._allocation()
        directory = self._chained(struct.unpack_from("<I", data, 48)[0])
        self._streams = _streams(directory)
        self._mini_table = (
            _numbers(self._chained(first_mini)) if first_mini < _LAST_SECTOR else None
        )
        self._mini: bytes | None = None

    def names(self) -> set[str]:
        """Names of streams in small letters."""
        return set(self._streams)

    def stream(self, name: str) -> bytes | None:
        """The bytes of a stream; None where there is none of this name."""
        stream = self._streams.get(name)
        if stream is None:
            return None
        if stream.size < self._limit and self._mini_table is not None:
            return self._from_mini(stream)
        return self._chained(stream.first)[: stream.size]

    def _at(self, sector: int) -> bytes:
        start = (sector + 1) * self._sector
        return self._data[start : start + self._sector]

    def _allocation(self) -> "array[int]":
        """The table of which sector follows which."""
        per_sector = self._sector // 4
        places = array("I", self._data[76:_HEADER])
        following, count = struct.unpack_from("<II", self._data, 68)
        for _ in range(min(count, self._sectors)):
            if following >= self._sectors:
                break
            numbers = _numbers(self._at(following))
            places.extend(numbers[: per_sector - 1])
            following = numbers[per_sector - 1] if len(numbers) == per_sector else _LAST_SECTOR
        # As many as it takes to describe the whole file, however many the header promises.
        needed = -(-self._sectors // per_sector) + 1
        table = array("I")
        for place in places:
            if place >= _LAST_SECTOR or needed == 0:
                break
            if place >= self._sectors:
                raise UnreadableFile("damaged")
            table.extend(_numbers(self._at(place)))
            needed -= 1
        return table

    def _chained(self, first: int) -> bytes:
        """The bytes of a chain of sectors."""
        found: list[bytes] = []
        place, left, table = first, self._sectors, self._table
        while place < _LAST_SECTOR:
            if place >= self._sectors or place >= len(table) or left == 0:
                raise UnreadableFile("damaged")
            found.append(self._at(place))
            place, left = table[place], left - 1
        return b"".join(found)

    def _from_mini(self, stream: Stream) -> bytes:
        """The bytes of a stream too small for sectors of its own."""
        if self._mini is None:
            root = self._streams.get("")
            self._mini = self._chained(root.first)[: root.size] if root else b""
        table, mini = self._mini_table or array("I"), self._mini
        found: list[bytes] = []
        place, left = stream.first, len(table)
        while place < _LAST_SECTOR:
            if place >= len(table) or left == 0 or place * _MINI >= len(mini):
                raise UnreadableFile("damaged")
            found.append(mini[place * _MINI : (place + 1) * _MINI])
            place, left = table[place], left - 1
        return b"".join(found)[: stream.size]


def _numbers(content: bytes) -> "array[int]":
    return array("I", content[: len(content) // 4 * 4])


def _streams(directory: bytes) -> dict[str, Stream]:
    """Streams by their names in small letters; the root under no name. The first of a name counts."""
    found: dict[str, Stream] = {}
    for at in range(0, min(len(directory), _MOST_ENTRIES * 128) - 127, 128):
        length, kind = struct.unpack_from("<HB", directory, at + 64)
        if kind not in (_STREAM, _ROOT) or length > 64:
            continue
        first, size = struct.unpack_from("<II", directory, at + 116)
        raw = directory[at : at + max(0, length - 2)]
        name = "" if kind == _ROOT else raw.decode("utf-16-le", "replace").lower()
        found.setdefault(name, Stream(kind, first, size))
    return found
