"""Old workbooks (XLS) as Excel 5 to 2003, LibreOffice, and programs that know half the format write them."""

import struct

from tinhban.sheets.tests import records as r
from tinhban.sheets.tests.cases import Case
from tinhban.sheets.tests.compound import MAGIC, compound
from tinhban.sheets.tests.parts import FAIR, HEAD, ONE, PLOUGH

NAME = "so 2022.xls"
USUAL = r.book([("2022", r.labels([HEAD, FAIR, PLOUGH]))])
_DAY = 44583.0  # 22/01/2022
_TITLE, _STATION = FAIR[2], FAIR[4]


def xls(stream: bytes = USUAL, name: str = "Workbook", **more: object) -> bytes:
    return compound([(name, stream)], **more)  # type: ignore[arg-type]


def one(*changed: tuple[int, bytes], globals_: bytes = b"") -> bytes:
    """The head and one row, some of whose cells are other records."""
    cells = {at: r.label(1, at, value) for at, value in enumerate(FAIR)} | dict(changed)
    body = r.labels([HEAD]) + b"".join(cells[at] for at in sorted(cells))
    return xls(r.book([("2022", body)], globals_=globals_))


def dated(code: str, value: float = _DAY) -> bytes:
    own = r.number_format(170, code) + r.style(0) + r.style(170)
    return one((1, r.number(1, 1, value, 1)), globals_=own)


def cp1258(text: str) -> bytes:
    """windows-1258 keeps five tone marks apart from their letters."""
    import unicodedata

    found = b""
    for sign in text:
        try:
            found += sign.encode("cp1258")
        except UnicodeEncodeError:
            apart = unicodedata.normalize("NFD", sign)
            letter = unicodedata.normalize(
                "NFC", apart[:-1] if apart[-1] in "\u0300\u0301\u0303\u0309\u0323" else apart
            )
            if len(letter) > 1 or letter == sign:
                marks = [mark for mark in apart if mark in "\u0300\u0301\u0303\u0309\u0323"]
                rest = "".join(mark for mark in apart if mark not in marks)
                found += unicodedata.normalize("NFC", rest).encode("cp1258") + "".join(
                    marks
                ).encode("cp1258")
            else:
                found += letter.encode("cp1258") + apart[-1].encode("cp1258")
    return found


def biff5(page: int = 1258, name: str = "Book") -> bytes:
    body = b"".join(
        r.label5(row, column, cp1258(text))
        for row, cells in enumerate([HEAD, FAIR, PLOUGH])
        for column, text in enumerate(cells)
    )
    return xls(r.book([("2022", body)], globals_=r.codepage(page), version=0x0500), name)


def shared(*items: bytes, split: int | None = None, flag: bytes = b"") -> bytes:
    """The title as a shared string; `split` breaks the list after so many bytes, then a CONTINUE follows."""
    strings = r.shared(items)
    if split is not None:
        whole = strings[4:]
        strings = r.record(0xFC, whole[:split]) + r.record(0x3C, flag + whole[split:])
    return one((2, r.label_shared(1, 2, 0)), globals_=strings)


def split_in_text() -> bytes:
    """The list breaks inside a title whose first letters are narrow and the rest wide."""
    head, rest = "Tuy", _TITLE[3:]
    first = struct.pack("<IIHB", 1, 1, len(_TITLE), 0) + head.encode("latin-1")
    strings = r.record(0xFC, first) + r.record(0x3C, b"\1" + rest.encode("utf-16-le"))
    return one((2, r.label_shared(1, 2, 0)), globals_=strings)


def bare(version: int = 0) -> bytes:
    """What a well-known scrap of PHP writes: records without a container, texts as they come."""
    body = struct.pack("<HHHHHH", 0x809, 8, version, 0x10, 0, 0)
    for row, cells in enumerate([HEAD, FAIR, PLOUGH]):
        for column, text in enumerate(cells):
            body += r.label5(row, column, text.encode())
    return body + struct.pack("<HH", 0x0A, 0)


def many(states: tuple[int, ...] = (), kinds: tuple[int, ...] = ()) -> bytes:
    second = b"" if 2 in kinds else r.labels([HEAD, FAIR])
    return xls(r.book([("2022", r.labels([HEAD, FAIR, PLOUGH])), ("Phụ", second)],
                      states=states, kinds=kinds))  # fmt: skip


_TITLED = [("2022-01-22", _TITLE, None)]

CASES = [
    Case("stream in capitals", lambda: xls(name="WORKBOOK"), filename=NAME),
    Case("stream in small letters", lambda: xls(name="workbook"), filename=NAME),
    Case("stream named Book", lambda: xls(name="BOOK"), filename=NAME),
    Case("stream in a storage", lambda: xls(storage="Objects"), filename=NAME),
    Case("stream in the mini stream", lambda: xls(r.book([("2022", r.labels([HEAD, FAIR]))]), mini=True),
         rows=ONE, filename=NAME),
    Case("large sectors", lambda: xls(sector=4096), filename=NAME),
    Case("a table of sectors that goes on beyond the header", lambda: compound(
        [("Other", b"x" * 9_000_000), ("Workbook", USUAL)]), filename=NAME),
    Case("two books in one file", lambda: compound(
        [("Book", r.book([("a", r.labels([["x"]]))], version=0x0500)), ("Workbook", USUAL)]), filename=NAME),
    Case("the last sector is short", lambda: xls(cut=300), filename=NAME),
    Case("no end of the last sheet", lambda: xls(
        r.book([("2022", r.labels([HEAD, FAIR, PLOUGH]))], last_eof=False)), filename=NAME),
    Case("bytes before the file", lambda: b"\r\n\r\n" + xls(), filename=NAME),
    Case("BIFF5 in Vietnamese", biff5, filename=NAME),
    Case("BIFF5 under the name Workbook", lambda: biff5(name="Workbook"), filename=NAME),
    Case("BIFF5 whose code page is that of the West", lambda: biff5(page=1252), filename=NAME),
    Case("records without a container", bare, filename=NAME),
    Case("records without a container, BIFF5", lambda: bare(0x0500), filename=NAME),
    Case("shared strings", lambda: shared(r.text8(_TITLE)), rows=ONE, filename=NAME),
    Case("rich and phonetic shared strings", lambda: shared(
        r.text8(_TITLE, runs=3, phonetic=b"\1\0" * 40)), rows=ONE, filename=NAME),
    Case("shared strings broken between runs", lambda: shared(
        r.text8(_TITLE, runs=3), r.text8("b"), split=8 + 5 + 2 * len(_TITLE) + 4), rows=ONE, filename=NAME),
    Case("shared strings broken between two", lambda: shared(
        r.text8(_TITLE), r.text8("b"), split=8 + 3 + 2 * len(_TITLE)), rows=ONE, filename=NAME),
    Case("shared strings broken inside a text", split_in_text, rows=ONE, filename=NAME),
    Case("shared strings fewer than told", lambda: one(
        (2, r.label_shared(1, 2, 0)), globals_=r.shared([r.text8(_TITLE)], said=5000)), rows=ONE, filename=NAME),
    Case("small numbers", lambda: one((0, r.rk(1, 0, 1))), rows=ONE, filename=NAME),
    Case("a day as a small number", lambda: one(
        (1, r.rk(1, 1, 4458300, 1, hundredth=True)), globals_=r.style(0) + r.style(14)), rows=ONE, filename=NAME),
    Case("many numbers at once", lambda: xls(r.book([("2022", r.labels([HEAD, FAIR, PLOUGH]) + r.rks(1, 5, [1, 2]))])),
         filename=NAME),
    Case("a built-in format", lambda: one((1, r.number(1, 1, _DAY, 1)), globals_=r.style(0) + r.style(14)),
         rows=ONE, filename=NAME),
    Case("a format of one's own", lambda: dated("dd/mm/yyyy"), rows=ONE, filename=NAME),
    Case("a day of a workbook since 1904", lambda: one(
        (1, r.number(1, 1, 43121.0, 1)), globals_=r.since_1904() + r.style(0) + r.style(14)), rows=ONE, filename=NAME),
    Case("an amount is no day", lambda: dated('#,##0" dong"'), rows=ONE, filename=NAME,
         doubts=frozenset({"date_serial"})),
    Case("a formula that gives a text", lambda: one((2, r.formula_text(1, 2, _TITLE))), rows=ONE, filename=NAME,
         doubts=frozenset({"formula"})),
    Case("a formula that gives nothing", lambda: one((4, r.formula(1, 4, b"\3" + b"\0" * 5 + b"\xff\xff"))),
         rows=_TITLED, filename=NAME, doubts=frozenset({"formula_without_value"})),
    Case("a formula that gives an error", lambda: one((4, r.formula(1, 4, b"\2\0\x2a\0\0\0\xff\xff"))),
         rows=_TITLED, filename=NAME, doubts=frozenset({"cell_error", "formula"})),
    Case("an error", lambda: one((4, r.truth(1, 4, 0x17, error=True))), rows=_TITLED, filename=NAME,
         doubts=frozenset({"cell_error"})),
    Case("a truth", lambda: one((0, r.truth(1, 0, 1))), rows=ONE, filename=NAME),
    Case("empty styled cells to the last corner", lambda: xls(r.book(
        [("2022", r.labels([HEAD, FAIR, PLOUGH]) + r.blanks(65535, 0, 255) + r.blank(40000, 200))])), filename=NAME),
    Case("a merge", lambda: xls(r.book(
        [("2022", r.labels([HEAD, FAIR, PLOUGH[:4]]) + r.merges((1, 4, 65535, 4)))])), filename=NAME),
    Case("a hidden row", lambda: xls(r.book(
        [("2022", r.row_about(2, hidden=True) + r.labels([HEAD, FAIR, PLOUGH]))])), filename=NAME,
         doubts=frozenset({"hidden_row"})),
    Case("a hidden sheet", lambda: many(states=(0, 1)), filename=NAME, told=frozenset({"hidden_sheet"})),
    Case("a very hidden sheet", lambda: many(states=(0, 2)), filename=NAME, told=frozenset({"hidden_sheet"})),
    Case("a sheet that is a chart", lambda: many(kinds=(0, 2)), filename=NAME, told=frozenset({"chart_sheet"})),
    Case("notes", lambda: xls(r.book([("2022", r.labels([HEAD, FAIR, PLOUGH]) + r.record(0x1C, b"\0" * 12))])),
         filename=NAME, told=frozenset({"notes"})),
    Case("a pivot table", lambda: xls(r.book([("2022", r.labels([HEAD, FAIR, PLOUGH]) + r.record(0xB0, b"\0" * 44))])),
         filename=NAME, told=frozenset({"pivot_tables"})),
    Case("a title that names a stream of Word", lambda: xls(r.book(
        [("2022", r.labels([HEAD, [*FAIR[:2], "Lớp học WordDocument và EncryptedPackage", *FAIR[3:]]]))])),
         rows=[("2022-01-22", "Lớp học WordDocument và EncryptedPackage", _STATION)], filename=NAME),
    Case("a chart inside the sheet", lambda: xls(r.book([("2022", r.labels([HEAD, FAIR]) + r.bof(r.CHART)
         + r.label(1, 2, "sai") + r.eof() + r.labels([PLOUGH], 2))])), filename=NAME),
    Case("a password", lambda: xls(r.book([("2022", b"")], globals_=r.record(0x2F, b"\1\0" * 27))),
         refused="encrypted", filename=NAME),
    Case("an encrypted new workbook", lambda: compound([("EncryptionInfo", b"x"), ("EncryptedPackage", b"x")]),
         refused="encrypted", filename=NAME),
    Case("an old Word file", lambda: compound([("WordDocument", b"x")]), refused="not_a_spreadsheet", filename=NAME),
    Case("Excel 4", lambda: struct.pack("<HHHHH", 0x409, 6, 0, 0x10, 0) + b"\0" * 90, refused="too_old", filename=NAME),
    Case("Excel 2", lambda: struct.pack("<HHHH", 0x9, 4, 2, 0x10) + b"\0" * 90, refused="too_old", filename=NAME),
    Case("cut in the middle of the rows", lambda: xls()[:2048], refused="damaged", filename=NAME),
    Case("nothing but the first bytes", lambda: MAGIC, refused="damaged", filename=NAME),
]  # fmt: skip
