"""A file of named arrays with checksums, written once and memory-mapped."""

import json
import struct
from pathlib import Path
from typing import Any

import numpy as np

from .disk import NewFile, checksum
from .errors import Damaged

_MAGIC = b"TBREUSE1"
_TAIL = struct.Struct("<II8s")  # length and checksum of the contents list, magic
_ALIGNED = 64


class ArrayWriter:
    """Write arrays one after the other, each in as many parts as one likes."""

    def __init__(self, path: Path) -> None:
        self.file = NewFile(path)
        self.file.write(_MAGIC)
        self._sections: list[dict[str, Any]] = []

    def begin(self, name: str, dtype: Any) -> None:
        self.file.write(bytes(-self.file.size % _ALIGNED))
        self._sections.append(
            {"name": name, "dtype": np.dtype(dtype).str, "at": self.file.size, "count": 0, "crc": 0}
        )

    def part(self, array: np.ndarray) -> None:
        section = self._sections[-1]
        if not array.size:
            return
        raw = np.ascontiguousarray(array, np.dtype(section["dtype"])).reshape(-1).view(np.uint8)
        section["count"] += array.size
        section["crc"] = checksum(raw, section["crc"])
        self.file.write(raw)

    def array(self, name: str, array: np.ndarray) -> None:
        self.begin(name, array.dtype)
        self.part(array)

    def finish(self, meta: dict[str, Any]) -> NewFile:
        """Write the list of contents; the caller syncs and publishes the file."""
        contents = json.dumps({"meta": meta, "sections": self._sections}).encode()
        self.file.write(contents)
        self.file.write(_TAIL.pack(len(contents), checksum(contents), _MAGIC))
        return self.file


class ArrayFile:
    """The arrays of a file, memory-mapped for reading."""

    def __init__(self, path: Path, *, verify: bool) -> None:
        self.path = path
        try:
            whole: np.ndarray = np.memmap(path, np.uint8, mode="r").view(np.ndarray)
        except FileNotFoundError:
            raise
        except (OSError, ValueError) as problem:
            raise Damaged(f"{path.name}: {problem}") from problem
        contents = self._contents(whole)
        self.size = len(whole)
        self.meta: dict[str, Any] = contents["meta"]
        self.arrays: dict[str, np.ndarray] = {}
        for section in contents["sections"]:
            dtype = np.dtype(section["dtype"])
            end = section["at"] + section["count"] * dtype.itemsize
            part = whole[section["at"] : end]
            if len(part) != end - section["at"] or (verify and checksum(part) != section["crc"]):
                raise Damaged(f"{path.name}: {section['name']} has another checksum")
            self.arrays[section["name"]] = part.view(dtype)

    def _contents(self, whole: np.ndarray) -> Any:
        if len(whole) < _TAIL.size + len(_MAGIC) or bytes(whole[:8]) != _MAGIC:
            raise Damaged(f"{self.path.name}: not a file of this index")
        length, crc, magic = _TAIL.unpack(bytes(whole[-_TAIL.size :]))
        raw = bytes(whole[max(0, len(whole) - _TAIL.size - length) : -_TAIL.size])
        if magic != _MAGIC or len(raw) != length or checksum(raw) != crc:
            raise Damaged(f"{self.path.name}: written only in part")
        return json.loads(raw)
