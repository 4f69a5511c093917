"""One small demonstration world for these tests: what a test changes is taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import moulds, small_world


@pytest.fixture(scope="package")
def _world(django_db_setup: None, django_db_blocker, tmp_path_factory) -> Iterator[Path]:
    home = tmp_path_factory.mktemp("world")
    with django_db_blocker.unblock(), moulds.copied(small_world.WORLD, home):
        yield home


@pytest.fixture
def world(_world: Path, db: None) -> Iterator[None]:
    with small_world.living_in(_world):
        yield
