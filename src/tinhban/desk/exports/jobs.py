"""What the worker does for long exports; a job that was killed is started again by whoever looks."""

from datetime import timedelta
from functools import partial
from uuid import UUID

from django.db import transaction
from django_tasks import task

from tinhban.desk.models import ExportState, LongExport
from tinhban.jobs import beating
from tinhban.jobs.beating import SILENCE

AT_WORK = LongExport.objects.filter(state=ExportState.MAKING)


@task()
def make_export(export: str) -> None:
    from tinhban.desk.exports.actions import run

    with beating.beating(AT_WORK.filter(pk=export)):
        run(UUID(export))


def enqueue(export: LongExport) -> None:
    transaction.on_commit(partial(make_export.enqueue, str(export.uid)))


def resume_interrupted(*, silence: timedelta = SILENCE) -> int:
    """Start again what fell silent: its process was killed."""
    return beating.take_up(AT_WORK.all(), (make_export,), enqueue, silence=silence)
