"""Compiled code is shared by all tests and by the next run."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tinhban.reuse import kernel

# Another checkout has another folder: its loops may be others.
COMPILED = Path(tempfile.gettempdir()) / f"tinhban-compiled-{os.getuid()}-{kernel.edition()}"
kernel.keep_compiled(COMPILED)


@pytest.fixture
def index(tmp_path: Path) -> Iterator["object"]:
    from tinhban.reuse import Index

    with Index.open(tmp_path / "index", writable=True) as opened:
        yield opened
