"""Rows that were recorded without an item, compared with items that came later: proposed, never linked by itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from tinhban.exchange import actions
from tinhban.exchange.models import DeliveryLine, Item, Offer, Usage
from tinhban.exchange.permissions import Permission
from tinhban.logbook.book import Book
from tinhban.logbook.models import (
    IN_THE_BOOK,
    BatchState,
    BookKind,
    ImportBatch,
    ImportRow,
)
from tinhban.logbook.stored_values import day_value, text_value
from tinhban.organisations import permissions
from tinhban.organisations.models import Organisation, Person
from tinhban.records.refusals import RecordRefused
from tinhban.sheets import fields

CHUNK = 500
LONGEST = timedelta(
    days=60
)  # from the coming of an item to its use; "Chợ phiên cuối năm" is told every year
MOST = 200  # rows that are linked by one press
_ENDED = (BatchState.DONE, BatchState.STOPPED)


def recorded_without_item(batch: ImportBatch) -> "QuerySet[ImportRow]":
    """The rows of a log whose use is linked to no item."""
    rows = ImportRow.objects.filter(batch=batch, state__in=IN_THE_BOOK, item=None)
    return rows.order_by("position")


def proposals(batch: ImportBatch) -> "QuerySet[ImportRow]":
    """Those for which an item was found that a person has not judged yet."""
    return recorded_without_item(batch).exclude(proposed=None)


def come_since(batch: ImportBatch) -> int:
    """How much has come of partners in this channel: changes whenever a new look may find more."""
    mine = batch.organisation_id
    items = Item.objects.filter(channel=batch.channel).exclude(owned_by=mine)
    lines = DeliveryLine.objects.filter(channel=batch.channel, to_uid=mine)
    offers = Offer.objects.filter(channel=batch.channel).reaching(mine)
    return items.count() + lines.count() + offers.count()


def look_everywhere() -> int:
    """Compare the recorded rows of every log whose partners have sent more since; how many are proposed."""
    found = 0
    logs = ImportBatch.objects.filter(state__in=_ENDED, book=BookKind.USED)
    for batch in logs.select_related("organisation").order_by("uid"):
        if batch.looked_at != come_since(batch) and recorded_without_item(batch).exists():
            found += look(batch)
    return found


def look(batch: ImportBatch) -> int:
    """Compare the recorded rows of a log with what is on file now; how many rows have a proposal."""
    come = come_since(batch)
    book = Book(batch.channel, batch.organisation)
    last = 0
    while rows := list(recorded_without_item(batch).filter(position__gt=last)[:CHUNK]):
        changed = []
        for row in rows:
            proposed = _item_for(row, book)
            if row.proposed != proposed:
                row.proposed = proposed
                changed.append(row)
        ImportRow.objects.bulk_update(changed, ["proposed"])
        last = rows[-1].position
    ImportBatch.objects.filter(pk=batch.pk).update(looked_at=come)
    return proposals(batch).count()


def _item_for(row: ImportRow, book: Book) -> UUID | None:
    """The item of this title, or nearly, that had come by the day of use and may be claimed."""
    on, title = day_value(row.settled, fields.USED_ON), text_value(row.settled, fields.TITLE)
    if row.supplier is None or on is None or not title or len(row.usages) != 1:
        return None
    found = book.with_title(row.supplier, title, on) or book.similar(row.supplier, title, on)
    refused = set(map(str, row.refused_items if isinstance(row.refused_items, list) else ()))
    kind = text_value(row.settled, fields.KIND)
    near = [uid for uid in found if on - book.day_of(uid) <= LONGEST]
    fitting = [uid for uid in near if str(uid) not in refused and not book.why_not(uid, on)]
    fitting.sort(key=lambda uid: book.kind_of(uid) != kind)  # of several the one of the same kind
    return fitting[0] if fitting else None


@dataclass(frozen=True)
class Linked:
    """What became of a press: how many uses were linked, and which were refused and why."""

    count: int
    refused: list[tuple[ImportRow, str]]


def link_rows(
    *, batch: ImportBatch, positions: Iterable[int], by: Person, as_: Organisation
) -> Linked:
    """Link the uses of these rows to the items proposed for them."""
    permissions.require(by, Permission.USE, as_=as_)
    count = 0
    refused: list[tuple[ImportRow, str]] = []
    wanted = sorted(set(positions))[:MOST]
    for row in proposals(batch).filter(position__in=wanted):
        try:
            count += _link(row, batch, by, as_)
        except RecordRefused as problem:
            refused.append((row, problem.message))
    return Linked(count, refused)


def _link(row: ImportRow, batch: ImportBatch, by: Person, as_: Organisation) -> bool:
    usage = Usage.objects.filter(uid__in=row.usage_uids, used_by=as_.uid).first()
    item = Item.objects.filter(uid=row.proposed).first() if row.proposed else None
    if usage is None or item is None:
        return False
    with transaction.atomic():
        linked = actions.link_usage(usage=usage, item=item, by=by, as_=as_)
        here = ImportRow.objects.filter(pk=row.pk, batch=batch)
        here.update(item=linked.item_id, proposed=None)
    return True


def refuse_proposal(*, batch: ImportBatch, position: int, by: Person, as_: Organisation) -> None:
    """Say that a row is not the item proposed for it: it is not proposed again."""
    permissions.require(by, Permission.USE, as_=as_)
    row = proposals(batch).filter(position=position).first()
    if row is None:
        return
    row.refused_items = [*row.refused_items, str(row.proposed)]
    row.proposed = _item_for(row, Book(batch.channel, batch.organisation))
    row.save(update_fields=["refused_items", "proposed"])
