"""The small demonstration world in a database of its own: made once in a run, copied for who works in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from tests.moulds import TABLES, Mould

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


def _load(home: Path) -> None:
    """Bodies and the history with two deliveries and pieces of each kind."""
    from tinhban.config.demonstration import world
    from tinhban.organisations import loading

    with living_in(home):
        loading.load_bodies()
        world.load(most=2)


WORLD = Mould("world", _load, TABLES)
