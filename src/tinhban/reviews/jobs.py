"""What the worker does for reports; a job that was killed is started again by whoever looks."""

from datetime import timedelta
from functools import partial
from uuid import UUID

from django.db import transaction
from django_tasks import task

from tinhban.jobs import beating
from tinhban.jobs.beating import SILENCE
from tinhban.reviews.models import Bundle, BundleState

AT_WORK = Bundle.objects.filter(state=BundleState.MAKING)


@task()
def make_bundle(bundle: str) -> None:
    from tinhban.reviews.actions.bundling import run_bundle

    with beating.beating(AT_WORK.filter(pk=bundle)):
        run_bundle(UUID(bundle))


def enqueue_bundle(bundle: Bundle) -> None:
    transaction.on_commit(partial(make_bundle.enqueue, str(bundle.uid)))


def resume_interrupted(*, silence: timedelta = SILENCE) -> int:
    """Start again what was at work and has been silent: its process was killed."""
    return beating.take_up(AT_WORK.all(), (make_bundle,), enqueue_bundle, silence=silence)
