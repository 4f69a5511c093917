"""A reading in a child ends at its limits, tells what it found or refuses, and can do nothing else."""

import os
import pickle
import threading
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tinhban.jobs import confined
from tinhban.jobs.bounds import WAITING, BeyondBounds
from tinhban.jobs.tests import readings

QUICK = replace(WAITING, processor=0.2, clock=0.6)
DAY = date(2022, 1, 22)


def test_a_value_comes_back():
    assert confined.call(readings.count, "mười".encode(), day=DAY) == readings.Counted(4, DAY)


def test_a_refusal_comes_back_with_its_words():
    with pytest.raises(readings.Unreadable) as refused:
        confined.call(readings.refuse, b"no rows")
    assert (refused.value.code, refused.value.params) == ("odd", {"why": "no rows"})
    assert str(refused.value) == "It cannot be read: no rows"


def test_a_fault_of_ours_is_no_refusal_and_names_its_place():
    with pytest.raises(confined.ReaderBroke, match="break_down"):
        confined.call(readings.break_down)


@pytest.mark.parametrize(
    "stalls", [readings.turn_for_ever, readings.match_for_ever, readings.sleep_for_ever]
)
def test_what_stalls_is_ended(stalls):
    with pytest.raises(BeyondBounds) as ended:
        confined.call(stalls, bounds=QUICK)
    assert ended.value.code == "time"


def test_what_swells_is_ended():
    assert confined.call(readings.swell, 20) == 20 * 1024 * 1024
    with pytest.raises(BeyondBounds) as ended:
        confined.call(readings.swell, 2_000)
    assert ended.value.code == "memory"


def test_a_child_that_dies_takes_nobody_along():
    with pytest.raises(BeyondBounds):
        confined.call(readings.end_at_once)
    assert confined.call(readings.count, b"abc", day=DAY).letters == 3


def test_the_child_may_ask_and_is_answered_here():
    here = os.getpid()
    told = confined.call(
        readings.ask_twice, ["a", "b"], ask={"who": lambda word: f"{word} {os.getpid()}"}
    )
    assert told == [f"a {here}", f"b {here}"]


def test_the_clock_runs_on_while_it_asks():
    with pytest.raises(BeyondBounds) as ended:
        confined.call(readings.ask_for_ever, ask={"who": str.upper}, bounds=QUICK)
    assert ended.value.code == "time"


def test_what_an_answer_raises_reaches_the_caller():
    def who(word: str) -> str:
        raise LookupError(word)

    with pytest.raises(LookupError):
        confined.call(readings.ask_twice, ["a"], ask={"who": who})


def test_the_child_writes_no_file(tmp_path: Path):
    target = tmp_path / "beside"
    with pytest.raises((confined.ReaderBroke, BeyondBounds)):
        confined.call(readings.write_beside, str(target))
    assert not target.exists() or target.read_text() == ""


@pytest.mark.parametrize("sent", [readings.answer_a_function, readings.answer_a_call])
def test_the_answer_is_values_only(sent):
    with pytest.raises(pickle.UnpicklingError):
        confined.call(sent)


def test_more_at_once_than_places_wait_their_turn():
    found: list[int] = []

    def read() -> None:
        found.append(confined.call(readings.count, b"abcd", day=DAY).letters)

    threads = [threading.Thread(target=read) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [4] * 12


def test_all_places_taken_is_said_and_nothing_hangs():
    for _ in range(confined.AT_ONCE):
        confined._places.acquire()
    try:
        with pytest.raises(BeyondBounds) as ended:
            confined.call(readings.count, b"abcd", day=DAY, bounds=QUICK)
        assert ended.value.code == "busy"
    finally:
        for _ in range(confined.AT_ONCE):
            confined._places.release()


def test_a_killed_forker_is_begun_again():
    confined.call(readings.count, b"a", day=DAY)
    process = confined._server.process
    assert process is not None
    process.kill()
    process.wait()
    assert confined.call(readings.count, b"ab", day=DAY).letters == 2


def test_the_forker_ends_with_its_starter():
    first, second = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(first)
        confined.call(readings.count, b"a", day=DAY)
        process = confined._server.process
        assert process is not None
        os.write(second, str(process.pid).encode())
        os._exit(0)
    os.close(second)
    pid = int(os.read(first, 20))
    os.close(first)
    os.waitpid(child, 0)
    for _ in range(100):
        if (
            not Path(f"/proc/{pid}").exists()
            or "\nState:\tZ" in Path(f"/proc/{pid}/status").read_text()
        ):
            return
        time.sleep(0.05)
    raise AssertionError("the forker went on alone")
