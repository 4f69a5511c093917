"""Real processes: a run that is killed goes on where it stopped, and a node starts its runs by itself."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests import small_world
from tests.browser.node import TINHBAN, environment, free_port
from tinhban.watch.tests.conftest import COMPILED, Gate, Site, site, words  # noqa: F401

ARTICLES, REUSED = 12, 3
HELD = "/bai-00007.html"
RUN = [*TINHBAN, "watch", "run", "--as", "dai-ta"]


def _deed(*told: str) -> list[str]:
    return [sys.executable, "-m", "tests.watching_node", *told]


@pytest.fixture(scope="module")
def made(tmp_path_factory, django_db_blocker) -> Iterator[Path]:
    """A node as it is before anything was read; its feed lies on a port that each test takes over."""
    home = tmp_path_factory.mktemp("watching")
    with django_db_blocker.unblock():
        small_world.prepared(home)
    (home / "reuse").mkdir()
    COMPILED.mkdir(exist_ok=True)
    (home / "reuse" / "compiled").symlink_to(COMPILED)
    _ended(home, _deed("make", "http://127.0.0.1:9/rss"))
    yield home


@pytest.fixture
def home(made, tmp_path, site) -> Path:  # noqa: F811
    """A copy of that node whose feed is the site of this test: the first articles hold the items."""
    home = tmp_path / "node"
    shutil.copytree(made, home, symlinks=True)
    links = []
    for number in range(ARTICLES):
        text = words(number if number < REUSED else 1_000 + number, 150)
        links.append(
            (site.article(f"/bai-{number:05}.html", f"Bài {number}", text), f"Bài {number}")
        )
    _write(home, "UPDATE watch_watch SET address = ?", site.feed("/rss", links))
    return home


def _environment(home: Path) -> dict[str, str]:
    return {**environment(home), "TINHBAN_WATCH_PRIVATE": "1", "PYTHONPATH": os.getcwd()}


def _ended(home: Path, command: list[str]) -> str:
    """The command ran to its end; what it said."""
    done = subprocess.run(
        command, env=_environment(home), capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _rows(home: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(home / "tinhban.sqlite3", timeout=20)) as book:
        return book.execute(query).fetchall()


def _write(home: Path, query: str, *told: object) -> None:
    with closing(sqlite3.connect(home / "tinhban.sqlite3", timeout=20)) as book, book:
        book.execute(query, told)


def _number(home: Path, table: str, where: str = "1") -> int:
    return int(_rows(home, f"SELECT count(*) FROM {table} WHERE {where}")[0][0])  # noqa: S608


def test_a_run_killed_while_it_fetches_goes_on_where_it_stopped(home, site):  # noqa: F811
    gate = site.gates[HELD] = Gate()
    run = subprocess.Popen(RUN, env=_environment(home), stdout=subprocess.DEVNULL)
    assert gate.reached.wait(60)
    run.kill()
    assert run.wait(30) == -signal.SIGKILL
    gate.opened.set()
    assert _number(home, "watch_fetchedarticle") == 7
    assert _number(home, "watch_watch", "runner IS NOT NULL") == 1
    asked = set(site.asked)
    site.asked.clear()

    assert f" {REUSED} " in _ended(home, RUN)
    assert asked & set(site.asked) == {"/robots.txt", "/rss", HELD}
    assert _number(home, "watch_fetchedarticle") == ARTICLES
    assert _number(home, "watch_suspecteduse") == REUSED
    assert _number(home, "watch_watch", "runner IS NULL AND NOT asked") == 1
    assert " 0 " in _ended(home, RUN)
    assert _number(home, "watch_suspecteduse") == REUSED


def test_a_run_killed_while_it_compares_leaves_nothing_half_said(home):
    killed = subprocess.run(
        _deed("die_while_comparing"), env=_environment(home), timeout=120, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    assert _number(home, "watch_fetchedarticle") == ARTICLES
    compared = _number(home, "watch_fetchedarticle", "compared_at IS NOT NULL")
    assert compared == 4
    assert _number(home, "watch_suspecteduse") == REUSED  # of the part that was compared whole
    _ended(home, RUN)
    assert _number(home, "watch_fetchedarticle", "compared_at IS NULL") == 0
    assert _number(home, "watch_suspecteduse") == REUSED


def test_the_same_press_in_three_processes_at_once_is_one_use(home):
    _ended(home, RUN)
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    pressing = [subprocess.Popen(_deed("declare"), env=_environment(home), **pipes) for _ in "123"]
    for one in pressing:
        assert one.stdout.readline() == b"ready\n"
    for one in pressing:
        one.stdin.write(b"now\n")
        one.stdin.flush()
    for one in pressing:
        one.communicate(timeout=60)
        assert one.returncode == 0
    assert _number(home, "exchange_usage") == 1
    assert _number(home, "watch_suspecteduse", "state = 'confirmed'") == 1


def _until(true: Callable[[], bool], seconds: float = 90) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.1)


@contextmanager
def _serving(home: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A node at work: the web, the worker, and who keeps both alive."""
    command = [*TINHBAN, "serve", "--port", str(free_port())]
    with (home / "log").open("ab") as log:
        node = subprocess.Popen(command, env=_environment(home), stdout=log, stderr=log)
        try:
            yield node
        finally:
            node.send_signal(signal.SIGINT)
            node.wait(30)


def _workers_of(node: "subprocess.Popen[bytes]") -> list[int]:
    """The process that works off jobs; none for a moment after it was killed."""
    children = Path(f"/proc/{node.pid}/task/{node.pid}/children").read_text().split()
    return [
        int(pid) for pid in children if b"db_worker" in Path(f"/proc/{pid}/cmdline").read_bytes()
    ]


def _time_passes(home: Path) -> None:
    """An hour in the life of the node: what waits for later is due, what was silent is long silent."""
    _write(home, "UPDATE watch_watch SET beat_at = datetime('now', '-1 hour')")
    _write(home, "UPDATE watch_watch SET last_run_at = datetime('now', '-2 hours') WHERE last_run_at IS NOT NULL")  # fmt: skip
    _write(home, "UPDATE django_tasks_database_dbtaskresult SET run_after = datetime('now') WHERE status = 'READY'")  # fmt: skip


def _ticks(home: Path) -> list[Any]:
    return _rows(home, "SELECT id FROM django_tasks_database_dbtaskresult WHERE args_kwargs LIKE '%clock%' AND status = 'READY'")  # fmt: skip


def test_a_node_at_work_starts_its_runs_and_takes_up_what_a_killed_worker_left(home, site):  # noqa: F811
    _ended(home, [*TINHBAN, "watch", "warm"])
    gate = site.gates[HELD] = Gate()
    with _serving(home) as node:
        assert gate.reached.wait(60)
        (worker,) = _workers_of(node)
        os.kill(worker, signal.SIGKILL)
        gate.opened.set()
        _until(lambda: _workers_of(node) not in ([], [worker]))
        _time_passes(home)
        _until(lambda: _number(home, "watch_watch", "last_run_at IS NOT NULL") == 1)
        assert _number(home, "watch_fetchedarticle") == ARTICLES
        assert _number(home, "watch_suspecteduse") == REUSED

        read = site.asked.count("/rss")
        # An item that comes after its article was read.
        _ended(home, _deed("approve", str(1_000 + ARTICLES - 1)))
        _time_passes(home)
        _until(lambda: _number(home, "watch_suspecteduse") == REUSED + 1)
        _until(lambda: site.asked.count("/rss") == read + 1)
        _until(lambda: len(_ticks(home)) == 1)
    assert site.asked.count("/bai-00001.html") == 1
