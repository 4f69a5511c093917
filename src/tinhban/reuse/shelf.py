"""The segments that are the index now: opened, published at once, swapped for others."""

import threading
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import IO

import numpy as np

from . import disk, manifest, repair
from .background import Background
from .errors import Damaged
from .manifest import Manifest, Part
from .segment import DEAD, Segment, read_dead, write_dead
from .view import View

_ATTEMPTS = 20  # of a reader, when the writer is faster


class Shelf:
    """One folder of segments. Whoever changes it holds `guard` while doing so."""

    def __init__(self, folder: Path, *, writable: bool, verify: bool) -> None:
        self.folder = folder
        self.writable = writable
        self.guard = threading.RLock()
        self._verify = verify
        self._lock: IO[bytes] | None = None
        self._open: dict[Part, Segment] = {}
        self._manifest = Manifest()
        self._next = 1
        if writable:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock = manifest.lock(folder)
            repair.mend(folder)
        self.background = Background(folder, writable=writable)
        self.load()

    def close(self) -> None:
        if self._lock is not None:
            self.background.flush()
            self._lock.close()
            self._lock = None
        self.writable = False

    @property
    def parts(self) -> tuple[Part, ...]:
        return self._manifest.parts

    @property
    def lost(self) -> tuple[str, ...]:
        return self._manifest.lost

    def segment(self, part: Part) -> Segment:
        return self._open[part]

    def view(self) -> View:
        """The state of this moment: a reader looks whether the writer has made another one."""
        if not self.writable and manifest.stamp(self.folder) != self._stamp:
            with self.guard:
                self.load()
        return self._view

    def load(self) -> None:
        """Take the manifest's segments; a reader tries again when the writer was faster."""
        for attempt in range(_ATTEMPTS):
            stamp = manifest.stamp(self.folder)
            try:
                state = manifest.read(self.folder)
                opened = {
                    part: self._open.get(part)
                    or Segment(self.folder, part.name, part.dead, verify=self._verify)
                    for part in state.parts
                }
            except FileNotFoundError as problem:
                if self.writable or attempt == _ATTEMPTS - 1:
                    raise Damaged(
                        f"a file of the index is missing: {problem.filename}"
                    ) from problem
                continue
            break
        self._stamp = stamp
        self._next = max(self._next, state.next_number)
        self._manifest = state
        self._open = opened
        if not self.writable:
            self.background = Background(self.folder, writable=False)
        self._view = View([opened[part] for part in state.parts], self.background)

    def take_name(self) -> str:
        with self.guard:
            number = self._next
            self._next += 1
            return f"{number:08d}"

    def living_places(self, keys: Iterable[str]) -> dict[str, np.ndarray]:
        """Where the documents of these keys are, by the name of their segment."""
        found: dict[str, np.ndarray] = {}
        wanted = list(dict.fromkeys(keys))
        for part in self.parts:
            segment = self._open[part]
            places = segment.keys.places
            own = [
                place
                for key in wanted
                if (place := places.get(key)) is not None and not segment.dead[place]
            ]
            if own:
                found[part.name] = np.array(own, np.uint32)
        return found

    def publish(
        self,
        new: list[Part],
        dead: dict[str, np.ndarray],
        gone: frozenset[str] = frozenset(),
    ) -> int:
        """Swap the manifest: new segments in, those gone out, documents marked as removed.

        `dead` has places by the name of a segment. Return how many there are.
        """
        if not new and not dead and not gone:
            return 0
        before = self._manifest
        generation = before.generation + 1
        parts = [
            self._marked(part, dead[part.name], generation) if part.name in dead else part
            for part in [*(part for part in before.parts if part.name not in gone), *new]
        ]
        readded = {key for part in new for key in self._keys_of(part)} if before.lost else set()
        state = Manifest(
            generation=generation,
            next_number=self._next,
            parts=tuple(parts),
            lost=tuple(key for key in before.lost if key not in readded),
        )
        disk.sync_folder(self.folder)
        manifest.swap(self.folder, state)
        self.load()
        repair.sweep(self.folder, self._manifest, keep_new=True)
        return sum(map(len, dead.values()))

    def _marked(self, part: Part, places: np.ndarray, generation: int) -> Part:
        """The part with these documents removed too, as a list beside it."""
        if part.dead:
            places = np.union1d(places, read_dead(self.folder, part.dead))
        name = f"{part.name}.{generation}.{DEAD}"
        file = write_dead(self.folder, name, np.sort(places))
        file.sync()
        file.publish()
        return replace(part, dead=name)

    def _keys_of(self, part: Part) -> list[str]:
        return Segment(self.folder, part.name, None, verify=False).keys.all()
