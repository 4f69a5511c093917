"""Precision, recall and spans on the evaluation data: pairs marked "ignore" count neither way."""

import gzip
import json
from pathlib import Path
from typing import Any

Pair = tuple[str, str]


def measured(folder: Path, found: dict[Pair, list[list[int]]], articles: int) -> dict[str, float]:
    """The figures of one fixed decision."""
    with gzip.open(folder / "truth.jsonl.gz", "rt", encoding="utf-8") as lines:
        truth = {(row["article_id"], row["item_id"]): row for row in map(json.loads, lines)}
    reuse = {pair for pair, row in truth.items() if row["label"] == "reuse"}
    right = reuse & found.keys()
    wrong = found.keys() - truth.keys()
    precision, recall = (
        len(right) / max(1, len(right) + len(wrong)),
        len(right) / max(1, len(reuse)),
    )
    quotes = [pair for pair in reuse if truth[pair]["kind"] == "quote"]
    return {
        "precision": precision,
        "recall": recall,
        "F1": 2 * precision * recall / max(1e-9, precision + recall),
        "false pairs per 1,000 articles": 1000 * len(wrong) / articles,
        "recall of quotes": sum(pair in found for pair in quotes) / max(1, len(quotes)),
        "F1 of spans": _spans({pair: truth[pair] for pair in reuse}, found),
    }


def _spans(truth: dict[Pair, Any], found: dict[Pair, list[list[int]]]) -> float:
    common = ours = theirs = 0
    for pair, row in truth.items():
        if not row["spans"]:
            continue
        for low, high in ((0, 1), (2, 3)):
            wanted = _characters(row["spans"], low, high)
            had = _characters(found.get(pair, []), low, high)
            common += len(wanted & had)
            ours += len(had)
            theirs += len(wanted)
    return 2 * common / max(1, ours + theirs)


def _characters(spans: list[list[int]], low: int, high: int) -> set[int]:
    return {place for span in spans for place in range(span[low], span[high])}
