"""Many texts out of few: real ones, and copies in which every syllable is another one."""

import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path


def read(folder: Path, name: str) -> list[tuple[str, str]]:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [(row["id"], row["text"]) for row in map(json.loads, lines)]


class Varied:
    """Copy 0 is the texts as they are; each further copy exchanges all words by one permutation.

    Length, spacing, capitals and how often passages repeat inside a copy stay as in the real texts.
    """

    def __init__(self, rows: list[tuple[str, str]]) -> None:
        self._rows = rows
        self._words = sorted({word for _, text in rows for word in text.split(" ")})

    def __iter__(self) -> Iterator[tuple[str, str]]:
        copy = 0
        while True:
            yield from self.copy(copy)
            copy += 1

    def copy(self, number: int) -> Iterator[tuple[str, str]]:
        if number == 0:
            yield from self._rows
            return
        others = dict(zip(self._words, self._exchanged(number), strict=True))
        for key, text in self._rows:
            yield f"{key}-{number}", " ".join([others[word] for word in text.split(" ")])

    def _exchanged(self, number: int) -> list[str]:
        """Each word for another of the same length."""
        by_length: dict[int, list[str]] = {}
        for word in self._words:
            by_length.setdefault(len(word), []).append(word)
        generator = random.Random(number)
        shuffled = {
            length: generator.sample(words, len(words)) for length, words in by_length.items()
        }
        rows = {length: iter(words) for length, words in shuffled.items()}
        return [next(rows[len(word)]) for word in self._words]
