"""The one small file that says which segments are the index, and the lock of its writer."""

import fcntl
import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from . import disk
from .errors import Damaged, IndexBusy

NAME = "manifest.json"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Part:
    """A segment as the manifest lists it."""

    name: str
    dead: str | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    generation: int = 0
    next_number: int = 1
    parts: tuple[Part, ...] = ()
    lost: tuple[str, ...] = field(default=())  # keys whose text was damaged: to be added again


def read(folder: Path) -> Manifest:
    try:
        raw = (folder / NAME).read_bytes()
    except FileNotFoundError:
        return Manifest()
    try:
        document = json.loads(raw)
        body = document["index"]
        if document["checksum"] != _checksum(body):
            raise Damaged(f"{NAME}: has another checksum")
        if body["format"] != _FORMAT:
            raise Damaged(f"{NAME}: format {body['format']} is not known here")
        return Manifest(
            generation=body["generation"],
            next_number=body["next"],
            parts=tuple(Part(part["name"], part["dead"]) for part in body["segments"]),
            lost=tuple(body["lost"]),
        )
    except (ValueError, KeyError, TypeError) as problem:
        raise Damaged(f"{NAME}: cannot be read") from problem


def swap(folder: Path, manifest: Manifest) -> None:
    """Make this the index, at once."""
    body = {
        "format": _FORMAT,
        "generation": manifest.generation,
        "next": manifest.next_number,
        "segments": [{"name": part.name, "dead": part.dead} for part in manifest.parts],
        "lost": list(manifest.lost),
    }
    content = json.dumps({"index": body, "checksum": _checksum(body)}, ensure_ascii=False, indent=1)
    disk.write_whole(folder / NAME, content.encode())


def stamp(folder: Path) -> tuple[int, int, int] | None:
    """Changes whenever the manifest does."""
    try:
        status = os.stat(folder / NAME)
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size


def lock(folder: Path) -> IO[bytes]:
    """Be the only writer until the handle is closed; the system lets go of it with the process."""
    handle = open(folder / "lock", "ab")  # noqa: SIM115 (held while the index is open)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        handle.close()
        raise IndexBusy(f"another process is writing the index in {folder}") from problem
    return handle


def _checksum(body: object) -> int:
    return disk.checksum(json.dumps(body, sort_keys=True).encode())
