"""Archives whose directory is large or lies: what a kept file is, is told by the names in it."""

import struct
from collections.abc import Iterator

from tests.stalls.bomb import Bomb

_LOCAL = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 0, 0, 33, 0, 0, 0, 1, 0) + b"a"


def directory(members: int, name: bytes) -> bytes:
    """One stored member of nothing, and a directory that names it again and again."""
    entry = struct.pack(
        "<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 0, 0, 33, 0, 0, 0, len(name), 0, 0, 0, 0, 0, 0
    )
    entries = (entry + name) * members
    count = min(members, 0xFFFF)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(entries), len(_LOCAL), 0)
    return _LOCAL + entries + end


def archives() -> Iterator[Bomb]:
    """Files that a draft, a paper or a report may carry."""
    files = {
        "500,000 members": directory(500_000, b"a"),
        "long names": directory(150, b"a" * 65_000),
        "names of a Word file": directory(300_000, b"word/document1.xml"),
        "nothing but a sign": b"PK\3\4" + bytes(5_000_000),
        "comments": directory(1, b"a") + b"PK\5\6" * 500_000,
        "a picture that lies": b"\x89PNG\r\n\x1a\n" + b"\xff" * 1_000_000,
        "a paper that lies": b"%PDF-1.7\n" + b"<<" * 500_000,
    }
    for name, data in files.items():
        yield Bomb("archive", name, "tep.zip", data)
