"""What the worker does for watches: the index of items, runs in turns, articles compared again, the clock."""

import logging
from datetime import timedelta
from uuid import UUID

from tinhban.jobs import clock, work
from tinhban.watch import again, comparing, jobs, library
from tinhban.watch.models import Watch
from tinhban.watch.refusals import Trouble
from tinhban.watch.scanning import TURN, run_watch

log = logging.getLogger(__name__)
SOON = timedelta(seconds=45)


def scan(uid: UUID) -> None:
    """One turn of a run; what is left of it waits in the queue behind other work."""
    if run_watch(uid, turn=TURN).unfinished:
        work.enqueue(jobs.SCAN, Watch(pk=uid))


def prepare() -> None:
    """Have the loops compiled, if they are not, and take up the items."""
    if library.is_warm():
        follow_items()
    else:
        library.warm_beside()


def compare_kept() -> None:
    """Compare a part of the articles that are marked for it; the rest after other work."""
    if not library.is_warm():
        return  # the clock comes back when it is
    try:
        with library.writing() as index:
            _new, left = comparing.compare_kept(index)
    except Trouble as trouble:
        log.warning("kept articles are compared later: %s", trouble)
        return
    if left:
        work.enqueue_once(jobs.COMPARE)


def tick() -> None:
    """Follow the items, run what is due, and come back later."""
    jobs.come_back(jobs.EVERY if library.is_warm() else SOON)
    clock.run()
    try:
        prepare()
    except Trouble as trouble:
        log.warning("the index of items was not followed: %s", trouble)
    if not library.is_warm():
        return  # the worker would stand still while it compiles
    for watch in jobs.due():
        jobs.ask_for_run(watch)
    if again.waiting().exists():
        work.enqueue_once(jobs.COMPARE)


def follow_items() -> int:
    """Bring the index up to what the book says."""
    with library.writing() as index:
        return library.follow(index)


def keep_at_it() -> None:
    """What a worker looks at beside its work: the clock, and articles marked for it."""
    if not work.queued(jobs.TICK).exists():
        work.enqueue(jobs.TICK)
    if library.is_warm() and again.waiting().exists():
        work.enqueue_once(jobs.COMPARE)
