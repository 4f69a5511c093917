"""What the worker does for a log; a job that was killed is started again by whoever looks."""

from contextlib import AbstractContextManager
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django_tasks import task

from tinhban.jobs import beating
from tinhban.jobs.beating import SILENCE
from tinhban.logbook.models import BatchState, ImportBatch


@task()
def read_uploaded_log(batch: str) -> None:
    from tinhban.logbook.uploads import read_batch

    with _beating(batch):
        read_batch(UUID(batch))


@task()
def apply_answers(batch: str, code: str = "") -> None:
    from tinhban.logbook.answers import run_settling

    with _beating(batch):
        run_settling(UUID(batch), code)


@task()
def import_checked_log(batch: str) -> None:
    from tinhban.logbook.importing import run_import

    with _beating(batch):
        run_import(UUID(batch))


@task()
def take_log_back(batch: str) -> None:
    from tinhban.logbook.taking_back import run_undo

    with _beating(batch):
        run_undo(UUID(batch))


_JOB_OF: dict[str, Any] = {
    BatchState.UPLOADED: read_uploaded_log,
    BatchState.SETTLING: apply_answers,
    BatchState.IMPORTING: import_checked_log,
    BatchState.UNDOING: take_log_back,
}


def enqueue_reading(batch: ImportBatch) -> None:
    _after_commit(read_uploaded_log, str(batch.uid))


def enqueue_settling(batch: ImportBatch, code: str) -> None:
    _after_commit(apply_answers, str(batch.uid), code)


def enqueue_import(batch: ImportBatch) -> None:
    _after_commit(import_checked_log, str(batch.uid))


def enqueue_undo(batch: ImportBatch) -> None:
    _after_commit(take_log_back, str(batch.uid))


def _after_commit(job: Any, *args: str) -> None:
    transaction.on_commit(partial(job.enqueue, *args))


def _beating(batch: str) -> AbstractContextManager[None]:
    return beating.beating(ImportBatch.objects.filter(pk=batch, state__in=list(_JOB_OF)))


def resume_interrupted(*, silence: timedelta = SILENCE) -> int:
    """Start again what was at work and has been silent: its process was killed."""
    at_work = ImportBatch.objects.filter(state__in=list(_JOB_OF))
    return beating.take_up(at_work, tuple(_JOB_OF.values()), _start_again, silence=silence)


def _start_again(batch: ImportBatch) -> None:
    _after_commit(_JOB_OF[batch.state], str(batch.uid))


def look_for_links() -> int:
    """Compare the recorded rows of every log with what partners have sent since."""
    from tinhban.logbook.linking import look_everywhere

    return look_everywhere()
