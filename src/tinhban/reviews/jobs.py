"""What the worker does for reports; a job that was killed is started again by whoever looks."""

from datetime import timedelta
from functools import partial
from uuid import UUID

from django.db import transaction
from django_tasks import task

from tinhban.foundation import time
from tinhban.reviews.models import Bundle, BundleState

SILENCE = timedelta(seconds=90)


@task()
def make_bundle(bundle: str) -> None:
    from tinhban.reviews.actions.bundling import run_bundle

    run_bundle(UUID(bundle))


def enqueue_bundle(bundle: Bundle) -> None:
    transaction.on_commit(partial(make_bundle.enqueue, str(bundle.uid)))


def resume_interrupted(*, silence: timedelta = SILENCE) -> int:
    """Start again what was at work and has been silent: its process was killed."""
    started = 0
    since = time.now() - silence
    for bundle in Bundle.objects.filter(state=BundleState.MAKING, beat_at__lt=since):
        # One of those who look starts it, whoever is first to move the hand of the clock.
        mine = Bundle.objects.filter(pk=bundle.pk, state=bundle.state, beat_at=bundle.beat_at)
        if mine.update(beat_at=time.now()):
            enqueue_bundle(bundle)
            started += 1
    return started
