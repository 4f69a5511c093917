"""A job at work beats from beside it, whatever it does; with the job the beat is over."""

import threading
from datetime import timedelta

import pytest
from django.db import OperationalError

from tinhban.jobs import beating


def test_from_the_kill_to_the_taking_up_it_is_less_than_fifteen_seconds():
    polled = timedelta(seconds=0.5)
    assert beating.SILENCE + beating.LOOK + polled < timedelta(seconds=15)
    assert beating.SILENCE >= 4 * beating.EVERY  # a beat may be late without harm


class Rows:
    """Rows that count their beats; no database, since the beat comes from another thread."""

    def __init__(self, enough):
        self.beats, self.enough, self.reached = [], enough, threading.Event()

    def all(self):
        return self

    def update(self, beat_at):
        self.beats.append(beat_at)
        if len(self.beats) >= self.enough:
            self.reached.set()


def test_a_job_beats_while_it_does_something_else(monkeypatch):
    monkeypatch.setattr(beating.connection, "close", lambda: None)
    rows = Rows(enough=3)
    with beating.beating(rows, every=timedelta(milliseconds=5)):
        assert rows.reached.wait(30)
    heard = len(rows.beats)
    assert heard >= 3
    assert not [t for t in threading.enumerate() if "beat" in t.name]
    assert len(rows.beats) == heard  # over with the job


def test_a_beat_that_finds_the_table_locked_is_tried_again(monkeypatch):
    monkeypatch.setattr(beating.connection, "close", lambda: None)
    rows = Rows(enough=2)
    hear, said = rows.update, []

    def locked_once(beat_at):
        said.append(beat_at)
        if len(said) == 1:
            raise OperationalError("database is locked")
        hear(beat_at)

    rows.update = locked_once
    with beating.beating(rows, every=timedelta(milliseconds=5)):
        assert rows.reached.wait(30)
    assert len(said) > len(rows.beats)


def test_a_job_that_breaks_off_beats_no_more(monkeypatch):
    monkeypatch.setattr(beating.connection, "close", lambda: None)
    before = threading.active_count()
    with pytest.raises(ZeroDivisionError), beating.beating(Rows(1), every=timedelta(seconds=9)):
        raise ZeroDivisionError
    assert threading.active_count() == before
