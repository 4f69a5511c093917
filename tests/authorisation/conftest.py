"""One world for the whole matrix: built once, and each request is taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import small_world
from tests.authorisation.stage import Stage, built


@pytest.fixture(scope="package")
def _home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("stage")


@pytest.fixture(scope="package")
def _built(django_db_setup: None, django_db_blocker, _home: Path) -> Iterator[Stage]:
    with small_world.kept(django_db_blocker):
        with small_world.living_in(_home):
            stage = built()
        yield stage


@pytest.fixture
def stage(_built: Stage, _home: Path, db: None) -> Iterator[Stage]:
    """The world, with its keys and files where they were made; what a test changes is taken back."""
    with small_world.living_in(_home):
        yield _built
