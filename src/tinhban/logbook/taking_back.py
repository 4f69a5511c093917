"""Taking an import back: every use that can be withdrawn is, and what cannot says why."""

from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from tinhban.exchange import actions
from tinhban.exchange.models import Usage
from tinhban.exchange.permissions import Permission
from tinhban.foundation import time
from tinhban.jobs import work
from tinhban.ledger import actions as ledger
from tinhban.logbook.carrying_out import (
    leave_batch,
    left_in_words,
    still_mine,
    take_batch,
)
from tinhban.logbook.models import (
    IN_THE_BOOK,
    WORK,
    BatchState,
    ImportBatch,
    ImportRow,
    RowState,
)
from tinhban.logbook.refusals import NotYet
from tinhban.organisations import permissions
from tinhban.organisations.models import Organisation, Person
from tinhban.records import checks
from tinhban.records.refusals import RecordRefused

GROUP = 100


def undo_import(*, batch: ImportBatch, reason: str, by: Person, as_: Organisation) -> None:
    """Withdraw every use that this log made; claims and withdrawals both stay in the book."""
    permissions.require(by, Permission.USE, as_=as_)
    if batch.tells_supplies:
        raise NotYet(_("A delivery cannot be taken back; stop the use of single items instead."))
    reason = checks.reason(reason)
    rows = ImportRow.objects.filter(batch=batch)
    with transaction.atomic():
        changed = ImportBatch.objects.filter(
            pk=batch.pk, organisation=as_, state__in=[BatchState.DONE, BatchState.STOPPED]
        ).update(
            state=BatchState.UNDOING,
            undo_reason=reason,
            acted_by=by,
            refusal={},
            done=0,
            beat_at=time.now(),
        )
        if not changed:
            raise NotYet(_("Only a log that was recorded can be taken back."))
        # What could not be taken back the last time is tried once more.
        rows.filter(state=RowState.STANDS).update(state=RowState.DONE, reason="")
        ImportBatch.objects.filter(pk=batch.pk).update(
            total=rows.filter(state=RowState.DONE).count()
        )
        work.enqueue(WORK, batch)


def run_undo(uid: UUID) -> None:
    """Carry out a taking back to its end, over whatever is refused."""
    batch = take_batch(uid, BatchState.UNDOING)
    if batch is None:
        return
    with left_in_words(batch):
        while _withdraw_group(batch):
            pass


def _withdraw_group(batch: ImportBatch) -> bool:
    """Take the next rows back in one transaction with their new state; False at the end."""
    with ledger.writing(batch.channel, as_=batch.organisation.uid):
        if still_mine(batch) is None:
            return False
        rows = list(
            ImportRow.objects.filter(batch=batch, state=RowState.DONE).order_by("position")[:GROUP]
        )
        if not rows:
            _end(batch)
            return False
        wanted = [uid for row in rows for uid in row.usage_uids]
        uses = Usage.objects.filter(uid__in=wanted, used_by=batch.organisation.uid)
        by_uid = {usage.uid: usage for usage in uses}
        for row in rows:
            _withdraw(row, [by_uid[uid] for uid in row.usage_uids if uid in by_uid], batch)
        ImportRow.objects.bulk_update(rows, ["state", "reason"])
        ImportBatch.objects.filter(pk=batch.pk).update(
            done=F("done") + len(rows), beat_at=time.now()
        )
    return True


def _withdraw(row: ImportRow, uses: list[Usage], batch: ImportBatch) -> None:
    """Every use of a row that may be withdrawn is; the first refusal is the row's reason."""
    assert batch.acted_by is not None  # noqa: S101 - set by undo_import
    reason = ""
    for usage in uses:
        try:
            actions.withdraw_usage(
                usage=usage, reason=batch.undo_reason, by=batch.acted_by, as_=batch.organisation
            )
        except RecordRefused as refused:
            reason = reason or refused.message
    row.state, row.reason = (RowState.STANDS, reason) if reason else (RowState.WITHDRAWN, "")


def _end(batch: ImportBatch) -> None:
    standing = ImportRow.objects.filter(batch=batch, state__in=IN_THE_BOOK).count()
    if standing:
        leave_batch(batch, BatchState.STOPPED, {"code": "some_stand", "params": {"n": standing}})
    else:
        leave_batch(batch, BatchState.UNDONE, {})
