"""A batch of texts asked about, and the answer of one view of the index."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

import numpy as np

from . import kernel, letters, typed

_TEXTS, _CHARACTERS = 256, 1 << 20
T = TypeVar("T")


def batches(rows: Iterable[T], size: Callable[[T], int]) -> Iterator[list[T]]:
    """Rows in lists that are neither too many nor, all together, too large."""
    source = iter(rows)
    while taken := list(islice(source, _TEXTS)):
        if sum(map(size, taken)) <= _CHARACTERS:
            yield taken
            continue
        batch: list[T] = []
        characters = 0
        for row in taken:
            batch.append(row)
            characters += size(row)
            if characters >= _CHARACTERS:
                yield batch
                batch, characters = [], 0
        if batch:
            yield batch


class Questions:
    """Texts folded into tokens and keys."""

    def __init__(self, texts: Sequence[str]) -> None:
        row, bounds = typed.units(texts)
        room = len(row) // 2 + 2 * len(texts) + 1
        self.tokens = np.empty(room, np.uint16)
        self.states = np.empty(room, np.uint8)
        self.begins = np.empty(room, np.int32)
        self.ends = np.empty(room, np.int32)
        self.starts = np.zeros(len(texts) + 1, np.int64)
        keys = np.empty(room, np.uint64)
        places = np.empty(room, np.int32)
        self.key_starts = np.zeros(len(texts) + 1, np.int64)
        self.stories = np.zeros(len(texts), np.uint64)
        _, count = kernel.load().query.read(
            row, bounds, letters.table(), self.tokens, self.states, self.begins, self.ends,
            self.starts, keys, places, self.key_starts, self.stories,
        )  # fmt: skip
        self.keys = keys[:count]
        self.places = places[:count]
