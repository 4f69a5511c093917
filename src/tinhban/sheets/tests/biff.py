"""Writes a small XLS (BIFF8 in a compound file): no library of ours writes that format any more."""

import struct
from collections.abc import Sequence

Cell = str | float | None
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def workbook(
    sheets: dict[str, Sequence[Sequence[Cell]]],
    *,
    formulas: Sequence[tuple[int, int, float]] = (),
    errors: Sequence[tuple[int, int, int]] = (),
    merges: Sequence[tuple[int, int, int, int]] = (),
    encrypted: bool = False,
) -> bytes:
    """`formulas` (row, column, cached value), `errors` (row, column, code), `merges` go into the first sheet."""
    bodies = []
    for number, rows in enumerate(sheets.values()):
        body = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                body += _cell(row, column, cell)
        if number == 0:
            for row, column, value in formulas:
                body += _record(
                    0x0006, struct.pack("<HHHdHI", row, column, 0, value, 0, 0) + b"\0\0"
                )
            for row, column, code in errors:
                body += _record(0x0205, struct.pack("<HHHBB", row, column, 0, code, 1))
            if merges:
                ranges = b"".join(struct.pack("<HHHH", t, b, lf, r) for t, lf, b, r in merges)
                body += _record(0x00E5, struct.pack("<H", len(merges)) + ranges)
        bodies.append(body + _record(0x000A, b""))
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    if encrypted:
        start += _record(0x002F, b"\1\0" + b"\0" * 52)
    names = [name.encode("utf-16-le") for name in sheets]
    length = len(start) + sum(4 + 8 + len(name) for name in names) + 4
    listed = b""
    for name, body in zip(names, bodies, strict=True):
        listed += _record(0x0085, struct.pack("<IBBBB", length, 0, 0, len(name) // 2, 1) + name)
        length += len(body)
    return _compound(start + listed + _record(0x000A, b"") + b"".join(bodies))


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _cell(row: int, column: int, cell: Cell) -> bytes:
    if cell is None:
        return b""
    if isinstance(cell, str):
        text = cell.encode("utf-16-le")
        return _record(0x0204, struct.pack("<HHHHB", row, column, 0, len(cell), 1) + text)
    return _record(0x0203, struct.pack("<HHHd", row, column, 0, cell))


def _compound(stream: bytes) -> bytes:
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    sectors = len(stream) // 512
    fat_sectors = -(-(sectors + 2) // 127)
    chain = [*range(1, sectors), _END, _END] + [_FAT] * fat_sectors
    fat = chain + [_FREE] * (fat_sectors * 128 - len(chain))
    first_fat = sectors + 1
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    header += struct.pack("<IIIIIIIII", 0, fat_sectors, sectors, 0, 4096, _END, 0, _END, 0)
    places = [first_fat + n for n in range(fat_sectors)]
    header += struct.pack("<109I", *(places + [_FREE] * (109 - len(places))))
    directory = _entry("Root Entry", 5, _END, 0, child=1) + _entry("Workbook", 2, 0, len(stream))
    directory += (b"\0" * 68 + struct.pack("<III", _FREE, _FREE, _FREE)).ljust(128, b"\0") * 2
    return header + stream + directory + struct.pack(f"<{len(fat)}I", *fat)


def _entry(name: str, kind: int, first: int, size: int, child: int = _FREE) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBB", len(text), kind, 1)
        + struct.pack("<III", _FREE, _FREE, child)
        + b"\0" * 36
        + struct.pack("<III", first, size, 0)
    )
