"""The compiled loops, loaded on first use: importing numba costs time and memory."""

import functools
import hashlib
import os
import shutil
from importlib import import_module, metadata
from pathlib import Path
from types import SimpleNamespace
from typing import Any

_MODULES = ("align", "fold", "form", "judge", "postings", "query", "sketch", "weigh")


@functools.cache
def load() -> Any:
    """All compiled modules by name; the first call of a process imports numba."""
    return SimpleNamespace(
        **{name: import_module(f"{__package__}.compiled.{name}") for name in _MODULES}
    )


@functools.cache
def edition() -> str:
    """Another word whenever the loops have to be compiled again: a constant in one of them is compiled
    into those that use it, which numba does not notice.
    """
    said = hashlib.sha256()
    for package in ("numba", "numpy"):
        said.update(metadata.version(package).encode())
    for source in sorted((Path(__file__).parent / "compiled").glob("*.py")):
        said.update(source.name.encode() + source.read_bytes())
    return said.hexdigest()[:16]


def keep_compiled(folder: Path) -> None:
    """Where compiled code is kept between runs, in a folder of its edition; the first told in a process is used."""
    own = folder / edition()
    own.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("NUMBA_CACHE_DIR", str(own))


def forget_old_editions(folder: Path) -> None:
    """Remove what other editions left in a folder of compiled code."""
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != edition():
            shutil.rmtree(entry, ignore_errors=True)
