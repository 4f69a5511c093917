"""`python -m tests.bench_word`: time and memory of reading and marking large Word files; prints a table.

Each file is read and marked in a process of its own: what is told is the processor's time, and the memory beyond what
the process had before it began.
"""

import multiprocessing
import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import process_time

from tinhban.foundation.problems import Problem
from tinhban.papers.reading import Mark, mark_word, read_word
from tinhban.papers.reading.limits import MAX_ELEMENTS
from tinhban.papers.reading.tests.build import (
    cell,
    p,
    parts_of,
    r,
    row,
    table,
    word,
    zipped,
)
from tinhban.papers.reading.tests.inputs.bombs import TEXT
from tinhban.watch import asking
from tinhban.watch.refusals import Trouble

FACE = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:b/><w:sz w:val="28"/>'
MOST_MARKS = 20_000
MEGABYTE = 1024


def report(pages: int) -> bytes:
    """A report as Word writes it: three runs a paragraph, eight paragraphs a page, a picture."""
    random.seed(1)
    lines = (
        p(*(r(f"Đài Lào Cai sử dụng {n} tin, bài ", FACE) for _ in range(3)))
        for n in range(8 * pages)
    )
    picture = {"word/media/a.png": random.randbytes(min(9_000_000, pages * 9_000))}
    return zipped(parts_of("".join(lines)) | picture)


FILES: dict[str, Callable[[], bytes]] = {
    "a report of 20 pages": lambda: report(20),
    "a report of 1,000 pages, 9 MB": lambda: report(1_000),
    "as many tabs as may be": lambda: word(f"<w:p><w:r>{'<w:tab/>' * (MAX_ELEMENTS - 50)}</w:r></w:p>"),
    "as many paragraphs as may be": lambda: word("<w:p/>" * (MAX_ELEMENTS - 50)),
    "as many runs as may be": lambda: word(f"<w:p>{'<w:r><w:t>7</w:t></w:r>' * (MAX_ELEMENTS // 2 - 50)}</w:p>"),
    "a row of 90,000 cells": lambda: word(table(row(*["1"] * 90_000))),
    "a cell of 900,000 letters": lambda: word(table(row("Tin", cell("7 tin " * 150_000)))),
    "40 MB of spaces": lambda: word(" " * 40_000_000),
}  # fmt: skip


def measured(data: bytes) -> tuple[str, float, float, int]:
    """What came of a file, seconds of reading and of marking, megabytes beside the rest."""
    Path("/proc/self/clear_refs").write_text("5")  # the highest mark of memory begins anew
    before = resident("VmRSS")
    begun = process_time()
    read_at = begun
    said = "refused"
    with suppress(Problem):
        read = read_word(data)
        read_at = process_time()
        figures = [at for at, sign in enumerate(read.text) if sign == "7"][:MOST_MARKS]
        marks = [Mark(at, at + 1, "red", "Không khớp với sổ") for at in figures]
        mark_word(data, read, marks, author="Tỉnh bạn", most_comments=500)
        said = f"{len(read.text):,} letters, {len(marks):,} marks"
    done = process_time()
    after = resident("VmHWM")
    return (
        said,
        (read_at if said != "refused" else done) - begun,
        done - read_at,
        (after - before) // MEGABYTE,
    )


def resident(mark: str) -> int:
    """Kilobytes of memory, as the kernel counts them for this process."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(mark))


def slowest_text() -> tuple[str, float]:
    """Which of the texts that are bombs takes longest to read, at 5 MB."""
    took: dict[str, float] = {}
    for name, (bomb, _) in TEXT.items():
        for ending in (".txt", ".srt"):
            one = len(bomb(1_000).encode("utf-8", "surrogatepass"))
            size = 1_000 * asking.FILE_BYTES // one
            data = bomb(size).encode("utf-8", "surrogatepass")[: asking.FILE_BYTES]
            begun = process_time()
            with suppress(Trouble):
                asking.read_file("a" + ending, data)
            took[f"{name} as {ending}"] = process_time() - begun
    return max(took.items(), key=lambda one: one[1])


def main() -> None:
    head = [
        "| file | what came of it | read | marked | memory |",
        "| --- | --- | --- | --- | --- |",
    ]
    print(*head, sep="\n")  # noqa: T201
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        for name, make in FILES.items():
            said, read, marked, memory = pool.apply(measured, (make(),))
            print(f"| {name} | {said} | {read:.2f} s | {marked:.2f} s | {memory} MB |")  # noqa: T201
    name, took = slowest_text()
    print(f"\nThe slowest text of 5 MB ({name}): {took:.2f} s.")  # noqa: T201


if __name__ == "__main__":
    main()
