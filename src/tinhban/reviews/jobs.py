"""What the worker does for reports; a job that was killed is started again by whoever looks."""

from datetime import timedelta
from functools import partial
from uuid import UUID

from django.db import transaction
from django_tasks import task

from tinhban.jobs import beating
from tinhban.jobs.beating import SILENCE
from tinhban.reviews.models import Bundle, BundleState, CheckState, TextCheck

BUNDLES_AT_WORK = Bundle.objects.filter(state=BundleState.MAKING)
CHECKS_AT_WORK = TextCheck.objects.filter(state=CheckState.CHECKING)


@task()
def make_bundle(bundle: str) -> None:
    from tinhban.reviews.actions.bundling import run_bundle

    with beating.beating(BUNDLES_AT_WORK.filter(pk=bundle)):
        run_bundle(UUID(bundle))


@task()
def check_text(check: str) -> None:
    from tinhban.reviews.actions.text_checks import run_text_check

    with beating.beating(CHECKS_AT_WORK.filter(pk=check)):
        run_text_check(UUID(check))


def enqueue_bundle(bundle: Bundle) -> None:
    transaction.on_commit(partial(make_bundle.enqueue, str(bundle.uid)))


def enqueue_text_check(check: TextCheck) -> None:
    transaction.on_commit(partial(check_text.enqueue, str(check.uid)))


def resume_bundles(*, silence: timedelta = SILENCE) -> int:
    """Start again the making of bundles that fell silent: its process was killed."""
    rows = BUNDLES_AT_WORK.all()
    return beating.take_up(rows, (make_bundle,), enqueue_bundle, silence=silence)


def resume_text_checks(*, silence: timedelta = SILENCE) -> int:
    """The same for texts that are looked through."""
    rows = CHECKS_AT_WORK.all()
    return beating.take_up(rows, (check_text,), enqueue_text_check, silence=silence)
