"""Several segments made one: the same documents without those removed, in the same order."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from . import kernel
from .container import ArrayWriter
from .disk import NewFile
from .segment import KEY_BITS, TEXTS, Segment, write_keys, write_postings

_STEP = 1 << 22  # tokens copied, or postings sorted, at a time


def new_numbers(segments: Sequence[Segment]) -> tuple[list[np.ndarray], int]:
    """For each segment the document's number in the merged one, -1 for a removed document."""
    numbers = []
    count = 0
    for segment in segments:
        alive = segment.dead == 0
        own = np.where(alive, np.cumsum(alive) - 1 + count, -1).astype(np.int64)
        numbers.append(own)
        count += int(alive.sum())
    return numbers, count


def write_merged(
    folder: Path, name: str, segments: Sequence[Segment], numbers: list[np.ndarray], documents: int
) -> list[NewFile]:
    """The files of the merged segment, not yet published."""
    alive = [own >= 0 for own in numbers]
    keys = [
        key
        for segment, own in zip(segments, alive, strict=True)
        for key, lives in zip(segment.keys.all(), own.tolist(), strict=True)
        if lives
    ]
    files = [_texts(folder, name, segments, alive, keys)]
    stories = np.concatenate(
        [segment.stories[own] for segment, own in zip(segments, alive, strict=True)]
    )
    most = sum(len(segment.packed) for segment in segments)
    replaced = {"replaces": [segment.name for segment in segments]}
    runs = _runs(segments, numbers, most)
    files.append(write_postings(folder, name, keys, runs, stories, replaced))
    return files


def _texts(
    folder: Path, name: str, segments: Sequence[Segment], alive: list[np.ndarray], keys: list[str]
) -> NewFile:
    writer = ArrayWriter(folder / f"{name}.{TEXTS}")
    write_keys(writer, keys)
    for section in ("starts", "odd_starts"):
        writer.array(section, _starts([getattr(segment, section) for segment in segments], alive))
    for section, starts in (("tokens", "starts"), ("places", "starts"), ("oddities", "odd_starts")):
        writer.begin(section, getattr(segments[0], section).dtype)
        for segment, own in zip(segments, alive, strict=True):
            bounds = getattr(segment, starts)
            for first, last in _stretches(own, bounds):
                writer.part(getattr(segment, section)[int(bounds[first]) : int(bounds[last])])
    return writer.finish(
        {"documents": len(keys), "replaces": [segment.name for segment in segments]}
    )


def _starts(rows: list[np.ndarray], alive: list[np.ndarray]) -> np.ndarray:
    counts = np.concatenate([np.diff(row)[own] for row, own in zip(rows, alive, strict=True)])
    out = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=out[1:])
    return out


def _stretches(alive: np.ndarray, bounds: np.ndarray) -> Iterator[tuple[int, int]]:
    """Runs of living documents, none much longer than a step."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], alive.view(np.int8), [0]])))
    for first, last in edges.reshape(-1, 2).tolist():
        while first < last:
            stop = int(np.searchsorted(bounds, int(bounds[first]) + _STEP))
            stop = min(last, max(stop, first + 1))
            yield first, stop
            first = stop


def _runs(
    segments: Sequence[Segment], numbers: list[np.ndarray], most: int
) -> Iterator[np.ndarray]:
    """Sorted postings of all segments, by rising stretches of the key."""
    unpack = kernel.load().postings.unpack
    pieces = max(1, -(-most // _STEP))
    edges = [(1 << KEY_BITS) * piece // pieces for piece in range(pieces)] + [1 << KEY_BITS]
    # A stretch begins where a bucket of every segment begins.
    coarse = min(KEY_BITS - 32 + segment.bits for segment in segments)
    shift = KEY_BITS - coarse
    edges = sorted({edge >> shift << shift for edge in edges})
    for begin, end in pairwise(edges):
        ranges = []
        for segment in segments:
            rest = 32 - segment.bits
            ranges.append((begin >> rest, end >> rest))
        room = sum(
            int(segment.directory[high]) - int(segment.directory[low])
            for segment, (low, high) in zip(segments, ranges, strict=True)
        )
        run = np.empty(room, np.uint64)
        n = 0
        for segment, own, (low, high) in zip(segments, numbers, ranges, strict=True):
            n = unpack(segment.directory, segment.packed, segment.bits, low, high, own, run, n)
        run = run[:n]
        run.sort()
        yield run
