"""A zip file that is read as if an enemy had made it, and that has one spelling only.

Members are stored, not compressed: the same members always give the same bytes, so that a reader can write
the archive again and refuse any byte that differs. What is large is a `.gz` member, opened under a limit.
"""

import gzip
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from tinhban.proof.refusals import BundleRefused

MAX_FILE = 512 * 1024 * 1024
MAX_MEMBERS = 20_000
MAX_UNPACKED = 1024 * 1024 * 1024
MAX_RATIO = 100
SMALL = 1024 * 1024  # below this a high ratio of compression means nothing

_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*){0,6}\Z")
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION, _LONG_AGO = 20, 0x21  # 1 January 1980


def read_archive(path: Path) -> dict[str, bytes]:
    """Every member by name, once sizes, names, places and every byte between them were looked at."""
    try:
        if path.stat().st_size > MAX_FILE:
            raise BundleRefused("too_large", limit=MAX_FILE // 1024 // 1024)
        raw = path.read_bytes()
    except OSError as error:
        raise BundleRefused("no_file", name=path.name) from error
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
            _check_directory(infos)
            _check_places(infos, archive.start_dir)
            members = {info.filename: archive.read(info) for info in infos}
    except BundleRefused:
        raise
    except Exception as error:  # a broken zip makes zipfile raise whatever its parts raise
        raise BundleRefused("not_a_zip") from error
    if write_archive(members) != raw:
        raise BundleRefused("not_canonical")
    return members


def write_archive(members: Mapping[str, bytes]) -> bytes:
    """The one zip of these members: sorted by name, stored, without dates and comments."""
    out, directory = bytearray(), bytearray()
    for name in sorted(members):
        data, encoded = members[name], name.encode("ascii")
        common = (_VERSION, 0, 0, 0, _LONG_AGO, zlib.crc32(data), len(data), len(data))
        directory += _CENTRAL.pack(
            b"PK\x01\x02", _VERSION, *common, len(encoded), 0, 0, 0, 0, 0, len(out)
        )
        directory += encoded
        out += _LOCAL.pack(b"PK\x03\x04", *common, len(encoded), 0) + encoded + data
    end = _END.pack(b"PK\x05\x06", 0, 0, len(members), len(members), len(directory), len(out), 0)
    return bytes(out + directory + end)


def pack(data: bytes) -> bytes:
    """A `.gz` member: it says neither when nor on what it was made."""
    return gzip.compress(data, compresslevel=6, mtime=0)


class Unpacker:
    """Opens `.gz` members of one archive under a limit for all of them together."""

    def __init__(self) -> None:
        self._left = MAX_UNPACKED

    def unpack(self, name: str, packed: bytes) -> bytes:
        limit = min(self._left, max(SMALL, len(packed) * MAX_RATIO))
        stream = zlib.decompressobj(wbits=31)
        try:
            data = stream.decompress(packed, limit + 1)
        except zlib.error as error:
            raise BundleRefused("odd_member", name=name) from error
        if len(data) > limit:
            raise BundleRefused("bomb", name=name)
        if not stream.eof or stream.unused_data or stream.unconsumed_tail:
            raise BundleRefused("odd_member", name=name)
        self._left -= len(data)
        return data


def _check_directory(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MAX_MEMBERS:
        raise BundleRefused("too_many_members", limit=MAX_MEMBERS)
    seen: set[str] = set()
    for info in infos:
        if len(info.filename) > 240 or not _NAME.match(info.filename):
            raise BundleRefused("bad_name", name=ascii(info.filename[:80]))
        if info.filename.lower() in seen:
            raise BundleRefused("doubled_name", name=info.filename)
        seen.add(info.filename.lower())
        if info.file_size > MAX_RATIO * max(SMALL, info.compress_size):
            raise BundleRefused("bomb", name=info.filename)
        if info.flag_bits or info.compress_type != zipfile.ZIP_STORED:
            raise BundleRefused("odd_member", name=info.filename)
        if info.file_size != info.compress_size:
            raise BundleRefused("odd_member", name=info.filename)


def _check_places(infos: list[zipfile.ZipInfo], end: int) -> None:
    """No two members may share bytes."""
    ordered = sorted(infos, key=lambda info: info.header_offset)
    for info, follower in zip(ordered, [*ordered[1:], None], strict=True):
        ends = info.header_offset + _LOCAL.size + len(info.filename) + info.compress_size
        if ends > (follower.header_offset if follower else end):
            raise BundleRefused("overlap", name=info.filename)
