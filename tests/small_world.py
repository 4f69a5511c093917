"""The small demonstration world in the test database, built once for several tests and taken back after them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import transaction

PLACES = {"TINHBAN_KEYS": "keys", "TINHBAN_FILES": "files", "TINHBAN_GUARD": "guard"}


@contextmanager
def living_in(home: Path) -> Iterator[None]:
    """Keys, files and guard in this folder: where the world was built, it also goes on."""
    kept = {name: getattr(settings, name) for name in PLACES}
    for name, folder in PLACES.items():
        setattr(settings, name, home / folder)
    try:
        yield
    finally:
        for name, value in kept.items():
            setattr(settings, name, value)


@contextmanager
def kept(blocker: object) -> Iterator[None]:
    """Whatever is written inside stays until the end of the block, through many tests."""
    with blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        yield
        transaction.set_rollback(True)


def load() -> None:
    """Bodies and the history with two deliveries and pieces of each kind."""
    from tinhban.config.demonstration import world
    from tinhban.organisations import loading

    loading.load_bodies()
    world.load(most=2)
