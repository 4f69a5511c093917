"""Nodes to begin with, made once in a run: one with the small demonstration world, and one that is prepared and empty."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

from tests import moulds
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


def _prepare(_files: Path) -> None:
    from tinhban.organisations import loading

    loading.load_units()
    loading.load_bodies()


_PREPARED = Mould("prepared", _prepare, TABLES)


def prepared(home: Path) -> None:
    """Spare a node of its own the making of its tables; where the tests run on PostgreSQL it makes them itself."""
    if connection.vendor == "sqlite":
        moulds.file_of(_PREPARED, home / "tinhban.sqlite3")
