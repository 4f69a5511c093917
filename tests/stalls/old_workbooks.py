"""Compound files and records of workbooks of before 2007 that lie."""

import struct
from collections.abc import Iterator

from tests.stalls.bomb import Bomb


def compound(stream: bytes, *, name: str = "Workbook", fat: list[int] | None = None) -> bytes:
    """A compound file of 512-byte sectors: header, one sector of chains, a directory, the stream."""
    sectors = -(-len(stream) // 512) or 1
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, sectors + 2), 0xFFFFFFFE]
    chains = (fat or chain)[:128]
    chains += [0xFFFFFFFF] * (128 - len(chains))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 0, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0) + b"\xff" * (4 * 108)
    entries = b""
    for label, kind, start, size in (
        ("Root Entry", 5, 0xFFFFFFFE, 0),
        (name, 2, 2, max(len(stream), 4096)),
    ):
        told = label.encode("utf-16-le") + b"\0\0"
        child = 1 if kind == 5 else 0xFFFFFFFF
        entries += told.ljust(64, b"\0") + struct.pack(
            "<HBBIII16xI8x8xIII",
            len(told),
            kind,
            1,
            0xFFFFFFFF,
            0xFFFFFFFF,
            child,
            0,
            start,
            size,
            0,
        )
    directory = entries.ljust(512, b"\0")
    return header + struct.pack("<128I", *chains) + directory + stream.ljust(sectors * 512, b"\0")


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def old_workbooks() -> Iterator[Bomb]:
    start = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 6))
    sheet = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 6))
    named = record(0x85, struct.pack("<IBBBB", 0, 0, 0, 2, 0) + b"So")
    end = record(0x0A)
    streams = {
        "nothing": b"",
        "zeros": bytes(60_000),
        "ones": b"\xff" * 60_000,
        "records without end": start + record(0x203, bytes(14)) * 3_000,
        "texts that lie about their number": start
        + record(0xFC, struct.pack("<II", 2**31, 2**31))
        + end,
        "a text that lies about its length": start
        + record(0xFC, struct.pack("<IIHB", 1, 1, 65535, 1) + b"a")
        + end,
        "pieces of pieces": start
        + record(0xFC, struct.pack("<II", 9, 9))
        + record(0x3C, b"a") * 10_000,
        "bounds that lie": start
        + named
        + end
        + sheet
        + record(0x200, struct.pack("<IIHHH", 0, 2**31, 0, 255, 0))
        + end,
        "formats that lie": start + record(0x41E, struct.pack("<HHB", 5, 65535, 0)) * 2_000 + end,
        "sheets without end": start + named * 5_000 + end,
        "a record of 64 KB": start + record(0x203, bytes(60_000)),
    }
    for name, stream in streams.items():
        yield Bomb("log", f"old: {name}", "so.xls", compound(stream))
    loop = [0xFFFFFFFD, 0xFFFFFFFE, 3, 2]
    yield Bomb("log", "old: chain in a circle", "so.xls", compound(bytes(4096), fat=loop))
    yield Bomb(
        "log", "old: chain to itself", "so.xls", compound(bytes(4096), fat=[0xFFFFFFFD, 1, 2])
    )
    yield Bomb("log", "old: header alone", "so.xls", compound(b"")[:512])
    yield Bomb("log", "old: cut", "so.xls", compound(start * 500)[:5_000])
