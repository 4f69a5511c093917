"""Texts in: folded in batches, written as segments, brought to the disk beside the next ones."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np

from . import kernel, letters, typed
from .errors import ReuseError
from .manifest import Part
from .query import batches
from .segment import Folded, write_folded
from .shelf import Shelf

FLUSH_DOCUMENTS = 1 << 16
FLUSH_TOKENS = 40_000_000
LONGEST = 20_000_000  # characters of one text

Row = tuple[str, str]


class Filling:
    """Makes new segments on a shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._sorting = np.empty(0, np.uint64)
        self._waiting: tuple[Future[None], Callable[[], None]] | None = None

    def add(self, rows: Iterable[Row]) -> int:
        """Add texts under their keys; a key that exists gets the new text. Return how many."""
        added = 0
        folded = Folded()
        with ThreadPoolExecutor(1) as beside:
            try:
                for batch in batches(rows, lambda row: len(row[1])):
                    fold(batch, folded)
                    added += len(batch)
                    if len(folded.keys) >= FLUSH_DOCUMENTS or folded.size >= FLUSH_TOKENS:
                        self._write(folded, beside)
                        folded = Folded()
                if folded.keys:
                    self._write(folded, beside)
                self._publish()
            finally:
                self._waiting = None
        return added

    def _write(self, folded: Folded, beside: ThreadPoolExecutor) -> None:
        """Publish the segment before this one and write this one; its sync runs beside."""
        self._publish()
        shelf = self._shelf
        name = shelf.take_name()
        count = sum(map(len, folded.postings))
        if count > len(self._sorting):  # kept for the next segment: fresh memory is slow
            self._sorting = np.empty(count, np.uint64)
        files = write_folded(shelf.folder, name, folded, self._sorting)
        places = {key: place for place, key in enumerate(folded.keys)}

        def sync() -> None:
            for file in files:
                file.sync()

        def publish() -> None:
            with shelf.guard:
                dead = shelf.living_places(places)
                if len(places) < len(folded.keys):  # the last text of a key given twice counts
                    own = [place for place, key in enumerate(folded.keys) if places[key] != place]
                    dead[name] = np.array(own, np.uint32)
                for file in files:
                    file.publish()
                shelf.publish([Part(name)], dead)

        self._waiting = beside.submit(sync), publish

    def _publish(self) -> None:
        if self._waiting is not None:
            synced, publish = self._waiting
            self._waiting = None
            synced.result()
            publish()


def fold(batch: list[Row], folded: Folded) -> None:
    """Fold a batch of texts after those that are folded already."""
    texts = []
    for key, text in batch:
        if not isinstance(key, str) or not key:
            raise ReuseError("a key is a string that is not empty")
        folded.keys.append(key)
        texts.append(text[:LONGEST])
    row, bounds = typed.units(texts)
    room = len(row) // 2 + 2 * len(texts) + 1
    tokens, places = np.empty(room, np.uint16), np.empty(room, np.uint8)
    oddities, postings = np.empty((room, 3), np.int32), np.empty(room, np.uint64)
    documents = np.zeros((len(texts), 3), np.int64)
    first = len(folded.keys) - len(texts)
    total, odd, posted = kernel.load().postings.build(
        row, bounds, letters.table(), first, tokens, places, oddities, postings, documents
    )
    folded.tokens.append(tokens[:total].copy())
    folded.places.append(places[:total].copy())
    folded.oddities.append(oddities[:odd].copy())
    folded.postings.append(postings[:posted].copy())
    folded.token_counts.append(np.diff(documents[:, 0], prepend=0))
    folded.odd_counts.append(np.diff(documents[:, 1], prepend=0))
    folded.stories.append(documents[:, 2].astype(np.uint16))
    folded.size += total
