"""What the worker does for a watch, and the clock that starts it."""

import logging
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from tinhban.exchange.watch.models import SuspectedUse, Watch
from tinhban.exchange.watch.refusals import Trouble
from tinhban.foundation import time

log = logging.getLogger(__name__)
SILENCE = timedelta(seconds=120)
EVERY = timedelta(minutes=5)  # the clock
SOON = timedelta(seconds=45)
RUN_EVERY = timedelta(hours=1)  # a watch


@task()
def scan(watch: str) -> None:
    from tinhban.exchange.watch.scanning import run_watch

    run_watch(UUID(watch))


@task()
def prepare() -> None:
    """Have the loops compiled, if they are not, and take up the items."""
    from tinhban.exchange.watch import library

    if library.is_warm():
        follow_items()
    else:
        library.warm_beside()


@task()
def never_again(suspected: str) -> None:
    """The passages of this pair are common text, for every later search."""
    from tinhban.exchange.watch import library, scanning

    one = SuspectedUse.objects.select_related("article").filter(pk=suspected).first()
    if one is None:
        return
    text = one.article.text
    try:
        library.warm()
        with library.writing() as index:
            index.background.never_again(text[a0:a1] for a0, a1, _i0, _i1 in one.spans)
            scanning.compare_again(index, organisation=one.organisation_id, item=one.item)
    except Trouble as trouble:
        log.warning("common text is learnt later: %s", trouble)
        never_again.using(run_after=timezone.now() + SOON).enqueue(suspected)


@task()
def tick() -> None:
    """Follow the items, run what is due, and come back later."""
    from tinhban.exchange.watch import library

    come_back(EVERY if library.is_warm() else SOON)
    try:
        prepare.func()
    except Trouble as trouble:
        log.warning("the index of items was not followed: %s", trouble)
    if library.is_warm():  # else the worker would stand still while it compiles
        for watch in due():
            ask_for_run(watch)


def follow_items() -> int:
    """Bring the index up to what the book says."""
    from tinhban.exchange.watch import library

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
    mine = Watch.objects.filter(pk=watch.pk, beat_at=watch.beat_at).filter(
        Q(asked=False, runner=None) | Q(beat_at__lt=time.now() - SILENCE)
    )
    if not mine.update(asked=True, beat_at=time.now(), total=0, done=0):
        return False
    _after_commit(scan, str(watch.uid))
    return True


def resume_interrupted() -> int:
    """Start again what was at work and has been silent: its process was killed."""
    silent = Watch.objects.filter(
        Q(asked=True) | Q(runner__isnull=False), beat_at__lt=time.now() - SILENCE
    )
    return sum(ask_for_run(watch) for watch in silent)


def enqueue_never_again(suspected: SuspectedUse) -> None:
    _after_commit(never_again, str(suspected.uid))


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
        task_path=tick.module_path, finished_at__lt=timezone.now() - timedelta(days=1)
    )
    over.delete()
    later = _waiting(tick).filter(run_after__gt=timezone.now())
    if not later.exists():
        tick.using(run_after=timezone.now() + after).enqueue()


def _waiting(job: Any) -> Any:
    return DBTaskResult.objects.filter(task_path=job.module_path, status=TaskResultStatus.READY)


def _after_commit(job: Any, *args: str) -> None:
    transaction.on_commit(partial(job.enqueue, *args))
