"""Data of the state before the rooms were parted: every row comes into the new tables, or nothing changes."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from typer.testing import CliRunner

from tests import small_world
from tinhban.config import carrying_over, command_line, setting_up
from tinhban.config.carrying_over import AFTER, BEFORE, MOVED, OURS
from tinhban.foundation.time import now


def undone() -> Iterator[tuple[str, str]]:
    """Where the migrations begun anew ended: what came since is undone, what stands on others first."""
    known = {app for app, _name in AFTER}
    for room in apps.get_app_configs():
        if room.label not in known and (Path(room.path) / "migrations" / "0001_tables.py").exists():
            yield room.label, "zero"  # a room that has come since
    yield "records", "zero"
    yield from AFTER


def turned_back(execute) -> None:
    """The tables under their names of before, with the migrations of before."""
    for new, old in MOVED.items():
        execute(f"ALTER TABLE {new} RENAME TO {old}")
    for app in {*OURS, "logbook", "watch"}:
        execute(f"DELETE FROM django_migrations WHERE app = '{app}'")  # noqa: S608
    for app, name in sorted(BEFORE):
        row = f"'{app}', '{name}', '{now():%F %T}+00'"
        execute(f"INSERT INTO django_migrations (app, name, applied) VALUES ({row})")  # noqa: S608


def _run(home: Path, *command: str) -> subprocess.CompletedProcess:
    environment = {**os.environ, "TINHBAN_HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path)}
    environment.pop("TINHBAN_DATABASE", None)
    called = [sys.executable, "-m", "tinhban.config.command_line", *command]
    return subprocess.run(called, env=environment, capture_output=True, text=True, check=False)


def _undo(home: Path) -> None:
    """In one process: each start costs seconds."""
    lines = ["import django", "django.setup()", "from django.core.management import call_command"]
    lines += [f"call_command('migrate', {app!r}, {name!r}, verbosity=0)" for app, name in undone()]
    environment = {
        **os.environ,
        "TINHBAN_HOME": str(home),
        "PYTHONPATH": os.pathsep.join(sys.path),
        "DJANGO_SETTINGS_MODULE": "tinhban.config.settings",
    }
    environment.pop("TINHBAN_DATABASE", None)
    subprocess.run([sys.executable, "-c", "\n".join(lines)], env=environment, check=True)


def _rows(file: Path, tables) -> dict[str, list]:
    with sqlite3.connect(file) as there:
        found = {
            table: sorted(map(repr, there.execute(f"SELECT * FROM {table}")))  # noqa: S608
            for table in tables
        }
    there.close()
    return found


def _tell(there: sqlite3.Connection) -> None:
    """An item in the index of before, and a column that no index knew."""
    row = {"channel": "k" * 43, "entry_hash": "e" * 43}
    uids = {"uid": "1" * 32, "organisation": "2" * 32}
    words = {"title": "Chợ phiên", "folded": "cho phien", "words": "", "who": "2" * 32}
    item = row | uids | words | {"number": 1, "noun": "item", "on": "2022-01-05"}
    column = row | {
        "uid": "3" * 32,
        "owned_by": "2" * 32,
        "at": "2022-01-01",
        "starts_on": "2022-01-01",
        "outlet": "Báo Lào Cai",
        "edition": "",
        "name": "Nhịp cầu",
        "frequency": "week",
        "each": 1,
        "sort_key": "",
        "folded": "",
    }
    for table, values in (("exchange_findable", item), ("exchange_column", column)):
        names = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" * len(values))
        sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608
        there.execute(sql, list(values.values()))


@pytest.fixture(scope="module")
def before(tmp_path_factory, django_db_blocker) -> Path:
    """A node of the state before."""
    home = tmp_path_factory.mktemp("before")
    with django_db_blocker.unblock():
        small_world.prepared(home)
    made = _run(home, "init", "--organisation", "bao-lao-cai", "--administrator", "quan-tri")
    assert made.returncode == 0, made.stderr
    _undo(home)
    with sqlite3.connect(home / "tinhban.sqlite3") as there:
        turned_back(there.execute)
        _tell(there)
    there.close()
    return home


SAME = (
    "organisations_unit",
    "organisations_person",
    "organisations_grant",
    "ledger_organisationkey",
)


@pytest.fixture
def home(before, tmp_path) -> Path:
    copy = tmp_path / "home"
    subprocess.run(["cp", "-r", str(before), str(copy)], check=True)
    return copy


def test_a_file_is_carried_over_and_the_old_one_kept(home):
    file, kept = home / "tinhban.sqlite3", home / "tinhban.sqlite3.truoc"
    was = _rows(file, SAME)
    assert all(was.values())
    refused = _run(home, "ledger", "audit")
    assert (refused.returncode, refused.stderr.strip()) == (2, setting_up.BEFORE_WORDS)
    done = _run(home, "carry-over")
    assert done.returncode == 0, done.stderr
    assert str(kept) in done.stdout
    assert _rows(file, SAME) == _rows(kept, SAME) == was
    with sqlite3.connect(file) as there:
        asked = "SELECT count(*) FROM records_words_{0} WHERE records_words_{0} MATCH '{1}'"
        for noun, words in (("item", "cho phien"), ("column", "nhip cau"), ("column", "bao")):
            assert there.execute(asked.format(noun, words)).fetchone() == (1,), words
    there.close()
    assert _run(home, "ledger", "audit").returncode == 0
    again = _run(home, "carry-over")
    assert (again.returncode, again.stdout) == (2, "")


def test_a_node_at_work_is_left_alone(home):
    file = home / "tinhban.sqlite3"
    with sqlite3.connect(file) as at_work:
        at_work.execute("PRAGMA journal_mode = WAL")
        at_work.execute("SELECT count(*) FROM organisations_unit").fetchone()
        done = _run(home, "carry-over")
    at_work.close()
    assert (done.returncode, done.stderr.strip()) == (1, carrying_over.IN_USE)
    assert [path.name for path in home.glob("*.moi*")] == []
    assert _run(home, "carry-over").returncode == 0


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ("CREATE TABLE exchange_mystery (a)", "exchange_mystery"),
        ("DELETE FROM organisations_person", "organisations_"),  # rows that point nowhere
    ],
)
def test_what_does_not_fit_stops_it_and_its_table_is_named(home, wrong, named):
    with sqlite3.connect(home / "tinhban.sqlite3") as there:
        there.execute(wrong)
    there.close()
    done = _run(home, "carry-over")
    assert done.returncode == 1
    assert named in done.stderr
    assert sorted(path.name for path in home.glob("tinhban.sqlite3*")) == ["tinhban.sqlite3"]


def test_what_is_kept_is_never_written_over(home):
    (home / "tinhban.sqlite3.truoc").write_bytes(b"of somebody")
    assert _run(home, "carry-over").returncode == 1
    assert (home / "tinhban.sqlite3.truoc").read_bytes() == b"of somebody"


def test_a_node_of_this_state_has_nothing_to_carry(db):
    answer = CliRunner().invoke(command_line.with_commands(), ["carry-over"])
    assert answer.exit_code == 2
