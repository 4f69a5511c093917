"""What the worker does for a watch, and the clock that starts it."""

import logging
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from tinhban.exchange import clock
from tinhban.foundation import time
from tinhban.jobs import beating
from tinhban.jobs.beating import SILENCE
from tinhban.watch.models import Watch
from tinhban.watch.refusals import Trouble

log = logging.getLogger(__name__)
EVERY = timedelta(minutes=5)  # the clock
SOON = timedelta(seconds=45)
RUN_EVERY = timedelta(hours=1)  # a watch
AT_WORK = Watch.objects.filter(Q(asked=True) | Q(runner__isnull=False))


@task()
def scan(watch: str) -> None:
    from tinhban.watch.scanning import TURN, run_watch

    with beating.beating(AT_WORK.filter(pk=watch)):
        unfinished = run_watch(UUID(watch), turn=TURN).unfinished
    if unfinished:
        scan.enqueue(watch)


@task()
def prepare() -> None:
    """Have the loops compiled, if they are not, and take up the items."""
    from tinhban.watch import library

    if library.is_warm():
        follow_items()
    else:
        library.warm_beside()


@task()
def compare_kept() -> None:
    """Compare a part of the articles that are marked for it; the rest after other work."""
    from tinhban.watch import comparing, library

    if not library.is_warm():
        return  # the clock comes back when it is
    try:
        with library.writing() as index:
            _new, left = comparing.compare_kept(index)
    except Trouble as trouble:
        log.warning("kept articles are compared later: %s", trouble)
        return
    if left:
        enqueue_comparing()


@task()
def tick() -> None:
    """Follow the items, run what is due, and come back later."""
    from tinhban.watch import again, library

    come_back(EVERY if library.is_warm() else SOON)
    clock.run()
    try:
        prepare.func()
    except Trouble as trouble:
        log.warning("the index of items was not followed: %s", trouble)
    if not library.is_warm():
        return  # the worker would stand still while it compiles
    for watch in due():
        ask_for_run(watch)
    if again.waiting().exists():
        enqueue_comparing()


def follow_items() -> int:
    """Bring the index up to what the book says."""
    from tinhban.watch import library

    with library.writing() as index:
        return library.follow(index)


def due() -> "list[Watch]":
    """Active watches whose last run is long ago, and runs that fell silent."""
    now = time.now()
    late = Q(last_run_at=None) | Q(last_run_at__lt=now - RUN_EVERY)
    resting = Q(runner=None, asked=False, active=True) & late
    killed = (Q(asked=True) | Q(runner__isnull=False)) & Q(beat_at__lt=now - SILENCE)
    return list(Watch.objects.filter(resting | killed).order_by("last_run_at", "uid"))


def ask_for_run(watch: Watch) -> bool:
    """Queue a run, unless one is under way; whoever is first to move its clock does it."""
    resting = Watch.objects.filter(
        pk=watch.pk, beat_at=watch.beat_at, asked=False, runner__isnull=True
    )
    if not resting.update(asked=True, beat_at=time.now(), total=0, done=0):
        return bool(beating.take_up(AT_WORK.filter(pk=watch.pk), (scan,), _start_again))
    _after_commit(scan, str(watch.uid))
    return True


def resume_interrupted(*, silence: timedelta = SILENCE) -> int:
    """Start again what was at work and has been silent: its process was killed."""
    return beating.take_up(AT_WORK.all(), (scan,), _start_again, silence=silence)


def _start_again(watch: Watch) -> None:
    Watch.objects.filter(pk=watch.pk).update(asked=True, total=0, done=0)
    _after_commit(scan, str(watch.uid))


def keep_at_it() -> None:
    """What a worker looks at beside its work: silent runs, the clock, articles marked for it."""
    from tinhban.watch import again, library

    resume_interrupted()
    if not _waiting(tick).exists():
        tick.enqueue()
    if library.is_warm() and again.waiting().exists():
        enqueue_comparing()


def enqueue_comparing() -> None:
    """Have the worker compare what is marked, once."""
    if not _waiting(compare_kept).exists():
        _after_commit(compare_kept)


def enqueue_preparing() -> None:
    """Have the worker make ready, once."""
    if not _waiting(prepare).exists():
        _after_commit(prepare)


def start_clock() -> None:
    """Called when a node begins to serve: the first tick comes at once."""
    _waiting(tick).delete()
    tick.enqueue()


def come_back(after: timedelta) -> None:
    """Put the next tick into the queue, and take those that are over out of it."""
    over = DBTaskResult.objects.filter(
        task_path=tick.module_path, finished_at__lt=time.now() - timedelta(days=1)
    )
    over.delete()
    later = _waiting(tick).filter(run_after__gt=time.now())
    if not later.exists():
        tick.using(run_after=time.now() + after).enqueue()


def _waiting(job: Any) -> Any:
    return DBTaskResult.objects.filter(task_path=job.module_path, status=TaskResultStatus.READY)


def _after_commit(job: Any, *args: str) -> None:
    transaction.on_commit(partial(job.enqueue, *args))
