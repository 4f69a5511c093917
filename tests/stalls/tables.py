"""CSV files and tables of web pages under the name of a workbook."""

from collections.abc import Iterator

from tests.stalls.bomb import Bomb


def tables() -> Iterator[Bomb]:
    head = "Ngày,Tên tin,Đơn vị gửi\n"
    line = "22/01/2022,Chợ phiên,Đài Lai Châu\n"
    texts = {
        "one line": head + "a" * 3_000_000,
        "a million columns": head + "," * 1_000_000,
        "a quote never closed": head + '"' + line * 30_000,
        "quotes": head + '"' * 1_000_000,
        "newlines": head + "\n" * 1_000_000,
        "carriage returns": head + "\r" * 1_000_000,
        "semicolons": ";" * 1_000_000,
        "every separator": ",;\t|" * 250_000,
        "two rows of 100,000": (("a," * 100_000) + "\n") * 2,
        "NULs": head + "\0" * 1_000_000,
        "cells of digits": head + ("1" * 5_000 + ",a,b\n") * 100,
        "cells of spaces": head + (" " * 5_000 + "x,a,b\n") * 100,
        "cells of dates": head + ("1/1/" * 1_000 + ",a,b\n") * 100,
        "cells of marks": head + ("-" * 5_000 + "x,a,b\n") * 100,
        "headings again": head * 30_000,
        "rows": head + line * 30_000,
        "ditto marks": head + line + '"",nt,nt\n' * 30_000,
    }
    for name, text in texts.items():
        yield Bomb("log", f"csv: {name}", "so.csv", text.encode())
    yield Bomb(
        "log", "csv: UTF-16 without mark", "so.csv", (head + line * 5_000).encode("utf-16-le")
    )
    yield Bomb("log", "csv: no encoding", "so.csv", head.encode() + bytes(range(128, 256)) * 8_000)
    row = "<tr><td>22/01/2022</td><td>Chợ phiên</td><td>Đài Lai Châu</td></tr>"
    tables = {
        "wide spans": f"<table><tr><td colspan=1000000000 rowspan=1000000000>a</td></tr>{row}</table>",
        "many spans": "<table>" + "<tr><td colspan=1000 rowspan=1000>a</td></tr>" * 2_000,
        "tables in tables": "<table><tr><td>" * 20_000,
        "never closed": "<table>" + "<tr><td>a" * 100_000,
        "open tags": "<table><tr><td " * 100_000,
        "attributes": "<table " + "a=1 " * 300_000 + ">",
        "entities": "<table><tr><td>" + "&amp;" * 300_000,
        "comments": "<table><!--" * 100_000,
    }
    for name, text in tables.items():
        yield Bomb("log", f"html: {name}", "so.xls", f"<html><body>{text}".encode())
