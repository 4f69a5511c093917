"""One test never meets another's keys, files or guard."""

from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _own_data_directory(tmp_path: Path, settings) -> Iterator[None]:
    settings.TINHBAN_KEYS = tmp_path / "keys"
    settings.TINHBAN_FILES = tmp_path / "files"
    settings.TINHBAN_GUARD = str(tmp_path / "guard")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    yield
