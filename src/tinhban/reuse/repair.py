"""What to do when a file of the index is not what was written: lose nothing else."""

import contextlib
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from . import disk, manifest
from .container import ArrayFile
from .errors import Damaged
from .manifest import Manifest, Part
from .segment import DEAD, POSTINGS, TEXTS, Keys, Segment, postings_of, write_postings

_OURS = re.compile(r"^(\d{8})\.(texts|postings|\d+\.dead)(\.new)?$")
SET_ASIDE = "damaged"
Progress = Callable[[int, int], None]


def mend(folder: Path) -> None:
    """Before writing: a readable manifest, whole segments, no rests of an interrupted run."""
    state = Manifest()
    try:
        state = manifest.read(folder)
        complete = manifest.stamp(folder) is not None
    except Damaged:
        complete = False
    if not complete and any(_OURS.match(path.name) for path in folder.iterdir()):
        state = _found(folder)
        manifest.swap(folder, state)
    parts, lost = [], list(state.lost)
    for part in state.parts:
        kept, gone = _whole(folder, part)
        parts += [kept] if kept else []
        lost += gone
    if tuple(parts) != state.parts or tuple(lost) != state.lost:
        lost = sorted(set(lost))
        state = replace(
            state, generation=state.generation + 1, parts=tuple(parts), lost=tuple(lost)
        )
        manifest.swap(folder, state)
    sweep(folder, state)


def rebuild(folder: Path, progress: Progress | None = None) -> None:
    """Every segment's postings once more from its texts."""
    mend(folder)
    state = manifest.read(folder)
    for number, part in enumerate(state.parts):
        _repost(folder, part.name)
        if progress is not None:
            progress(number + 1, len(state.parts))
    manifest.swap(folder, replace(state, generation=state.generation + 1))


def sweep(folder: Path, state: Manifest, *, keep_new: bool = False) -> None:
    """Remove files of ours that no manifest names."""
    names = {f"{part.name}.{kind}" for part in state.parts for kind in (TEXTS, POSTINGS)}
    names |= {part.dead for part in state.parts if part.dead}
    newest = max((int(part.name) for part in state.parts), default=0)
    for path in folder.iterdir():
        ours = _OURS.match(path.name)
        if not ours or path.name in names:
            continue
        # A segment that another thread is still writing has a temporary name or a later number.
        if keep_new and (ours.group(3) or int(ours.group(1)) > newest):
            continue
        disk.remove(path)


def _whole(folder: Path, part: Part) -> tuple[Part | None, list[str]]:
    """The part as it can be used, or nothing and the keys that are to be added again."""
    if part.dead:
        try:
            ArrayFile(folder / part.dead, verify=True)
        except (Damaged, FileNotFoundError):
            # Which were removed is not known: all of them are asked for again.
            return None, _set_aside(folder, part)
    try:
        Segment(folder, part.name, None, verify=True)
    except (Damaged, FileNotFoundError, KeyError):
        try:
            _repost(folder, part.name)
            Segment(folder, part.name, None, verify=True)
        except (Damaged, FileNotFoundError, KeyError):
            return None, _set_aside(folder, part)
    return part, []


def _repost(folder: Path, name: str) -> None:
    texts = ArrayFile(folder / f"{name}.{TEXTS}", verify=True)
    starts = texts.arrays["starts"]
    keys = Keys(texts.arrays).all()
    postings, stories = postings_of(
        texts.arrays["tokens"], texts.arrays["places"], starts, len(keys)
    )
    file = write_postings(folder, name, keys, [postings], stories, texts.meta)
    file.sync()
    file.publish()
    disk.sync_folder(folder)


def _set_aside(folder: Path, part: Part) -> list[str]:
    """Move a segment out of the way and name its keys, from whichever file still has them."""
    aside = folder / SET_ASIDE
    aside.mkdir(exist_ok=True)
    keys: list[str] = []
    for kind in (POSTINGS, TEXTS):
        path = folder / f"{part.name}.{kind}"
        if not keys:
            with contextlib.suppress(Damaged, FileNotFoundError, KeyError, UnicodeDecodeError):
                keys = Keys(ArrayFile(path, verify=True).arrays).all()
        with contextlib.suppress(FileNotFoundError):
            path.replace(aside / path.name)
    return keys


def _found(folder: Path) -> Manifest:
    """The manifest made anew from the files that are there."""
    names = sorted(
        {
            m.group(1)
            for path in folder.iterdir()
            if (m := _OURS.match(path.name)) and not m.group(3)
        }
    )
    replaced: set[str] = set()
    for name in names:
        for kind in (TEXTS, POSTINGS):
            with contextlib.suppress(Damaged, FileNotFoundError):
                replaced |= set(
                    ArrayFile(folder / f"{name}.{kind}", verify=False).meta.get("replaces", [])
                )
    parts = []
    for name in names:
        if name in replaced or not (folder / f"{name}.{TEXTS}").exists():
            continue
        dead = sorted(
            folder.glob(f"{name}.*.{DEAD}"), key=lambda path: int(path.name.split(".")[1])
        )
        parts.append(Part(name, dead[-1].name if dead else None))
    number = max((int(name) for name in names), default=0) + 1
    return Manifest(generation=1, next_number=number, parts=tuple(parts))
