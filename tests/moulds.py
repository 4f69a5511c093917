"""What many tests begin with: a database and the files beside it, made once in a run and copied for each of them.

Whoever needs a mould first makes it, in any process of the run; the others wait for it. SQLite copies into memory,
PostgreSQL with `CREATE DATABASE … TEMPLATE`. The folder of a run is named by `tests/environment.py`.
"""

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.core.management import call_command
from django.db import connection

FILE = "database.sqlite3"


@dataclass(frozen=True)
class Mould:
    """A database as `make` leaves it, given the folder of its files, on top of what another mould holds."""

    name: str
    make: Callable[[Path], None]
    upon: "Mould | None" = None


def _migrate(_files: Path) -> None:
    call_command("migrate", run_syncdb=True, interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)


TABLES = Mould("tables", _migrate)


@contextmanager
def copied(mould: Mould, files: Path) -> Iterator[None]:
    """In a database of one's own, with the files of the mould in this folder."""
    place = _made(mould)
    shutil.copytree(place / "files", files, dirs_exist_ok=True)
    worker = os.environ.get("PYTEST_XDIST_WORKER", "master")
    with _copy_of(place, f"{place.name}-{worker}") as name, _working_in(name):
        if connection.vendor == "sqlite":
            with closing(sqlite3.connect(place / FILE)) as source:
                source.backup(connection.connection)
        yield


def file_of(mould: Mould, to: Path) -> None:
    """The database of the mould as the file of a node (SQLite)."""
    shutil.copyfile(_made(mould) / FILE, to)


def _folder() -> Path:
    return Path(os.environ["TINHBAN_MOULDS"])


def _made(mould: Mould) -> Path:
    """The folder of the mould: its files, and on SQLite its database."""
    place = _folder() / f"{_folder().name}-{connection.vendor}-{mould.name}"
    with open(place.with_suffix(".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (place / "made").exists():
            shutil.rmtree(place, ignore_errors=True)
            _make(mould, place)
            (place / "made").touch()
    return place


def _make(mould: Mould, place: Path) -> None:
    beneath = _made(mould.upon) if mould.upon else None
    if beneath:
        shutil.copytree(beneath / "files", place / "files")
    else:
        (place / "files").mkdir(parents=True)
    if connection.vendor == "postgresql":
        _create(place.name, beneath.name if beneath else "template1")
        with _working_in(place.name):
            mould.make(place / "files")
        return
    if beneath:
        shutil.copyfile(beneath / FILE, place / FILE)
    with _working_in(str(place / FILE)):
        mould.make(place / "files")
        # Whoever reads it later leaves nothing beside it.
        connection.cursor().execute("PRAGMA journal_mode = DELETE")


@contextmanager
def _working_in(name: str) -> Iterator[None]:
    """Whatever this process asks its database, it asks the one of this name."""
    kept, before = connection.connection, connection.settings_dict["NAME"]
    connection.connection, connection.settings_dict["NAME"] = None, name
    try:
        connection.ensure_connection()
        yield
    finally:
        if connection.connection is not None:
            connection.connection.close()
        connection.connection, connection.settings_dict["NAME"] = kept, before


@contextmanager
def _copy_of(place: Path, name: str) -> Iterator[str]:
    if connection.vendor == "sqlite":
        yield f"file:{name}?mode=memory&cache=shared"
        return
    _create(name, place.name)
    try:
        yield name
    finally:
        _drop(name)


def _create(name: str, template: str) -> None:
    _drop(name)
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


def _drop(name: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def forget() -> None:
    """Take the moulds of this run out of the server, when it has ended."""
    for made in _folder().glob("*-postgresql-*/made"):
        _drop(made.parent.name)
