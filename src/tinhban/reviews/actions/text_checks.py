"""A text that takes long to look through: the worker does it, tells how far it is, and keeps what it found."""

import logging
from uuid import UUID

from django.db import transaction

from tinhban.figures.periods import Period
from tinhban.foundation import ids, time
from tinhban.foundation.problems import Problem
from tinhban.jobs.bounds import WORKING
from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.reader import Reader
from tinhban.reviews import checking, jobs
from tinhban.reviews.models import CheckState, TextCheck
from tinhban.reviews.models.checks import KEPT
from tinhban.reviews.problems import ReviewRefused

log = logging.getLogger(__name__)


class _TakenAway(Exception):
    """Somebody stopped the job, or another one took it over."""


def start_text_check(
    *, given: bytes, filename: str, programme: str, period: Period, by: Person, as_: Organisation
) -> TextCheck:
    """Have the worker look through a file, or a pasted text where there is no file name."""
    with transaction.atomic():
        TextCheck.objects.filter(asked_at__lt=time.now() - KEPT).delete()
        check = TextCheck.objects.create(
            organisation=as_,
            asked_by=by,
            programme=programme,
            period=period.key,
            filename=filename[-200:],
            given=given,
        )
        jobs.enqueue_text_check(check)
    return check


def stop_text_check(*, check: TextCheck, by: Person, as_: Organisation) -> None:
    """Give it up; the job at work notices it at its next step."""
    mine = TextCheck.objects.visible_to(Reader.of(by, as_)).filter(
        pk=check.pk, state=CheckState.CHECKING
    )
    mine.update(state=CheckState.CANCELLED, runner=None, given=None)


def run_text_check(uid: UUID) -> None:
    """Look it through to its end; started again after a break it begins from nothing."""
    runner = ids.new_uid()
    mine = TextCheck.objects.filter(pk=uid, state=CheckState.CHECKING)
    if not mine.update(runner=runner, beat_at=time.now(), done=0):
        return
    mine = mine.filter(runner=runner)
    check = mine.select_related("organisation", "asked_by").get()

    def told(done: int, total: int) -> None:
        if not mine.update(done=done, total=total, beat_at=time.now()):
            raise _TakenAway

    try:
        checked = checking.look_through(
            bytes(check.given or b""),
            check.filename,
            check.programme,
            Period.parse(check.period),
            check.asked_by,
            check.organisation,
            bounds=WORKING,
            told=told,
        )
    except _TakenAway:
        return
    except Problem as problem:
        why = {"message": problem.message, "params": problem.params}
        mine.update(state=CheckState.FAILED, refusal=why, given=None)
        return
    except ReviewRefused as refused:
        mine.update(state=CheckState.FAILED, refusal={"words": str(refused)}, given=None)
        return
    except Exception:
        mine.update(state=CheckState.FAILED, given=None)
        log.exception("looking through a text broke off")
        raise
    marked = checking.keep_marked(checked, check.stem, by=check.asked_by, as_=check.organisation)
    mine.update(
        state=CheckState.DONE,
        found={**checked.as_json(), "marked": marked.sha256 if marked else ""},
        given=None,
        beat_at=time.now(),
    )
