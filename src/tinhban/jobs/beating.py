"""How whoever looks tells a slow job from a dead one: a job at work beats, and what is silent is taken up again.

The rows of a job have `beat_at`. A job moves it when it tells how far it is, and `beating` moves it
in between, whatever the job is doing; only a dead process falls silent.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import copy_context
from datetime import timedelta
from typing import Any

from django.db import DatabaseError, close_old_connections, connection
from django.db.models import QuerySet

from tinhban.foundation import time
from tinhban.jobs.job_row import JobRow

log = logging.getLogger(__name__)
EVERY = timedelta(seconds=2)  # a beat
SILENCE = timedelta(seconds=9)  # four beats missed: its process was killed
LOOK = timedelta(seconds=2)  # how often a worker looks for what fell silent


@contextmanager
def beating(rows: "QuerySet[Any]", *, every: timedelta = EVERY) -> Iterator[None]:
    """Move the clock of these rows while the job is at work, from a thread beside it."""
    over = threading.Event()

    def beat() -> None:
        try:
            while not over.wait(every.total_seconds()):
                try:
                    rows.all().update(beat_at=time.now())
                except DatabaseError:  # the job itself holds the lock: nobody can take it over
                    log.debug("a beat was missed", exc_info=True)
        finally:
            connection.close()

    beside = threading.Thread(target=copy_context().run, args=(beat,), daemon=True)
    beside.start()
    try:
        yield
    finally:
        over.set()
        beside.join()


def take_up(
    rows: "QuerySet[Any]",
    queued: Callable[[], set[str]],
    start: Callable[[Any], object],
    *,
    silence: timedelta = SILENCE,
) -> int:
    """Start again which of these rows is at work, silent, and not waiting in the queue; how many.

    Of those who look, one starts it: whoever is first to move the hand of its clock.
    """
    silent = list(rows.filter(beat_at__lt=time.now() - silence))
    waiting = queued() if silent else set()
    return sum(
        bool(_mine(row)) and start(row) is not False for row in silent if str(row.pk) not in waiting
    )


def _mine(row: JobRow) -> int:
    same = type(row)._default_manager.filter(pk=row.pk, beat_at=row.beat_at)
    return same.update(beat_at=time.now())


def keep_looking(*looks: Callable[[], object], every: timedelta = LOOK) -> threading.Thread:
    """Look for silent jobs now and then, as long as the process lives."""

    def look() -> None:
        rest = threading.Event()
        while True:
            for one in looks:
                try:
                    one()
                except DatabaseError:
                    log.warning("silent jobs are looked for later", exc_info=True)
            close_old_connections()
            rest.wait(every.total_seconds())

    beside = threading.Thread(target=look, name="silent-jobs", daemon=True)
    beside.start()
    return beside
