"""`python -m tests.bench_workbooks`: time and memory of reading large workbooks and the worst bombs; prints two tables.

Each file is read in a process of its own: what is told is the processor's time, and the memory beyond what the process
had before it began, the bytes of the file included.
"""

import io
import multiprocessing
import pickle
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from multiprocessing.pool import Pool
from pathlib import Path
from time import process_time
from typing import Any

import xlsxwriter

from tinhban.foundation.problems import Problem
from tinhban.sheets.reading import read_log
from tinhban.sheets.tests import bombs, bombs_old, records
from tinhban.sheets.tests.cases_markup import ods, ods_row, page, row
from tinhban.sheets.tests.cases_xls import xls
from tinhban.sheets.tests.made import TERM

ROWS, COLUMNS = 119_999, 20
HEAD = ["TT", "Ngày phát", "Tên tin, bài", "Thể loại", "Đơn vị cung cấp"]
HEAD += [f"Cột {number}" for number in range(COLUMNS - len(HEAD))]
FIRST = datetime(2022, 1, 1)
MEGABYTE = 1024
SLOWEST = 8


def cells(number: int, *, alike: bool) -> list[Any]:
    """A row: a title of its own, and fifteen more texts that are all different, or come again."""
    begins = [
        number,
        FIRST + timedelta(number % 365),
        f"Đồng bào vùng cao thi đua, tin số {number}",
    ]
    more = [
        f"ghi chú số {number % 50}" if alike else f"nội dung {number}-{column}"
        for column in range(COLUMNS - 5)
    ]
    return [
        *begins,
        ("Tin", "PSN", "Bài")[number % 3],
        "Đài Phát thanh - Truyền hình Lai Châu",
        *more,
    ]


def texts(rows: int) -> Iterator[list[str]]:
    for number in range(rows):
        found = cells(number, alike=False)
        yield [str(number), f"{found[1]:%d/%m/%Y}", *found[2:]]


def xlsx(*, alike: bool, inline: bool = False) -> bytes:
    packed = io.BytesIO()
    book = xlsxwriter.Workbook(packed, {"constant_memory": inline, "in_memory": not inline})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet("2022")
    sheet.write_row(0, 0, HEAD)
    for number in range(1, ROWS + 1):
        values = cells(number, alike=alike)
        sheet.write_row(number, 0, values)
        sheet.write_datetime(number, 1, values[1], day)
    book.close()
    return packed.getvalue()


def csv() -> bytes:
    return "\n".join(";".join(line) for line in (HEAD, *texts(ROWS))).encode()


def old() -> bytes:
    lines = enumerate([HEAD, *texts(50_000)])
    body = b"".join(
        records.label(at, column, text) for at, line in lines for column, text in enumerate(line)
    )
    return xls(records.book([("2022", body)]))


def web() -> bytes:
    return page(f"<table>{row(HEAD)}{''.join(map(row, texts(60_000)))}</table>")


def open_document() -> bytes:
    return ods(ods_row(HEAD) + "".join(map(ods_row, texts(60_000))))


FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "XLSX, 120,000 rows of 20, texts that come again": (lambda: xlsx(alike=True), "so.xlsx"),
    "XLSX, 120,000 rows of 20, texts all different": (lambda: xlsx(alike=False), "so.xlsx"),
    "the same with its texts inside the cells": (lambda: xlsx(alike=False, inline=True), "so.xlsx"),
    "CSV, 120,000 rows of 20, texts all different": (csv, "so.csv"),
    "XLS, 50,000 rows of 20, texts all different": (old, "so.xls"),
    "OpenDocument, 60,000 rows of 20, the same": (open_document, "so.ods"),
    "a web page, 60,000 rows of 20, the same": (web, "so.xls"),
}


def measured(path: str, filename: str) -> tuple[str, float, int, int]:
    """What came of a file, seconds, megabytes beside the rest, megabytes of the answer on its way."""
    Path("/proc/self/clear_refs").write_text("5")  # the highest mark of memory begins anew
    before, begun, answer = resident("VmRSS"), process_time(), b""
    try:
        reading = read_log(Path(path).read_bytes(), filename, **TERM)
        answer = pickle.dumps(reading, protocol=5)
        said = f"{len(reading.rows):,} rows"
    except Problem as refused:
        said = refused.code
    spent = process_time() - begun
    return said, spent, (resident("VmHWM") - before) // MEGABYTE, len(answer) >> 20


def resident(mark: str) -> int:
    """Kilobytes of memory, as the kernel counts them for this process."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(mark))


def large(pool: Pool, kept: Path) -> Iterator[str]:
    yield "| file | size | what came of it | processor | memory | answer |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for name, (_make, filename) in FILES.items():
        kept.write_bytes(pool.apply(make_file, (name,)))
        said, spent, memory, answer = pool.apply(measured, (str(kept), filename))
        size = kept.stat().st_size >> 20
        yield f"| {name} | {size} MB | {said} | {spent:.1f} s | {memory} MB | {answer} MB |"


def make_file(name: str) -> bytes:
    return FILES[name][0]()


def worst(pool: Pool, kept: Path) -> Iterator[str]:
    """The bombs that took most of the processor, at four times the size of the tests."""
    took = []
    for bomb in [*bombs.BOMBS, *bombs_old.BOMBS]:
        kept.write_bytes(bomb.made(bomb.size * 4))
        took.append(
            (bomb.name, kept.stat().st_size, *pool.apply(measured, (str(kept), bomb.filename)))
        )
    yield f"The {SLOWEST} slowest of {len(took)} bombs; most memory: {max(one[4] for one in took)} MB.\n"
    yield "| bomb | size | what came of it | processor | memory |"
    yield "| --- | --- | --- | --- | --- |"
    for name, size, said, spent, memory, _ in sorted(took, key=lambda one: -one[3])[:SLOWEST]:
        yield f"| {name} | {size // 1024} KB | {said} | {spent:.2f} s | {memory} MB |"


def main() -> None:
    spawn = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as folder, spawn.Pool(1, maxtasksperchild=1) as pool:
        for table in (large, worst):
            for line in table(pool, Path(folder) / "file"):
                print(line, flush=True)  # noqa: T201
            print()  # noqa: T201


if __name__ == "__main__":
    main()
