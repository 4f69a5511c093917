"""Compiled code is shared by all tests and by the next run."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

COMPILED = Path(tempfile.gettempdir()) / f"tinhban-compiled-{os.getuid()}"
os.environ.setdefault("NUMBA_CACHE_DIR", str(COMPILED))


@pytest.fixture
def index(tmp_path: Path) -> Iterator["object"]:
    from tinhban.reuse import Index

    with Index.open(tmp_path / "index", writable=True) as opened:
        yield opened
