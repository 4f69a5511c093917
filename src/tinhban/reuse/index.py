"""The index that others use: add, remove, merge, search."""

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import numpy as np

from . import disk, kernel, letters, manifest, merging, repair, typed
from .background import Background
from .called import CalledCommon
from .errors import Damaged, NotWritable, ReuseError
from .manifest import Manifest, Part
from .matches import Match
from .query import batches
from .segment import DEAD, POSTINGS, TEXTS, Folded, Segment, read_dead, write_dead, write_folded
from .view import View

FLUSH_DOCUMENTS = 1 << 16
FLUSH_TOKENS = 40_000_000
TIER = 8  # so many segments of like size are merged
LONGEST = 20_000_000  # characters of one text
Progress = Callable[[int, int], None]


class Index:
    """Texts that may be reused. One process writes, any number reads."""

    def __init__(self, folder: Path, *, writable: bool, verify: bool) -> None:
        self.folder = folder
        self.writable = writable
        self._verify = verify
        self._lock: IO[bytes] | None = None
        self._guard = threading.RLock()
        self._open: dict[Part, Segment] = {}
        self._manifest = Manifest()
        self._next = 1
        self._sorting = np.empty(0, np.uint64)
        self._merger: threading.Thread | None = None
        if writable:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock = manifest.lock(folder)
            repair.mend(folder)
        self.background = Background(folder, writable=writable)
        self._load()

    @classmethod
    def open(
        cls,
        folder: Path | str,
        writable: bool = False,
        *,
        verify: bool = True,
        compiled: Path | str | None = None,
    ) -> Self:
        """Open an index; one that does not exist is empty, and is made when it is to be written."""
        folder = Path(folder)
        if compiled is not None or writable:
            kernel.keep_compiled(Path(compiled) if compiled is not None else folder / "compiled")
        return cls(folder, writable=writable, verify=verify)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        if self._merger is not None:
            self._merger.join()
            self._merger = None
        if self._lock is not None:
            self.background.flush()
            self._lock.close()
            self._lock = None
        self.writable = False

    # -- reading ---------------------------------------------------------------------------------

    def search(self, text: str, called: CalledCommon | None = None) -> list[Match]:
        """The items that a text reuses, the surest first; not by what the asker calls common."""
        return next(self.search_many([text], called))

    def search_many(
        self, texts: Iterable[str], called: CalledCommon | None = None
    ) -> Iterator[list[Match]]:
        """The same for many texts, much faster: one answer for each, in their order."""
        for batch in batches(texts, len):
            view = self._current()
            yield from view.answer([text[:LONGEST] for text in batch], called)

    def __len__(self) -> int:
        return sum(segment.living for segment in self._current().segments)

    def __contains__(self, key: str) -> bool:
        return any(
            (place := segment.keys.places.get(key)) is not None and not segment.dead[place]
            for segment in self._current().segments
        )

    def keys(self) -> Iterator[str]:
        for segment in self._current().segments:
            for key, dead in zip(segment.keys.all(), segment.dead.tolist(), strict=True):
                if not dead:
                    yield key

    @property
    def lost(self) -> tuple[str, ...]:
        """Keys whose stored text was damaged: add them again."""
        return self._manifest.lost

    def sizes(self) -> dict[str, int]:
        """Documents, segments and bytes on disk: postings, and folded texts apart."""
        segments = self._current().segments
        return {
            "documents": sum(segment.living for segment in segments),
            "segments": len(segments),
            "index_bytes": sum(segment.bytes[POSTINGS] for segment in segments),
            "text_bytes": sum(segment.bytes[TEXTS] for segment in segments),
        }

    # -- writing ---------------------------------------------------------------------------------

    def add(self, rows: Iterable[tuple[str, str]]) -> int:
        """Add texts under their keys; a key that exists gets the new text. Return how many."""
        self._require_writable()
        added = 0
        folded = Folded()
        with ThreadPoolExecutor(1) as beside:
            waiting: Future[None] | None = None
            publish: Callable[[], None] | None = None
            for batch in batches(rows, lambda row: len(row[1])):
                self._fold(batch, folded)
                added += len(batch)
                if len(folded.keys) >= FLUSH_DOCUMENTS or folded.size >= FLUSH_TOKENS:
                    if waiting is not None and publish is not None:
                        waiting.result()
                        publish()
                    waiting, publish = self._write(folded, beside)
                    folded = Folded()
            if waiting is not None and publish is not None:
                waiting.result()
                publish()
            if folded.keys:
                waiting, publish = self._write(folded, beside)
                waiting.result()
                publish()
        self._tend()
        return added

    def remove(self, keys: Iterable[str]) -> int:
        """Forget these keys; return how many there were."""
        self._require_writable()
        with self._guard:
            dead = self._dead_places(keys)
            return self._publish([], dead)

    def merge(self) -> None:
        """Make all segments one and drop what was removed."""
        self._require_writable()
        if self._merger is not None:
            self._merger.join()
        with self._guard:
            parts = self._manifest.parts
        if len(parts) > 1 or any(part.dead for part in parts):
            self._merge(parts)

    def rebuild(self, progress: Progress | None = None) -> tuple[str, ...]:
        """Make every posting anew from the stored texts; return the keys that were lost."""
        self._require_writable()
        if self._merger is not None:
            self._merger.join()
        with self._guard:
            repair.rebuild(self.folder, progress)
            self._load()
            return self.lost

    # -- inside ----------------------------------------------------------------------------------

    def _fold(self, batch: list[tuple[str, str]], folded: Folded) -> None:
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

    def _write(
        self, folded: Folded, beside: ThreadPoolExecutor
    ) -> tuple["Future[None]", Callable[[], None]]:
        """Write a segment; bringing it to the disk runs beside the next texts."""
        name = self._take_name()
        count = sum(map(len, folded.postings))
        if count > len(self._sorting):  # kept for the next segment: fresh memory is slow
            self._sorting = np.empty(count, np.uint64)
        files = write_folded(self.folder, name, folded, self._sorting)
        places = {key: place for place, key in enumerate(folded.keys)}

        def sync() -> None:
            for file in files:
                file.sync()

        def publish() -> None:
            with self._guard:
                dead = self._dead_places(places)
                if len(places) < len(folded.keys):  # the last text of a key given twice counts
                    own = [place for place, key in enumerate(folded.keys) if places[key] != place]
                    dead[name] = np.array(own, np.uint32)
                for file in files:
                    file.publish()
                self._publish([Part(name)], dead)

        return beside.submit(sync), publish

    def _dead_places(self, keys: Iterable[str]) -> dict[str, np.ndarray]:
        dead: dict[str, np.ndarray] = {}
        wanted = list(keys)
        for part in self._manifest.parts:
            segment = self._open[part]
            places = segment.keys.places
            own = [
                place
                for key in wanted
                if (place := places.get(key)) is not None and not segment.dead[place]
            ]
            if own:
                dead[part.name] = np.array(own, np.uint32)
        return dead

    def _publish(
        self, new: list[Part], dead: dict[str, np.ndarray], gone: frozenset[str] = frozenset()
    ) -> int:
        """Swap the manifest: new segments in, merged ones out, removed documents marked."""
        before = self._manifest
        generation = before.generation + 1
        parts = []
        count = 0
        for part in [*(part for part in before.parts if part.name not in gone), *new]:
            if part.name in dead:
                places = dead[part.name]
                count += len(places)
                if part.dead:
                    places = np.union1d(places, read_dead(self.folder, part.dead))
                dead_name = f"{part.name}.{generation}.{DEAD}"
                file = write_dead(self.folder, dead_name, np.sort(places))
                file.sync()
                file.publish()
                part = replace(part, dead=dead_name)
            parts.append(part)
        if not new and not dead and not gone:
            return 0
        readded = {key for part in new for key in self._keys_of(part)} if before.lost else set()
        lost = tuple(key for key in before.lost if key not in readded)
        disk.sync_folder(self.folder)
        manifest.swap(
            self.folder,
            replace(
                before, generation=generation, next_number=self._next, parts=tuple(parts), lost=lost
            ),
        )
        self._load()
        repair.sweep(self.folder, self._manifest, keep_new=True)
        return count

    def _keys_of(self, part: Part) -> list[str]:
        return Segment(self.folder, part.name, None, verify=False).keys.all()

    def _take_name(self) -> str:
        with self._guard:
            number = self._next
            self._next += 1
            return f"{number:08d}"

    def _tend(self) -> None:
        """Merge small segments of like size beside other work."""
        if self._merger is not None and self._merger.is_alive():
            return
        self._merger = None
        if self._like_sized():
            self._merger = threading.Thread(
                target=self._merge_tiers, name="reuse-merge", daemon=True
            )
            self._merger.start()

    def _merge_tiers(self) -> None:
        while parts := self._like_sized():
            self._merge(parts)

    def _like_sized(self) -> tuple[Part, ...]:
        with self._guard:
            tiers: dict[int, list[Part]] = {}
            for part in self._manifest.parts:
                tiers.setdefault((self._open[part].documents.bit_length() - 1) // 3, []).append(
                    part
                )
        for _, parts in sorted(tiers.items()):
            if len(parts) >= TIER:
                return tuple(parts)
        return ()

    def _merge(self, parts: tuple[Part, ...]) -> None:
        with self._guard:
            segments = [self._open[part] for part in parts]
            name = self._take_name()
        numbers, documents = merging.new_numbers(segments)
        files = merging.write_merged(self.folder, name, segments, numbers, documents)
        for file in files:
            file.sync()
        with self._guard:
            # What was removed while we merged is removed from the merged segment too.
            own = {part.name: part for part in self._manifest.parts}
            late = []
            for segment, renamed in zip(segments, numbers, strict=True):
                dead_name = own[segment.name].dead
                if dead_name and dead_name != segment.dead_name:
                    places = renamed[read_dead(self.folder, dead_name)]
                    late.append(places[places >= 0])
            dead = {name: np.concatenate(late).astype(np.uint32)} if late else {}
            for file in files:
                file.publish()
            self._publish([Part(name)], dead, gone=frozenset(segment.name for segment in segments))

    def _current(self) -> View:
        if not self.writable and manifest.stamp(self.folder) != self._stamp:
            with self._guard:
                self._load()
        return self._view

    def _load(self) -> None:
        """Take the manifest's segments; a reader tries again when the writer was faster."""
        for attempt in range(20):
            stamp = manifest.stamp(self.folder)
            try:
                state = manifest.read(self.folder)
                opened = {
                    part: self._open.get(part) or self._open_segment(part) for part in state.parts
                }
            except FileNotFoundError as problem:
                if self.writable or attempt == 19:
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

    def _open_segment(self, part: Part) -> Segment:
        return Segment(self.folder, part.name, part.dead, verify=self._verify)

    def _require_writable(self) -> None:
        if not self.writable:
            raise NotWritable("the index was opened for reading only")
