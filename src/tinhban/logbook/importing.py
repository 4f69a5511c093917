"""From checked rows to signed uses: in groups, each whole or not at all, resumed after any break."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from tinhban.exchange import actions
from tinhban.exchange.actions.claims import Publication
from tinhban.exchange.models import Item
from tinhban.exchange.permissions import Permission
from tinhban.foundation import time
from tinhban.jobs import work
from tinhban.ledger import actions as ledger
from tinhban.logbook.answers import appraise_rows
from tinhban.logbook.appraise import where_it_appeared
from tinhban.logbook.carrying_out import (
    leave_batch,
    left_in_words,
    still_mine,
    take_batch,
)
from tinhban.logbook.models import WORK, BatchState, ImportBatch, ImportRow, RowState
from tinhban.logbook.refusals import NotYet
from tinhban.logbook.stored_values import title_of_piece, values_from_json
from tinhban.logbook.supplied import supply
from tinhban.organisations import permissions
from tinhban.organisations.models import Organisation, Person
from tinhban.records.refusals import RecordRefused
from tinhban.sheets import fields
from tinhban.sheets.result import STOPPING

GROUP = 100
_SUPPLYING = (Permission.APPROVE, Permission.OFFER, Permission.DELIVER)


def needed_to_record(batch: ImportBatch) -> tuple[Permission, ...]:
    """What one must be allowed to do in order to record this log."""
    return _SUPPLYING if batch.tells_supplies else (Permission.USE,)


def start_import(
    *,
    batch: ImportBatch,
    by: Person,
    as_: Organisation,
    queued: bool = True,
    sure_only: bool = False,
) -> None:
    """Have the rows that are ready recorded; refused while any question is open.

    Not `queued`, the caller carries it out with `run_import`; `sure_only` leaves what is open for later.
    """
    for permission in needed_to_record(batch):
        permissions.require(by, permission, as_=as_)
    if any(problem["code"] in STOPPING for problem in batch.problems):
        raise NotYet(_("Put the columns right first; then the rows can be read."))
    rows = ImportRow.objects.filter(batch=batch)
    asking = rows.filter(state=RowState.ASKS).count()
    if asking and not sure_only:
        raise NotYet(_("%(count)s rows still have open questions.") % {"count": asking})
    ready = rows.filter(state=RowState.READY).count()
    if not ready:
        raise NotYet(_("No row is left to be recorded."))
    with transaction.atomic():
        changed = ImportBatch.objects.filter(
            pk=batch.pk, organisation=as_, state__in=[BatchState.READ, BatchState.STOPPED]
        ).update(
            state=BatchState.IMPORTING,
            acted_by=by,
            stop_asked=False,
            refusal={},
            total=ready + rows.filter(state=RowState.DONE).count(),
            done=rows.filter(state=RowState.DONE).count(),
            beat_at=time.now(),
        )
        if not changed:
            raise NotYet(_("This log is being worked on already."))
        if queued:
            work.enqueue(WORK, batch)


def stop_import(*, batch: ImportBatch, by: Person, as_: Organisation) -> None:
    """End after the group at hand; what was recorded stays until it is taken back."""
    permissions.require(by, Permission.USE, as_=as_)
    ImportBatch.objects.filter(pk=batch.pk, organisation=as_, state=BatchState.IMPORTING).update(
        stop_asked=True
    )


def run_import(uid: UUID, *, sure_only: bool = False) -> None:
    """Carry out an import to its end; started again after a break it goes on where it was."""
    batch = take_batch(uid, BatchState.IMPORTING)
    if batch is None:
        return
    with left_in_words(batch):
        if appraise_rows(batch) and not sure_only:
            leave_batch(batch, BatchState.READ, {"code": "changed"})
            return
        while _record_group(batch):
            pass


def _record_group(batch: ImportBatch) -> bool:
    """Record the next rows in one transaction with their new state; False at the end."""
    with ledger.writing(batch.channel, as_=batch.organisation.uid):
        now = still_mine(batch)
        if now is None:
            return False
        if now.stop_asked:
            leave_batch(batch, BatchState.STOPPED, {})
            return False
        rows = list(
            ImportRow.objects.filter(batch=batch, state=RowState.READY).order_by("position")[:GROUP]
        )
        if not rows:
            _finish(batch)
            return False
        for row in rows:
            _record(row, batch)
        ImportRow.objects.bulk_update(rows, ["state", "reason"])
        ImportBatch.objects.filter(pk=batch.pk).update(
            done=F("done") + len(rows), beat_at=time.now()
        )
    return True


def _finish(batch: ImportBatch) -> None:
    if ImportRow.objects.filter(batch=batch, state=RowState.ASKS).exists():
        leave_batch(batch, BatchState.STOPPED, {"code": "questions_left"})
    else:
        leave_batch(batch, BatchState.DONE, {})


def _record(row: ImportRow, batch: ImportBatch) -> None:
    assert batch.acted_by is not None  # noqa: S101 - set by start_import
    try:
        if batch.tells_supplies:
            supply(row, batch, by=batch.acted_by)
        for piece, usage in enumerate(row.usage_uids if not batch.tells_supplies else (), 1):
            _claim(row, batch, usage, piece, by=batch.acted_by)
    except RecordRefused as refused:
        row.state, row.reason = RowState.REFUSED, refused.message
    else:
        row.state = RowState.DONE


def _claim(row: ImportRow, batch: ImportBatch, usage: UUID, piece: int, *, by: Person) -> None:
    values = values_from_json(row.settled)
    used_on = values[fields.USED_ON]
    assert isinstance(used_on, date)  # noqa: S101 - a row that is ready has its date
    outlet, section, page, timecode = where_it_appeared(values, batch)
    url = str(values.get(fields.URL) or "")
    publication = Publication(
        used_on=used_on,
        outlet=outlet,
        section=section,
        page=page,
        timecode=timecode,
        url=url if url.startswith(("http://", "https://")) else "",
        sheet=batch.sha256,
    )
    if row.item is not None:
        item = Item.objects.get(uid=row.item)
        actions.claim_usage(
            item=item, publication=publication, by=by, as_=batch.organisation, id=usage
        )
        return
    assert row.supplier is not None  # noqa: S101 - a row that is ready has its supplier
    title = title_of_piece(row, piece)
    actions.claim_outside_usage(
        channel=batch.channel,
        supplier=row.supplier,
        kind=str(values.get(fields.KIND) or ""),
        title=title,
        publication=publication,
        by=by,
        as_=batch.organisation,
        id=usage,
    )
