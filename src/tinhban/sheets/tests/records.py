"""BIFF records of an old workbook, one function a record; BIFF8 unless it says otherwise."""

import struct
from collections.abc import Sequence

GLOBALS, SHEET, CHART = 0x0005, 0x0010, 0x0020


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def bof(kind: int, version: int = 0x0600) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", version, kind, 0, 0, 0, 0))


def eof() -> bytes:
    return record(0x000A)


def codepage(number: int) -> bytes:
    return record(0x0042, struct.pack("<H", number))


def since_1904() -> bytes:
    return record(0x0022, b"\1\0")


def number_format(at: int, code: str) -> bytes:
    text = code.encode("latin-1")
    return record(0x041E, struct.pack("<HHB", at, len(text), 0) + text)


def style(number_format_at: int) -> bytes:
    return record(0x00E0, struct.pack("<HHH", 0, number_format_at, 0) + b"\0" * 14)


def text8(text: str, *, wide: bool | None = None, runs: int = 0, phonetic: bytes = b"") -> bytes:
    """A string with two bytes of length: wide or not, with formatting runs and phonetic bytes."""
    if wide is None:
        wide = any(ord(sign) > 255 for sign in text)
    flags = wide | (4 if phonetic else 0) | (8 if runs else 0)
    body = struct.pack("<HB", len(text), flags)
    body += struct.pack("<H", runs) if runs else b""
    body += struct.pack("<I", len(phonetic)) if phonetic else b""
    body += text.encode("utf-16-le" if wide else "latin-1")
    return body + b"\0\0\1\0" * runs + phonetic


def shared(items: Sequence[bytes], *, said: int | None = None) -> bytes:
    count = len(items) if said is None else said
    return record(0x00FC, struct.pack("<II", count, count) + b"".join(items))


def label(row: int, column: int, text: str, style_at: int = 0) -> bytes:
    return record(0x0204, struct.pack("<HHH", row, column, style_at) + text8(text))


def label5(row: int, column: int, text: bytes) -> bytes:
    """A text of BIFF5: bytes in the code page of the book."""
    return record(0x0204, struct.pack("<HHHH", row, column, 0, len(text)) + text)


def label_shared(row: int, column: int, at: int) -> bytes:
    return record(0x00FD, struct.pack("<HHHI", row, column, 0, at))


def number(row: int, column: int, value: float, style_at: int = 0) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, style_at, value))


def rk_value(value: int, *, hundredth: bool = False) -> int:
    return ((value << 2) | 2 | hundredth) & 0xFFFFFFFF


def rk(row: int, column: int, value: int, style_at: int = 0, **more: bool) -> bytes:
    return record(0x027E, struct.pack("<HHHI", row, column, style_at, rk_value(value, **more)))


def rks(row: int, column: int, values: Sequence[int]) -> bytes:
    cells = b"".join(struct.pack("<HI", 0, rk_value(value)) for value in values)
    last = column + len(values) - 1
    return record(0x00BD, struct.pack("<HH", row, column) + cells + struct.pack("<H", last))


def blanks(row: int, first: int, last: int) -> bytes:
    return record(
        0x00BE,
        struct.pack("<HH", row, first) + b"\0\0" * (last - first + 1) + struct.pack("<H", last),
    )


def blank(row: int, column: int) -> bytes:
    return record(0x0201, struct.pack("<HHH", row, column, 0))


def truth(row: int, column: int, value: int, *, error: bool = False) -> bytes:
    return record(0x0205, struct.pack("<HHHBB", row, column, 0, value, error))


def formula(row: int, column: int, result: bytes, style_at: int = 0) -> bytes:
    return record(0x0006, struct.pack("<HHH", row, column, style_at) + result + b"\0" * 8)


def formula_text(row: int, column: int, text: str) -> bytes:
    """A formula whose value is a text, which follows in a record of its own."""
    return formula(row, column, b"\0" * 6 + b"\xff\xff") + record(0x0207, text8(text))


def merges(*ranges: tuple[int, int, int, int]) -> bytes:
    """(top, left, bottom, right) …"""
    body = b"".join(struct.pack("<HHHH", t, b, lf, r) for t, lf, b, r in ranges)
    return record(0x00E5, struct.pack("<H", len(ranges)) + body)


def row_about(row: int, *, hidden: bool = False) -> bytes:
    return record(0x0208, struct.pack("<HHHHHHHH", row, 0, 5, 255, 0, 0, 0x20 * hidden, 0))


def listed(name: bytes, at: int, *, state: int = 0, kind: int = 0) -> bytes:
    return record(0x0085, struct.pack("<IBB", at, state, kind) + name)


def book(
    sheets: Sequence[tuple[str, bytes]],
    *,
    globals_: bytes = b"",
    version: int = 0x0600,
    states: Sequence[int] = (),
    kinds: Sequence[int] = (),
    last_eof: bool = True,
) -> bytes:
    """The stream of a workbook; the sheets' bodies stand between their BOF and EOF."""
    names = []
    for name, _ in sheets:
        if version == 0x0600:
            wide = any(ord(sign) > 255 for sign in name)
            names.append(bytes([len(name), wide]) + name.encode("utf-16-le" if wide else "latin-1"))
        else:
            names.append(bytes([len(name)]) + name.encode("latin-1"))
    states = [*states, *[0] * len(sheets)]
    kinds = [*kinds, *[0] * len(sheets)]
    start = bof(GLOBALS, version) + globals_
    place = len(start) + sum(10 + len(name) for name in names) + 4
    index, bodies = b"", b""
    for at, (name, (_, body)) in enumerate(zip(names, sheets, strict=True)):
        index += listed(name, place + len(bodies), state=states[at], kind=kinds[at])
        bodies += bof(CHART if kinds[at] == 2 else SHEET, version) + body + eof()
    whole = start + index + eof() + bodies
    return whole if last_eof else whole[:-4]


def labels(rows: Sequence[Sequence[str | float | None]], first: int = 0) -> bytes:
    """Rows as labels and numbers."""
    body = b""
    for row, cells in enumerate(rows, first):
        for column, value in enumerate(cells):
            if isinstance(value, str):
                body += label(row, column, value)
            elif value is not None:
                body += number(row, column, value)
    return body
