"""A process that dies at any moment leaves the index as it was, or as it was to be."""

import os
import signal
import subprocess
import sys
import time

import pytest

from tinhban.reuse import Index, disk

from .newsroom import Newsroom


class Died(BaseException):
    """Not an Exception: nothing may catch it and go on."""


@pytest.fixture(scope="module")
def texts():
    room = Newsroom(21)
    return {f"k{number}": room.article(6) for number in range(9)}


def prepare(folder, texts):
    with Index.open(folder, writable=True) as index:
        for key in ("k0", "k1", "k2", "k3"):
            index.add([(key, texts[key])])
        index.remove(["k1"])


def act(folder, texts, deed):
    with Index.open(folder, writable=True) as index:
        if deed == "merge":
            index.merge()
        elif deed == "add":
            index.add([("k4", texts["k4"]), ("k0", texts["k5"])])
        elif deed == "remove":
            index.remove(["k0"])
        else:
            index.rebuild()


def answers(folder, texts, *, writable=False):
    with Index.open(folder, writable=writable) as index:
        found = list(index.search_many(texts.values()))
        return [{match.key for match in matches} for matches in found], index.lost


@pytest.mark.parametrize("deed", ["merge", "add", "remove", "rebuild"])
def test_dying_at_any_step_of_the_disk_loses_nothing(tmp_path, texts, monkeypatch, deed):
    monkeypatch.setattr(disk.os, "fsync", lambda handle: None)  # slow, and no power fails here
    prepare(tmp_path / "plain", texts)
    before = answers(tmp_path / "plain", texts)
    steps = []
    monkeypatch.setattr(disk, "before_step", lambda what, path: steps.append(what))
    act(tmp_path / "plain", texts, deed)
    monkeypatch.setattr(disk, "before_step", None)
    after = answers(tmp_path / "plain", texts)
    assert len(steps) >= 5
    for fatal in range(len(steps)):
        folder = tmp_path / f"died-{fatal}"
        prepare(folder, texts)
        left = [fatal]

        def die(what, path, left=left):
            left[0] -= 1
            if left[0] < 0:
                raise Died(what)

        monkeypatch.setattr(disk, "before_step", die)
        with pytest.raises(Died):
            act(folder, texts, deed)
        monkeypatch.setattr(disk, "before_step", None)
        assert answers(folder, texts) in (before, after), (fatal, steps[fatal])
        assert answers(folder, texts, writable=True) in (before, after), (fatal, steps[fatal])
        act(folder, texts, deed)
        assert answers(folder, texts) == after
        assert not list(folder.glob("*.new"))


KILLED = """
import sys
from tinhban.reuse import Index
from tinhban.reuse.tests.newsroom import Newsroom
room = Newsroom(22)
with Index.open(sys.argv[1], writable=True) as index:
    number = 0
    while True:
        index.add([(f"k{number}", room.article(6))])
        number += 1
        if number % 4 == 0:
            index.merge()
        print(number, flush=True)
"""


def test_a_killed_process_keeps_all_it_had_confirmed(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path / "index")], stdout=subprocess.PIPE, text=True
    )
    for line in process.stdout:
        if int(line) == 10:
            break
    time.sleep(0.03)
    os.kill(process.pid, signal.SIGKILL)
    confirmed = max([10, *(int(line) for line in process.stdout.read().split())])
    process.wait()
    room = Newsroom(22)
    given = {f"k{number}": room.article(6) for number in range(confirmed)}
    with Index.open(tmp_path / "index", writable=True) as index:
        assert set(given) <= set(index.keys())
        for key, matches in zip(given, index.search_many(given.values()), strict=True):
            assert key in {match.key for match in matches}
        index.merge()
        assert index.lost == ()
