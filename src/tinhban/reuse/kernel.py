"""The compiled loops, loaded on first use: importing numba costs time and memory."""

import functools
import os
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

_MODULES = ("align", "fold", "judge", "postings", "query", "sketch")


@functools.cache
def load() -> Any:
    """All compiled modules by name; the first call of a process imports numba."""
    return SimpleNamespace(
        **{name: import_module(f"{__package__}.compiled.{name}") for name in _MODULES}
    )


def keep_compiled(folder: Path) -> None:
    """Where compiled code is kept between runs; the first folder told in a process is used."""
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("NUMBA_CACHE_DIR", str(folder))


def warm() -> None:
    """Load or compile everything now, so that the first question is not slow."""
    import tempfile

    from .index import Index

    words = " ".join(f"tiếng{number % 97} việt{number % 89}" for number in range(120))
    with tempfile.TemporaryDirectory() as folder, Index.open(folder, writable=True) as index:
        index.add([("1", words), ("2", words[:300])])
        index.add([("2", words[:400])])
        index.background.update([words])
        index.merge()
        index.search(words)
