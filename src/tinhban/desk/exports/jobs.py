"""What the worker does for long exports; a job that was killed is started again by whoever looks."""

from datetime import timedelta
from functools import partial
from uuid import UUID

from django.db import transaction
from django_tasks import task

from tinhban.desk.models import ExportState, LongExport
from tinhban.foundation import time

SILENCE = timedelta(seconds=90)


@task()
def make_export(export: str) -> None:
    from tinhban.desk.exports.actions import run

    run(UUID(export))


def enqueue(export: LongExport) -> None:
    transaction.on_commit(partial(make_export.enqueue, str(export.uid)))


def resume_interrupted(*, silence: timedelta = SILENCE) -> int:
    """Start again what was at work and has been silent: its process was killed."""
    started = 0
    since = time.now() - silence
    for export in LongExport.objects.filter(state=ExportState.MAKING, beat_at__lt=since):
        # One of those who look starts it, whoever is first to move the hand of the clock.
        mine = LongExport.objects.filter(pk=export.pk, state=export.state, beat_at=export.beat_at)
        if mine.update(beat_at=time.now()):
            enqueue(export)
            started += 1
    return started
