"""`python -m tests.bench_reuse --data FOLDER`: how good and how fast the text-reuse detector is."""

import argparse
import itertools
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from tests.bench import machine
from tests.bench_reuse import corpus, peers, quality
from tinhban.reuse import Index, archive, warm

BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
CHUNK = 50_000
Rows = list[tuple[str, str, str]]


def main() -> int:
    given = _arguments()
    folder = Path(given.data)
    if not given.data or not (folder / "truth.jsonl.gz").exists():
        sys.stderr.write(
            "The evaluation data is not part of the project: tell its folder (items, articles and truth\n"
            "as .jsonl.gz) with --data FOLDER, or make bench-reuse REUSE_DATA=FOLDER.\n"
        )
        return 2
    with tempfile.TemporaryDirectory(prefix="tinhban-bench-reuse-") as name:
        work = Path(name)
        rows = _quality(folder, work)
        for count in sorted(given.items):
            rows += _speed(
                folder, work / str(count), count, with_peers=count == max(min(given.items), 100_000)
            )
    head = f"{machine.described(work)}\n\n| figure | reached | to reach |\n| --- | --- | --- |\n"
    table = head + "".join(f"| {name} | {value} | {target} |\n" for name, value, target in rows)
    sys.stdout.write(f"\n{table}")
    if given.write:
        _write_into(Path(given.write), table)
    return 0


def _quality(folder: Path, work: Path) -> Rows:
    out = work / "matches.jsonl"
    outcome = archive.run(folder / "items.jsonl.gz", folder / "articles.jsonl.gz", out)
    lines = map(json.loads, out.read_text("utf-8").splitlines())
    found = {(line["article_id"], line["item_id"]): line["spans"] for line in lines}
    figures = quality.measured(folder, found, outcome.articles)
    targets = ("≥ .997", "≥ .985", "≥ .990", "≤ 1.5", "≥ .97", "≥ .975")
    return [
        (name, f"{value:.4f}", target)
        for (name, value), target in zip(figures.items(), targets, strict=True)
    ]


def _speed(folder: Path, work: Path, count: int, *, with_peers: bool) -> Rows:
    varied = iter(corpus.Varied(corpus.read(folder, "items")))
    asked = [text for _, text in corpus.read(folder, "articles")]
    first = list(itertools.islice(varied, min(count, 2 * CHUNK)))
    work.mkdir()
    warm()
    added, by_clock = map(median, zip(*(_added(work, first) for _ in range(3)), strict=True))
    with Index.open(work / "all", writable=True) as index:
        index.add(first)
        for part in iter(
            lambda: list(itertools.islice(varied, min(CHUNK, count - len(index)))), []
        ):
            index.add(part)
        merged = _timed(index.merge) / count
        sizes = index.sizes()
        list(index.search_many(asked[:256]))
        queried = median(_asked(index, asked) for _ in range(3))
        one = median(_timed(lambda: index.search(asked[7])) for _ in range(21))
        rows = _reached(count, added, by_clock, merged, queried, one, sizes)
        if with_peers:
            ours = peers.Ours(lambda: _added(work, first)[0], lambda: _asked(index, asked))
            rows += _compared([text for _, text in first], asked, ours)
    return rows


def _added(work: Path, rows: list[tuple[str, str]]) -> tuple[float, float]:
    """Seconds for one text of these, stored in a new folder: of the processor, and by the clock."""
    with tempfile.TemporaryDirectory(dir=work) as name, Index.open(name, writable=True) as index:
        began = time.perf_counter()
        seconds = _timed(lambda: index.add(rows))
        return seconds / len(rows), (time.perf_counter() - began) / len(rows)


def _asked(index: Index, texts: list[str]) -> float:
    """Seconds for one article asked."""
    return _timed(lambda: list(index.search_many(texts))) / len(texts)


def _reached(
    count: int,
    added: float,
    by_clock: float,
    merged: float,
    queried: float,
    one: float,
    sizes: dict[str, int],
) -> Rows:
    label = f"{count:,} items"
    return [
        (f"{label}: indexed a second, stored", f"{1 / added:,.0f}", "≥ 30,000"),
        (f"{label}: the same by the clock, waiting for the disk", f"{1 / by_clock:,.0f}", ""),
        (
            f"{label}: merging into one segment, a second",
            f"{1 / max(merged, 1e-9):,.0f}" if merged > 1e-7 else "one already",
            "",
        ),
        (f"{label}: articles asked a second, with spans", f"{1 / queried:,.0f}", "≥ 10,000"),
        (f"{label}: one question", f"{one * 1000:.2f} ms", ""),
        (f"{label}: bytes of index an item", f"{sizes['index_bytes'] / count:,.0f}", "≤ 1,200"),
        (
            f"{label}: bytes of folded text an item",
            f"{sizes['text_bytes'] / count:,.0f}",
            "≤ 2,600",
        ),
    ]


def _compared(texts: list[str], asked: list[str], ours: peers.Ours) -> Rows:
    rows = []
    for name, peer, target in peers.PEERS:
        took = peer().measured(texts, asked, ours)
        adding, asking = took.adding / took.ours_adding, took.asking / took.ours_asking
        rows.append(
            (
                f"{name}, {len(texts):,} items: indexed and asked a second",
                f"{1 / took.adding:,.0f} and {1 / took.asking:,.0f}: ours {adding:.1f} and {asking:.1f} times as many",
                target,
            )
        )
    return rows


def _timed(work: Callable[[], object]) -> float:
    """Seconds of this thread's processor: what else the machine does stays out."""
    began = time.thread_time()
    work()
    return time.thread_time() - began


def _write_into(path: Path, table: str) -> None:
    before, _, rest = path.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    path.write_text(f"{before}{BEGIN}\n{table}{END}{after}", "utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="", help="folder of the evaluation data")
    parser.add_argument("--items", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--write", help="page whose marked part gets the table")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
