"""A ZIP archive as careless programs write it: found by its end, read in pieces, never more than is told."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from tinhban.sheets import limits
from tinhban.sheets.refusal import UnreadableFile

_END, _END64, _LOCATOR, _MEMBER, _LOCAL = (b"PK\5\6", b"PK\6\6", b"PK\6\7", b"PK\1\2", b"PK\3\4")
_STORED, _DEFLATED = 0, 8
_PIECE = 64 * 1024
_READ = (".xml", ".rels")  # the ends of the names of what is ever unpacked
_LONGEST_NAME = 512
_MOST_EXTRAS = 64  # fields of one member that are looked at for its true size
_FULL = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Packed:
    """One member as the directory at the end describes it."""

    flags: int
    method: int
    crc: int
    packed: int
    size: int
    at: int


class Archive:
    """The members of an archive by their names: small letters, slashes, no way up."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._left = limits.MAX_UNPACKED_BYTES
        self._members: dict[str, Packed] = {}
        self._doubled: set[str] = set()
        for name, member in _directory(data):
            if name in self._members:
                self._doubled.add(name)
            self._members[name] = member
        self._refuse_overlaps()
        told = sum(m.size for name, m in self._members.items() if name.endswith(_READ))
        if told > self._left:
            raise UnreadableFile("archive_bomb")

    def __contains__(self, name: str) -> bool:
        return key_of(name) in self._members

    def names(self) -> list[str]:
        return list(self._members)

    def pieces(self, name: str) -> Iterator[bytes]:
        """The unpacked bytes of a member, a piece at a time; nothing for one that is not there."""
        key = key_of(name)
        member = self._members.get(key)
        if member is None:
            return
        if member.flags & 0x1:
            raise UnreadableFile("encrypted")
        if key in self._doubled or member.method not in (_STORED, _DEFLATED):
            raise UnreadableFile("damaged")
        if member.size > self._left:
            raise UnreadableFile("archive_bomb")
        size = crc = 0
        for piece in _unpacked(self._packed(member), member.method):
            size += len(piece)
            self._left -= len(piece)
            if size > member.size or self._left < 0:
                raise UnreadableFile("archive_bomb")
            crc = zlib.crc32(piece, crc)
            yield piece
        if size != member.size or crc != member.crc:
            raise UnreadableFile("damaged")

    def _packed(self, member: Packed) -> memoryview:
        data, at = self._data, member.at
        if data[at : at + 4] != _LOCAL or at + 30 > len(data):
            raise UnreadableFile("damaged")
        name, extra = struct.unpack_from("<HH", data, at + 26)
        start = at + 30 + name + extra
        if start + member.packed > len(data):
            raise UnreadableFile("damaged")
        return memoryview(data)[start : start + member.packed]

    def _refuse_overlaps(self) -> None:
        end = 0
        for member in sorted(self._members.values(), key=lambda member: member.at):
            if member.at < end:
                raise UnreadableFile("archive_bomb")
            end = member.at + 30 + member.packed


def key_of(name: str) -> str:
    """The name by which a part is found, whatever the slashes, case and dots it was written with."""
    kept: list[str] = []
    for step in name.replace("\\", "/").split("/"):
        if step == "..":
            kept[-1:] = []
        elif step not in ("", "."):
            kept.append(step)
    return "/".join(kept).lower()


def _unpacked(packed: memoryview, method: int) -> Iterator[bytes]:
    if method == _STORED:
        for start in range(0, len(packed), _PIECE):
            yield bytes(packed[start : start + _PIECE])
        return
    unpacker = zlib.decompressobj(-15)
    try:
        for start in range(0, len(packed), _PIECE):
            rest: bytes = bytes(packed[start : start + _PIECE])
            while rest:
                if piece := unpacker.decompress(rest, _PIECE):
                    yield piece
                rest = unpacker.unconsumed_tail
            if unpacker.eof:
                return
        if piece := unpacker.flush():
            yield piece
    except zlib.error as error:
        raise UnreadableFile("damaged") from error


def _directory(data: bytes) -> Iterator[tuple[str, Packed]]:
    """Name and description of each member that is a file; at most so many that a log may have."""
    at, count, shift = _found(data)
    seen = 0
    while data[at : at + 4] == _MEMBER and at + 46 <= len(data):
        seen += 1
        if seen > limits.MAX_MEMBERS:
            raise UnreadableFile("archive_bomb")
        flags, method, crc, packed, size = struct.unpack_from("<HH4xIII", data, at + 8)
        name_size, extra_size, note_size, place = struct.unpack_from("<HHH8xI", data, at + 28)
        raw = data[at + 46 : at + 46 + name_size]
        extra = at + 46 + name_size
        if _FULL in (packed, size, place):
            packed, size, place = _true_sizes(data, extra, extra_size, packed, size, place)
        at = extra + extra_size + note_size
        if not raw or len(raw) > _LONGEST_NAME or raw[-1:] in (b"/", b"\\"):
            continue
        name = raw.decode("utf-8", "replace")
        yield key_of(name), Packed(flags, method, crc, packed, size, place + shift)
    if seen < count:
        raise UnreadableFile("damaged")


def _found(data: bytes) -> tuple[int, int, int]:
    """Where the directory begins, how many members it has, how far places are off."""
    end = data.rfind(_END, max(0, len(data) - 65_536 - 1_024))
    if end < 0 or end + 22 > len(data):
        raise UnreadableFile("damaged")
    count, size, place = struct.unpack_from("<HII", data, end + 10)
    after = end
    if data[end - 20 : end - 16] == _LOCATOR:
        told = struct.unpack_from("<Q", data, end - 12)[0]
        before = data.rfind(_END64, max(0, end - 20 - 65_536), end - 20)
        found = told if data[told : told + 4] == _END64 else before
        if found < 0 or found + 56 > len(data):
            raise UnreadableFile("damaged")
        count, size, place = struct.unpack_from("<QQQ", data, found + 32)
        after = found
    start = after - size
    if start < 0 or (count and data[start : start + 4] != _MEMBER):
        raise UnreadableFile("damaged")
    if count > limits.MAX_MEMBERS:
        raise UnreadableFile("archive_bomb")
    # Bytes before the first member move all places.
    return start, count, start - place


def _true_sizes(
    data: bytes, at: int, length: int, packed: int, size: int, place: int
) -> tuple[int, int, int]:
    """Sizes of more than 32 bits stand in an extra field, those that are needed and in this order."""
    end = min(at + length, len(data))
    for _ in range(_MOST_EXTRAS):
        if at + 4 > end:
            break
        kind, span = struct.unpack_from("<HH", data, at)
        if kind == 1:
            wide = list(struct.unpack_from(f"<{min(span, end - at - 4) // 8}Q", data, at + 4))
            values = [wide.pop(0) if v == _FULL and wide else v for v in (size, packed, place)]
            return values[1], values[0], values[2]
        at += 4 + span
    return packed, size, place
