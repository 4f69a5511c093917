"""The index that others use: add, remove, merge, search."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from . import kernel, repair
from .background import Background
from .called import CalledCommon
from .errors import NotWritable
from .filling import LONGEST, Filling
from .matches import Match
from .query import batches
from .repair import Progress
from .segment import POSTINGS, TEXTS
from .shelf import Shelf
from .tending import Tending


class Index:
    """Texts that may be reused. One process writes, any number reads."""

    def __init__(self, folder: Path, *, writable: bool, verify: bool) -> None:
        self.folder = folder
        self._shelf = Shelf(folder, writable=writable, verify=verify)
        self._filling = Filling(self._shelf)
        self._tending = Tending(self._shelf)

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
        self._tending.wait()
        self._shelf.close()

    @property
    def writable(self) -> bool:
        return self._shelf.writable

    @property
    def background(self) -> Background:
        """What of all this was published often."""
        return self._shelf.background

    def search(self, text: str, called: CalledCommon | None = None) -> list[Match]:
        """The items that a text reuses, the surest first; not by what the asker calls common."""
        return next(self.search_many([text], called))

    def search_many(
        self, texts: Iterable[str], called: CalledCommon | None = None
    ) -> Iterator[list[Match]]:
        """The same for many texts, much faster: one answer for each, in their order."""
        for batch in batches(texts, len):
            view = self._shelf.view()
            yield from view.answer([text[:LONGEST] for text in batch], called)

    def __len__(self) -> int:
        return sum(segment.living for segment in self._shelf.view().segments)

    def __contains__(self, key: str) -> bool:
        return any(
            (place := segment.keys.places.get(key)) is not None and not segment.dead[place]
            for segment in self._shelf.view().segments
        )

    def keys(self) -> Iterator[str]:
        for segment in self._shelf.view().segments:
            for key, dead in zip(segment.keys.all(), segment.dead.tolist(), strict=True):
                if not dead:
                    yield key

    @property
    def lost(self) -> tuple[str, ...]:
        """Keys whose stored text was damaged: add them again."""
        return self._shelf.lost

    def sizes(self) -> dict[str, int]:
        """Documents, segments and bytes on disk: postings, and folded texts apart."""
        segments = self._shelf.view().segments
        return {
            "documents": sum(segment.living for segment in segments),
            "segments": len(segments),
            "index_bytes": sum(segment.bytes[POSTINGS] for segment in segments),
            "text_bytes": sum(segment.bytes[TEXTS] for segment in segments),
        }

    def add(self, rows: Iterable[tuple[str, str]]) -> int:
        """Add texts under their keys; a key that exists gets the new text. Return how many."""
        self._require_writable()
        added = self._filling.add(rows)
        self._tending.begin()
        return added

    def remove(self, keys: Iterable[str]) -> int:
        """Forget these keys; return how many there were."""
        self._require_writable()
        with self._shelf.guard:
            return self._shelf.publish([], self._shelf.living_places(keys))

    def merge(self) -> None:
        """Make all segments one and drop what was removed."""
        self._require_writable()
        self._tending.wait()
        parts = self._shelf.parts
        if len(parts) > 1 or any(part.dead for part in parts):
            self._tending.merge(parts)

    def rebuild(self, progress: Progress | None = None) -> tuple[str, ...]:
        """Make every posting anew from the stored texts; return the keys that were lost."""
        self._require_writable()
        self._tending.wait()
        with self._shelf.guard:
            repair.rebuild(self.folder, progress)
            self._shelf.load()
            return self.lost

    def _require_writable(self) -> None:
        if not self.writable:
            raise NotWritable("the index was opened for reading only")
