"""One world for the whole matrix: each request is taken back."""

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import moulds, small_world
from tests.authorisation.stage import STAGE, Stage, kept_in


@pytest.fixture(scope="package")
def _built(
    django_db_setup: None, django_db_blocker, tmp_path_factory
) -> Iterator[tuple[Stage, Path]]:
    home = tmp_path_factory.mktemp("stage")
    with django_db_blocker.unblock(), moulds.copied(STAGE, home):
        yield pickle.loads(kept_in(home).read_bytes()), home  # noqa: S301 - of this run


@pytest.fixture
def stage(_built: tuple[Stage, Path], db: None) -> Iterator[Stage]:
    """The world, with its keys and files beside it; what a test changes is taken back."""
    built, home = _built
    with small_world.living_in(home):
        yield built
