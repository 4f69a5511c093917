"""One way for long work: a room registers what is worked at, pages ask for it, the worker carries it out.

A work is known by its name. Where it has rows, each is a job of its own: it goes on after a kill, since whoever looks
starts again what is at work, silent, and not in the queue. What carries it out is loaded by the worker alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.module_loading import import_string
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from tinhban.foundation import time
from tinhban.jobs.beating import SILENCE, beating, take_up


def _as_it_is(_row: Any) -> None:
    return None


@dataclass(frozen=True)
class Work:
    """`carried_out_by`: dotted path of a function, called with the uid of the row, if there is one, and what else was
    asked. `at_work`: the rows that are asked for or in hand. `again` is done to a silent row before it is queued anew."""

    name: str
    carried_out_by: str
    at_work: "Callable[[], QuerySet[Any]] | None" = None
    again: Callable[[Any], object] = _as_it_is


_works: dict[str, Work] = {}


def register(work: Work) -> None:
    """Called from the app's `ready()`."""
    _works[work.name] = work


@task()
def carry_out(name: str, row: str = "", *more: str) -> None:
    work = _works[name]
    run = import_string(work.carried_out_by)
    if work.at_work is None:
        run(*more)
        return
    with beating(work.at_work().filter(pk=row)):
        run(UUID(row), *more)


def enqueue(name: str, row: Any = None, *more: str, after: timedelta | None = None) -> None:
    """Have it done once the transaction is through, and not before `after` has passed."""
    job = carry_out if after is None else carry_out.using(run_after=time.now() + after)
    transaction.on_commit(partial(job.enqueue, name, str(row.pk) if row is not None else "", *more))


def queued(name: str) -> "QuerySet[DBTaskResult[..., Any]]":
    """What waits in the queue under this name."""
    return _calls(name).filter(status=TaskResultStatus.READY)


def enqueue_once(name: str) -> None:
    """Have it done, unless it waits already."""
    if not queued(name).exists():
        enqueue(name)


def forget_finished(name: str, *, older_than: timedelta) -> None:
    """Take out of the queue what was over long ago."""
    _calls(name).filter(finished_at__lt=time.now() - older_than).delete()


def resume(name: str, *, row: object = None, silence: timedelta = SILENCE) -> int:
    """Start again what was at work and has been silent: its process was killed. One row, or all of the work."""
    work = _works[name]
    if work.at_work is None:
        return 0
    rows = work.at_work() if row is None else work.at_work().filter(pk=row)

    def waiting() -> set[str]:
        calls = queued(work.name).values_list("args_kwargs", flat=True)
        return {str((said.get("args") or ["", ""])[1]) for said in calls}

    def start(row: Any) -> None:
        work.again(row)
        enqueue(work.name, row)

    return take_up(rows, waiting, start, silence=silence)


def resume_all(*, silence: timedelta = SILENCE) -> int:
    """The same for every work."""
    return sum(resume(name, silence=silence) for name in list(_works))


def _calls(name: str) -> "QuerySet[DBTaskResult[..., Any]]":
    return DBTaskResult.objects.filter(task_path=carry_out.module_path, args_kwargs__args__0=name)
