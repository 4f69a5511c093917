"""Small segments of like size made one, beside other work."""

import threading

import numpy as np

from . import merging
from .manifest import Part
from .segment import read_dead
from .shelf import Shelf

TIER = 8  # so many segments of like size are merged


class Tending:
    """Merges segments of a shelf, one merge at a time."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._thread: threading.Thread | None = None

    def begin(self) -> None:
        """Merge in the background if there is something to merge and nobody does."""
        if self._thread is not None and self._thread.is_alive():
            return
        self._thread = None
        if self._like_sized():
            self._thread = threading.Thread(target=self._tend, name="reuse-merge", daemon=True)
            self._thread.start()

    def wait(self) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def merge(self, parts: tuple[Part, ...]) -> None:
        """Make these parts one, without the documents that were removed."""
        shelf = self._shelf
        with shelf.guard:
            segments = [shelf.segment(part) for part in parts]
            name = shelf.take_name()
        numbers, documents = merging.new_numbers(segments)
        files = merging.write_merged(shelf.folder, name, segments, numbers, documents)
        for file in files:
            file.sync()
        with shelf.guard:
            # What was removed while we merged is removed from the merged segment too.
            own = {part.name: part for part in shelf.parts}
            late = []
            for segment, renamed in zip(segments, numbers, strict=True):
                dead_name = own[segment.name].dead
                if dead_name and dead_name != segment.dead_name:
                    places = renamed[read_dead(shelf.folder, dead_name)]
                    late.append(places[places >= 0])
            dead = {name: np.concatenate(late).astype(np.uint32)} if late else {}
            for file in files:
                file.publish()
            shelf.publish([Part(name)], dead, gone=frozenset(part.name for part in parts))

    def _tend(self) -> None:
        while parts := self._like_sized():
            self.merge(parts)

    def _like_sized(self) -> tuple[Part, ...]:
        tiers: dict[int, list[Part]] = {}
        with self._shelf.guard:
            for part in self._shelf.parts:
                size = self._shelf.segment(part).documents.bit_length() - 1
                tiers.setdefault(size // 3, []).append(part)
        for _, parts in sorted(tiers.items()):
            if len(parts) >= TIER:
                return tuple(parts)
        return ()
