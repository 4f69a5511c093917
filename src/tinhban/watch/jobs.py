"""What is asked of the worker for watches, and which of them are due."""

from datetime import timedelta

from django.db.models import Q

from tinhban.foundation import time
from tinhban.jobs import work
from tinhban.jobs.beating import SILENCE
from tinhban.jobs.work import Work
from tinhban.watch.models import Watch

EVERY = timedelta(minutes=5)  # the clock
RUN_EVERY = timedelta(hours=1)  # a watch
SCAN, PREPARE, COMPARE, TICK = "watch", "index of items", "kept articles", "clock"


def register() -> None:
    """A run of a watch; beside it what the index of items needs, and the clock of the worker."""
    work.register(
        Work(SCAN, "tinhban.watch.working.scan", at_work=Watch.objects.at_work, again=_asked_anew)
    )
    work.register(Work(PREPARE, "tinhban.watch.working.prepare"))
    work.register(Work(COMPARE, "tinhban.watch.working.compare_kept"))
    work.register(Work(TICK, "tinhban.watch.working.tick"))


def due() -> list[Watch]:
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
        return bool(work.resume(SCAN, row=watch.pk))
    work.enqueue(SCAN, watch)
    return True


def _asked_anew(watch: Watch) -> None:
    Watch.objects.filter(pk=watch.pk).update(asked=True, total=0, done=0)


def start_clock() -> None:
    """Called when a node begins to serve: the first tick comes at once."""
    work.queued(TICK).delete()
    work.enqueue(TICK)


def come_back(after: timedelta) -> None:
    """Put the next tick into the queue, and take those that are over out of it."""
    work.forget_finished(TICK, older_than=timedelta(days=1))
    if not work.queued(TICK).filter(run_after__gt=time.now()).exists():
        work.enqueue(TICK, after=after)
