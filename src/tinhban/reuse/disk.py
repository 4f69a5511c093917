"""Files that are either whole or not there."""

import contextlib
import os
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

# Tests put a fault in here; it is told of each step before the step is done.
before_step: Callable[[str, Path], None] | None = None


def _step(what: str, path: Path) -> None:
    if before_step is not None:
        before_step(what, path)


class NewFile:
    """A file under a temporary name until it is sealed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._temporary = path.with_name(f"{path.name}.new")
        _step("create", path)
        self._file = open(self._temporary, "wb")  # noqa: SIM115 (closed by sync or drop)
        self.size = 0

    def write(self, part: Any) -> None:
        _step("write", self.path)
        self._file.write(part)
        self.size += len(part)  # bytes, or an array of bytes

    def enlarge(self, size: int) -> None:
        _step("write", self.path)
        self._file.truncate(size)
        self.size = size

    def sync(self) -> None:
        """Bring the content to the disk; may run beside other work."""
        _step("sync", self.path)
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def publish(self) -> None:
        _step("rename", self.path)
        os.replace(self._temporary, self.path)

    def drop(self) -> None:
        self._file.close()
        self._temporary.unlink(missing_ok=True)


def make_sparse(path: Path, size: int) -> None:
    """A file of zeros that takes no room yet."""
    new = NewFile(path)
    new.enlarge(size)
    new.sync()
    new.publish()


def write_whole(path: Path, content: bytes) -> None:
    """Replace a small file at once; a reader sees the old or the new one."""
    new = NewFile(path)
    new.write(content)
    new.sync()
    new.publish()
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    _step("sync folder", folder)
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remove(path: Path) -> None:
    _step("remove", path)
    with contextlib.suppress(FileNotFoundError):
        path.unlink()


def checksum(part: Any, before: int = 0) -> int:
    return zlib.crc32(part, before)
