"""An immutable part of the index: texts as tokens, and postings that can be made anew from them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from . import kernel
from .container import ArrayFile, ArrayWriter
from .disk import NewFile
from .errors import Damaged

KEY_BITS = 35  # as in compiled/fold.py, which is not imported before it is needed
TEXTS, POSTINGS, DEAD = "texts", "postings", "dead"
_PARTS = 64  # how many steps a large segment is written in
_SMALL = 1 << 16


@dataclass(slots=True)
class Folded:
    """Texts as the kernel folded them, not yet on disk."""

    keys: list[str] = field(default_factory=list)
    tokens: list[np.ndarray] = field(default_factory=list)
    places: list[np.ndarray] = field(default_factory=list)
    oddities: list[np.ndarray] = field(default_factory=list)
    postings: list[np.ndarray] = field(default_factory=list)
    token_counts: list[np.ndarray] = field(default_factory=list)
    odd_counts: list[np.ndarray] = field(default_factory=list)
    stories: list[np.ndarray] = field(default_factory=list)
    size: int = 0


class Segment:
    """One segment, memory-mapped."""

    def __init__(self, folder: Path, name: str, dead: str | None, *, verify: bool) -> None:
        self.name = name
        self.dead_name = dead
        texts = ArrayFile(folder / f"{name}.{TEXTS}", verify=verify)
        self._texts = texts.arrays
        self.starts = self._texts["starts"]
        self.tokens = self._texts["tokens"]
        self.places = self._texts["places"]
        self.odd_starts = self._texts["odd_starts"]
        self.oddities = self._texts["oddities"].reshape(-1, 3)
        self.documents = len(self.starts) - 1
        self.bits = document_bits(self.documents)
        postings = ArrayFile(folder / f"{name}.{POSTINGS}", verify=verify)
        self.directory = postings.arrays["directory"]
        self.packed = postings.arrays["packed"]
        self.stories = postings.arrays["stories"]
        if (
            len(self.directory) != (1 << (KEY_BITS - 32 + self.bits)) + 1
            or len(self.stories) != self.documents
        ):
            raise Damaged(f"{name}.{POSTINGS}: does not belong to its texts")
        self.bytes = {TEXTS: texts.size, POSTINGS: postings.size}
        self.dead = np.zeros(self.documents, np.uint8)
        if dead:
            self.dead[read_dead(folder, dead)] = 1

    @cached_property
    def keys(self) -> "Keys":
        return Keys(self._texts)

    @property
    def living(self) -> int:
        return self.documents - int(self.dead.sum())


class Keys:
    """The keys of a segment's documents, as stored."""

    def __init__(self, arrays: dict[str, np.ndarray]) -> None:
        self.blob = arrays["keys"]
        self.ends = arrays["key_ends"]

    def __getitem__(self, document: int) -> str:
        begin = int(self.ends[document - 1]) if document else 0
        return bytes(self.blob[begin : int(self.ends[document])]).decode()

    def __len__(self) -> int:
        return len(self.ends)

    def all(self) -> list[str]:
        return [self[document] for document in range(len(self))]

    @cached_property
    def places(self) -> dict[str, int]:
        """Only the writer asks for this: a reader needs no table of all keys."""
        return {key: document for document, key in enumerate(self.all())}


def document_bits(documents: int) -> int:
    return max(1, (documents - 1).bit_length()) if documents else 1


def write_keys(writer: ArrayWriter, keys: Sequence[str]) -> None:
    joined = "".join(keys)
    sizes = map(len, keys) if joined.isascii() else (len(key.encode()) for key in keys)
    writer.array("keys", np.frombuffer(joined.encode(), np.uint8))
    writer.array("key_ends", np.cumsum(np.fromiter(sizes, np.int64, len(keys))))


def write_folded(folder: Path, name: str, folded: Folded, sorting: np.ndarray) -> list[NewFile]:
    """The two files of a new segment, written but not yet synced or published."""
    documents = len(folded.keys)
    texts = ArrayWriter(folder / f"{name}.{TEXTS}")
    write_keys(texts, folded.keys)
    texts.array("starts", _starts(folded.token_counts))
    texts.array("odd_starts", _starts(folded.odd_counts))
    for section, parts, dtype in (
        ("tokens", folded.tokens, np.uint16),
        ("places", folded.places, np.uint8),
        ("oddities", folded.oddities, np.int32),
    ):
        texts.begin(section, dtype)
        for part in parts:
            texts.part(part)
    files = [texts.finish({"documents": documents})]
    count = sum(map(len, folded.postings))
    postings = sorting[:count]
    np.concatenate([*folded.postings, postings[:0]], out=postings)
    postings.sort()
    stories = np.concatenate([*folded.stories, np.zeros(0, np.uint16)])
    files.append(write_postings(folder, name, folded.keys, [postings], stories))
    return files


def write_postings(
    folder: Path,
    name: str,
    keys: Sequence[str],
    runs: Any,
    stories: np.ndarray,
    meta: dict[str, Any] | None = None,
) -> NewFile:
    """Pack runs of sorted postings, each run above the one before."""
    pack = kernel.load().postings.pack
    bits = document_bits(len(keys))
    directory = np.zeros((1 << (KEY_BITS - 32 + bits)) + 1, np.uint32)
    writer = ArrayWriter(folder / f"{name}.{POSTINGS}")
    writer.begin("packed", np.uint32)
    done, bucket = 0, -1
    for run in runs:
        packed = np.empty(len(run), np.uint32)
        kept, bucket = pack(run, len(run), bits, done, bucket, directory, packed)
        writer.part(packed[:kept])
        done += kept
    if done >= 1 << 32:
        raise Damaged(f"{name}: too many postings for one segment")
    directory[bucket + 1 :] = done
    writer.array("directory", directory)
    writer.array("stories", stories)
    write_keys(writer, keys)
    return writer.finish({"documents": len(keys), **(meta or {})})


def postings_of(
    tokens: np.ndarray, places: np.ndarray, starts: np.ndarray, documents: int
) -> tuple[Any, np.ndarray]:
    """Postings and stories from stored tokens, for a segment whose postings were lost."""
    repost = kernel.load().postings.repost
    stories = np.zeros(documents, np.uint64)
    parts = []
    for first in range(0, documents, _SMALL):
        last = min(documents, first + _SMALL)
        room = int(starts[last]) - int(starts[first])
        part = np.empty(room, np.uint64)
        count = repost(tokens, places, starts, first, last, part, stories[first:last])
        parts.append(part[:count].copy())
    postings = np.concatenate([*parts, np.zeros(0, np.uint64)])
    postings.sort()
    return postings, stories.astype(np.uint16)


def write_dead(folder: Path, name: str, documents: np.ndarray) -> NewFile:
    writer = ArrayWriter(folder / name)
    writer.array("dead", documents.astype(np.uint32))
    return writer.finish({})


def read_dead(folder: Path, name: str) -> np.ndarray:
    return ArrayFile(folder / name, verify=True).arrays["dead"]


def _starts(counts: list[np.ndarray]) -> np.ndarray:
    out = np.zeros(sum(map(len, counts)) + 1, np.int64)
    if counts:
        np.cumsum(np.concatenate(counts), out=out[1:])
    return out
