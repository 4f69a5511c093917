"""ZIP archives as other programs write them, byte by byte: no writer of ours makes such archives."""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Packed:
    """One member of an archive, and what its writer says of it."""

    name: bytes
    content: bytes
    deflated: bool = True
    method: int | None = None  # what it claims, whatever it is
    described: bool = False  # sizes stand behind the bytes, the local header holds none
    zip64: bool = False
    flags: int = 0
    crc: int | None = None
    size: int | None = None  # what it claims to unpack to
    extra: bytes = b""

    def packed(self) -> bytes:
        if not self.deflated:
            return self.content
        squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
        return squeezer.compress(self.content) + squeezer.flush()


def archive(
    members: Iterable[Packed],
    *,
    prefix: bytes = b"",
    comment: bytes = b"",
    behind: bytes = b"",
    zip64_end: bool = False,
    from_first: bool = False,
) -> bytes:
    """An archive of these; `from_first` counts places from the first member, not from the prefix."""
    body, directory, count = bytearray(prefix), bytearray(), 0
    start = len(prefix) if from_first else 0
    for member in members:
        packed = member.packed()
        crc = zlib.crc32(member.content) if member.crc is None else member.crc
        size = len(member.content) if member.size is None else member.size
        method = member.method if member.method is not None else 8 * member.deflated
        flags = member.flags | (8 if member.described else 0)
        place, about = len(body) - start, struct.pack("<HHHH", flags, method, 0, 0x5421)
        told = (0, 0, 0) if member.described else (crc, len(packed), size)
        body += b"PK\x03\x04" + struct.pack("<H", 20) + about + struct.pack("<III", *told)
        body += struct.pack("<HH", len(member.name), 0) + member.name + packed
        if member.described:
            body += b"PK\x07\x08" + struct.pack("<III", crc, len(packed), size)
        sizes, extra = (len(packed), size), member.extra
        if member.zip64:
            extra += struct.pack("<HHQQ", 1, 16, size, len(packed))
            sizes = (0xFFFFFFFF, 0xFFFFFFFF)
        directory += b"PK\x01\x02" + struct.pack("<HH", 45, 20) + about
        directory += struct.pack("<III", crc, *sizes)
        directory += struct.pack("<HHHHHII", len(member.name), len(extra), 0, 0, 0, 0, place)
        directory += member.name + extra
        count += 1
    at = len(body) - start
    end = body + directory
    shown, place = min(count, 0xFFFF), at
    if zip64_end:
        there = len(end) - start
        end += b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, count, count,
                                           len(directory), at)  # fmt: skip
        end += b"PK\x06\x07" + struct.pack("<IQI", 0, there, 1)
        shown, place = 0xFFFF, 0xFFFFFFFF
    end += b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, shown, shown, len(directory), place,
                                       len(comment))  # fmt: skip
    return bytes(end + comment + behind)


def packed(parts: dict[str, bytes], **more: object) -> list[Packed]:
    """Members with these names and contents, as an ordinary program packs them."""
    return [Packed(name.encode(), content, **more) for name, content in parts.items()]  # type: ignore[arg-type]
