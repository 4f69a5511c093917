"""An archive with some of its members anew: what is not changed is copied as it is packed."""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from tinhban.papers.reading.archive import Archive
from tinhban.papers.reading.refusals import refused

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_LOCAL_SIGN = b"PK\x03\x04"
_VERSION = 20
_UTF8_NAME = 0x800
_LONG_AGO = 33  # the first day a zip file knows, 01/01/1980
_LEVEL = 6


@dataclass(frozen=True)
class _Member:
    name: str
    packed: bytes
    method: int
    crc: int
    size: int

    @property
    def header(self) -> tuple[int, ...]:
        name = len(self.name.encode())
        return (
            _VERSION,
            _UTF8_NAME,
            self.method,
            0,
            _LONG_AGO,
            self.crc,
            len(self.packed),
            self.size,
            name,
        )


def repacked(archive: Archive, changed: Mapping[str, bytes]) -> bytes:
    """The archive again; names in `changed` that it does not have are added at its end."""
    members = [
        _new(name, changed[name]) if name in changed else _kept(archive, name, info)
        for name, info in archive.members.items()
    ]
    members += [_new(name, data) for name, data in changed.items() if name not in archive.members]
    return _written(members)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A new archive; the same parts give the same bytes."""
    return _written([_new(name, data) for name, data in parts.items()])


def _written(members: list[_Member]) -> bytes:
    pieces: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for member in members:
        name = member.name.encode()
        directory += [
            _CENTRAL.pack(b"PK\x01\x02", _VERSION, *member.header, 0, 0, 0, 0, 0, at),
            name,
        ]
        for piece in (_LOCAL.pack(_LOCAL_SIGN, *member.header, 0), name, member.packed):
            pieces.append(piece)
            at += len(piece)
    listed = b"".join(directory)
    end = _END.pack(b"PK\x05\x06", 0, 0, len(members), len(members), len(listed), at, 0)
    return b"".join((*pieces, listed, end))


def _new(name: str, data: bytes) -> _Member:
    deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    small = deflate.compress(data) + deflate.flush()
    return _Member(name, small, zipfile.ZIP_DEFLATED, zlib.crc32(data), len(data))


def _kept(archive: Archive, name: str, info: zipfile.ZipInfo) -> _Member:
    """The packed bytes behind a member's own header, whose lengths are its own too."""
    data, at = archive.data, info.header_offset
    if not data.startswith(_LOCAL_SIGN, at) or at + _LOCAL.size > len(data):
        raise refused("damaged")
    name_length, extra_length = struct.unpack_from("<2H", data, at + 26)
    begins = at + _LOCAL.size + name_length + extra_length
    return _Member(
        name,
        data[begins : begins + info.compress_size],
        info.compress_type,
        info.CRC,
        info.file_size,
    )
