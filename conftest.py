"""The data directory of a test run: fresh, and set before any setting is read."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

_HOME = tempfile.TemporaryDirectory(prefix="tinhban-test-")
os.environ["TINHBAN_HOME"] = _HOME.name
os.environ["TINHBAN_GUARD"] = str(Path(_HOME.name) / "guard")
# Playwright keeps an event loop in the thread that runs the tests.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(autouse=True)
def _own_data_directory(tmp_path: Path, settings) -> Iterator[None]:
    """Keys, files and guard of one test never meet another's."""
    settings.TINHBAN_KEYS = tmp_path / "keys"
    settings.TINHBAN_FILES = tmp_path / "files"
    settings.TINHBAN_GUARD = str(tmp_path / "guard")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    yield
