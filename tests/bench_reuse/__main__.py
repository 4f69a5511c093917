"""`python -m tests.bench_reuse --data FOLDER`: how good and how fast the text-reuse detector is."""

import argparse
import itertools
import json
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
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
    runs, by_clock = [], []
    for run in range(3):
        with Index.open(work / f"run{run}", writable=True) as index:
            warm()
            began = time.perf_counter()
            runs.append(_timed(partial(index.add, first)) / len(first))
            by_clock.append((time.perf_counter() - began) / len(first))
    with Index.open(work / "all", writable=True) as index:
        index.add(first)
        for part in iter(
            lambda: list(itertools.islice(varied, min(CHUNK, count - len(index)))), []
        ):
            index.add(part)
        merged = _timed(index.merge) / count
        sizes = index.sizes()
        list(index.search_many(asked[:256]))
        queried = median(_timed(lambda: list(index.search_many(asked))) for _ in range(3)) / len(
            asked
        )
        one = median(_timed(lambda: index.search(asked[7])) for _ in range(21))
    added = median(runs)
    label = f"{count:,} items"
    rows = [
        (f"{label}: indexed a second, stored", f"{1 / added:,.0f}", "≥ 30,000"),
        (
            f"{label}: the same by the clock, waiting for the disk",
            f"{1 / median(by_clock):,.0f}",
            "",
        ),
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
    if with_peers:
        texts = [text for _, text in first]
        for name, peer, target in peers.PEERS:
            add, query = peer().measured(texts, asked)
            rows.append(
                (
                    f"{name}, {len(texts):,} items: indexed and asked a second",
                    f"{1 / add:,.0f} and {1 / query:,.0f}: ours {add / added:.1f} and {query / queried:.1f} times as many",
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
