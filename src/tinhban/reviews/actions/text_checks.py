"""A text that takes long to look through: the worker does it, tells how far it is, and keeps what it found."""

from uuid import UUID

from django.db import transaction

from tinhban.figures.periods import Period
from tinhban.foundation import time
from tinhban.foundation.problems import Problem
from tinhban.jobs import work
from tinhban.jobs.bounds import WORKING
from tinhban.jobs.hand import in_hand
from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.reader import Reader
from tinhban.reviews import checking
from tinhban.reviews.models import CHECKING, CheckState, TextCheck
from tinhban.reviews.models.checks import KEPT
from tinhban.reviews.problems import ReviewRefused


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
        work.enqueue(CHECKING, check)
    return check


def stop_text_check(*, check: TextCheck, by: Person, as_: Organisation) -> None:
    """Give it up; the job at work notices it at its next step."""
    mine = TextCheck.objects.visible_to(Reader.of(by, as_)).filter(
        pk=check.pk, state=CheckState.CHECKING
    )
    mine.update(state=CheckState.CANCELLED, runner=None, given=None)


def run_text_check(uid: UUID) -> None:
    """Look it through to its end; started again after a break it begins from nothing."""
    over = {"state": CheckState.FAILED, "given": None}
    with in_hand(TextCheck.objects.at_work().filter(pk=uid), broken=over) as hand:
        if hand is None:
            return
        check = hand.mine.select_related("organisation", "asked_by").get()
        try:
            checked = checking.look_through(
                bytes(check.given or b""),
                check.filename,
                check.programme,
                Period.parse(check.period),
                check.asked_by,
                check.organisation,
                bounds=WORKING,
                told=hand.told,
            )
        except Problem as problem:
            why = {"message": problem.message, "params": problem.params}
            hand.leave(**over, refusal=why)
            return
        except ReviewRefused as refused:
            hand.leave(**over, refusal={"words": str(refused)})
            return
        marked = checking.keep_marked(
            checked, check.stem, by=check.asked_by, as_=check.organisation
        )
        found = {**checked.as_json(), "marked": marked.sha256 if marked else ""}
        hand.leave(state=CheckState.DONE, given=None, found=found)
