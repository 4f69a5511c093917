"""One test never meets another's keys, files or guard; tables are made once for all processes of a run."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import blocking_manager_key
from tests import moulds


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """The database that the tests of this process write in, each taking back what it wrote."""
    with (
        django_db_blocker.unblock(),
        moulds.copied(moulds.TABLES, tmp_path_factory.mktemp("tables")),
        django_db_blocker.block(),
    ):
        yield


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Whoever began the run ends it."""
    if not hasattr(session.config, "workerinput"):
        with session.config.stash[blocking_manager_key].unblock():
            moulds.forget()


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
