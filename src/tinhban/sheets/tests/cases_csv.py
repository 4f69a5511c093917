"""Text files as programs and people leave them."""

from tinhban.sheets.tests.cases import Case
from tinhban.sheets.tests.cases_xls import cp1258
from tinhban.sheets.tests.parts import FAIR, HEAD, ONE, PLOUGH

NAME = "so 2022.csv"
LINES = [";".join(cells) for cells in (HEAD, FAIR, PLOUGH)]
USUAL = "\r\n".join(LINES) + "\r\n"
ENCODING = frozenset({"encoding"})


def quoted(*cells: str) -> str:
    return ",".join(f'"{text}"' for text in cells)


_LONG = "Chợ phiên, lễ hội; và ngày hội văn hóa"

CASES = [
    Case("UTF-16 without a mark", lambda: USUAL.encode("utf-16-le"), filename=NAME, told=ENCODING),
    Case("UTF-16 the other way round without a mark", lambda: USUAL.encode("utf-16-be"), filename=NAME, told=ENCODING),
    Case("windows-1258", lambda: cp1258(USUAL), filename=NAME, told=ENCODING),
    Case("lines of two encodings", lambda: f"{LINES[0]}\r\n{LINES[1]}\r\n".encode() + cp1258(LINES[2] + "\r\n"),
         filename=NAME, told=ENCODING),
    Case("a letter cut in half", lambda: (USUAL + "3;24/01/2022;Hội thi cấy lúa nướ").encode()[:-1] + b";Tin;\xc4\x90\xc3\xa0i B\r\n",
         rows=[("2022-01-22", FAIR[2], FAIR[4]), ("2022-01-23", PLOUGH[2], PLOUGH[4]),
               ("2022-01-24", "Hội thi cấy lúa nư�", "Đài B")], filename=NAME, told=ENCODING),
    Case("line ends of an old Mac", lambda: "\r".join(LINES).encode(), filename=NAME),
    Case("no end of the last line", lambda: "\n".join(LINES).encode(), filename=NAME),
    Case("zero bytes at the end", lambda: USUAL.encode() + b"\0" * 3000, filename=NAME),
    Case("delimiters to the last column", lambda: "\r\n".join(line + ";" * 16379 for line in LINES).encode(), filename=NAME),
    Case("rows of delimiters to the last row", lambda: (USUAL + ";;;;\r\n" * 300_000).encode(), filename=NAME),
    Case("empty lines to the last row", lambda: (USUAL + "\r\n" * 400_000).encode(), filename=NAME),
    Case("the delimiter is told", lambda: b"\xef\xbb\xbfsep=;\r\n" + USUAL.encode(), filename=NAME),
    Case("a quote that is not closed between good ones", lambda: "\n".join(
        [quoted(*HEAD), f'1,22/01/2022,"{_LONG}, Tin,Đài A', quoted("2", "23/01/2022", _LONG, "Tin", "Đài B"),
         *(quoted(str(n), "24/01/2022", f"{_LONG} {n}", "Tin", "Đài B") for n in range(3, 6))]).encode(),
         rows=[("2022-01-22", "Chợ phiên", "Tin"), ("2022-01-23", _LONG, "Đài B"), *(("2022-01-24", f"{_LONG} {n}", "Đài B") for n in range(3, 6))],
         filename=NAME, doubts=frozenset({"kind_unknown"})),
    Case("lines inside quotes", lambda: "\n".join(
        [quoted(*HEAD), quoted("1", "22/01/2022", FAIR[2].replace("mới ", "mới\n"), "PSN", FAIR[4])]).encode(),
         rows=ONE, filename=NAME),
    Case("quotes inside quotes", lambda: "\n".join(
        [quoted(*HEAD), quoted("1", "22/01/2022", 'Lễ hội ""Gầu Tào"", bản Mông', "PSN", "Đài A")]).encode(),
         rows=[("2022-01-22", 'Lễ hội "Gầu Tào", bản Mông', "Đài A")], filename=NAME),
    Case("a table behind a long note", lambda: ("Ghi chú: " + "tin, " * 300 + "hết\n" + USUAL).encode(), filename=NAME),
    Case("tabs", lambda: USUAL.replace(";", "\t").encode(), filename="so 2022.xls"),
    Case("tabs in UTF-16 under the name of a workbook", lambda: USUAL.replace(";", "\t").encode("utf-16"),
         filename="so 2022.xls"),
    Case("a file of zero bytes", lambda: b"\0" * 5000, refused="empty_file", filename=NAME),
    Case("bytes of a program", lambda: bytes(range(256)) * 40, refused="not_a_spreadsheet", filename=NAME),
    Case("more columns than any log", lambda: (";".join(f"c{n}" for n in range(500)) + "\n" + USUAL).encode(),
         refused="too_many_columns", filename=NAME),
]  # fmt: skip
