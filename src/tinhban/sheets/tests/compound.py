"""Compound files (OLE) as various programs write them, sector by sector."""

import struct
from collections.abc import Sequence

FREE, END, FAT, TABLES = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _directory_entry(
    name: str, kind: int, first: int, size: int, *, left: int = FREE, right: int = FREE, child: int = FREE
) -> bytes:  # fmt: skip
    text = name.encode("utf-16-le") + b"\0\0"
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBB", len(text), kind, 1)
        + struct.pack("<III", left, right, child)
        + b"\0" * 36
        + struct.pack("<IQ", first, size)
    )


def compound(
    streams: Sequence[tuple[str, bytes]],
    *,
    storage: str = "",
    sector: int = 512,
    mini: bool = False,
    chained: bool = True,
    cut: int = 0,
    size: int | None = None,
) -> bytes:
    """A file with these streams; in a storage of its own, in the mini stream, or cut short.

    `chained`: streams follow each other by their right link; else a tree whose root is the last.
    """
    chain: list[int] = []
    body = b""

    def lay(content: bytes) -> int:
        nonlocal body
        first, count = len(chain), max(1, -(-len(content) // sector))
        chain.extend([*range(first + 1, first + count), END])
        body += content.ljust(count * sector, b"\0")
        return first

    places: list[tuple[str, int, int]] = []
    small, mini_chain = b"", []
    for name, content in streams:
        if mini:
            first, count = len(mini_chain), -(-len(content) // 64)
            mini_chain.extend([*range(first + 1, first + count), END])
            small += content.ljust(count * 64, b"\0")
            places.append((name, first, len(content)))
        else:
            content = content.ljust(4096, b"\0")
            places.append((name, lay(content), len(content) if size is None else size))
    root = (lay(small), len(small)) if mini else (END, 0)
    mini_fat = lay(struct.pack(f"<{len(mini_chain)}I", *mini_chain)) if mini else END
    first_stream = 2 if storage else 1
    entries = _directory_entry("Root Entry", 5, *root, child=1)
    if storage:
        entries += _directory_entry(storage, 1, 0, 0, child=2)
    for number, (name, first, length) in enumerate(places):
        last = number == len(places) - 1
        right = FREE if last or not chained else first_stream + number + 1
        entries += _directory_entry(name, 2, first, length, right=right)
    while len(entries) % sector:
        entries += b"\0" * 68 + struct.pack("<III", FREE, FREE, FREE) + b"\0" * 48
    directory = lay(entries)
    each = sector // 4
    fats = tables = 0
    while len(chain) + fats + tables > fats * each or fats > 109 + tables * (each - 1):
        fats += 1
        tables = -(-max(0, fats - 109) // (each - 1))
    first_fat = len(chain)
    table = [*chain, *[FAT] * fats, *[TABLES] * tables]
    table += [FREE] * (fats * each - len(table))
    body += struct.pack(f"<{len(table)}I", *table)
    places_of_table = [*range(first_fat, first_fat + fats)]
    in_header, rest = places_of_table[:109], places_of_table[109:]
    for number in range(tables):
        listed = rest[number * (each - 1) : (number + 1) * (each - 1)]
        following = first_fat + fats + number + 1 if number + 1 < tables else END
        numbers = [*listed, *[FREE] * (each - 1 - len(listed)), following]
        body += struct.pack(f"<{each}I", *numbers)
    shift = sector.bit_length() - 1
    header = (
        MAGIC + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 4 if sector > 512 else 3, 0xFFFE, shift, 6)
    )
    header += b"\0" * 6 + struct.pack("<III", 1 if sector > 512 else 0, fats, directory)
    header += struct.pack(
        "<IIIIII", 0, 4096, mini_fat, int(mini), first_fat + fats if tables else END, tables
    )
    header += struct.pack("<109I", *in_header, *[FREE] * (109 - len(in_header)))
    whole = header.ljust(sector, b"\0") + body
    return whole[: len(whole) - cut]
