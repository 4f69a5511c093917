"""One small demonstration world for these tests: built once, what a test changes is taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import small_world


@pytest.fixture(scope="package")
def _home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("world")


@pytest.fixture(scope="package")
def _world(django_db_setup: None, django_db_blocker, _home: Path) -> Iterator[None]:
    with small_world.kept(django_db_blocker):
        with small_world.living_in(_home):
            small_world.load()
        yield


@pytest.fixture
def world(_world: None, _home: Path, db: None) -> Iterator[None]:
    with small_world.living_in(_home):
        yield
