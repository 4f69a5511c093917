"""Deliveries of the sender and receipts of the receiver; what waits is a query over both."""

from uuid import UUID

from tinhban.exchange.models import Delivery, DeliveryLine, Receipt, ReceiptLine
from tinhban.ledger import tables
from tinhban.ledger.entries import AppliedEntry
from tinhban.ledger.registry import applies
from tinhban.records.projections import part_of, row_of
from tinhban.records.rows import part_uid
from tinhban.wire.exchange import DeliveryReceived, DeliverySent


@applies(DeliverySent)
def send_delivery(event: DeliverySent, entry: AppliedEntry) -> int:
    sides = {
        "sent_by": entry.signer,
        "to_uid": event.to,
        "delivered_on": event.delivered_on,
    }
    values = {**row_of(entry), **sides, "request_id": event.request, "note": event.note}
    if not tables.insert(Delivery, uid=event.delivery, **values):
        return 0
    first: dict[UUID, int] = {}
    for position, line in enumerate(event.lines):
        first.setdefault(line.item, position)
    tables.insert_many(
        DeliveryLine,
        [
            {
                "uid": part_uid(event.delivery, line.item, line.version, line.content_hash),
                "position": position,
                "delivery_id": event.delivery,
                "item_id": line.item,
                "version": line.version,
                "content_hash": line.content_hash,
                "first": first[line.item] == position,
                **part_of(entry),
                **sides,
            }
            for position, line in enumerate(event.lines)
        ],
    )
    receipts = ReceiptLine.objects.filter(
        receipt__delivery_id=event.delivery, received_by=event.to, channel=entry.channel
    )
    _mark_received(event.delivery, set(receipts.values_list("line_id", flat=True)))
    return 1 + len(event.lines)


def _mark_received(delivery: UUID, lines: set[UUID]) -> None:
    """An item of a delivery is received when one of its lines is."""
    if lines:
        received = DeliveryLine.objects.filter(delivery_id=delivery, uid__in=lines)
        DeliveryLine.objects.filter(
            delivery_id=delivery, item_id__in=list(received.values_list("item_id", flat=True))
        ).update(received=True)


@applies(DeliveryReceived)
def receive_delivery(event: DeliveryReceived, entry: AppliedEntry) -> int:
    """A line that this receiver has receipted before is not receipted again."""
    keys = {
        part_uid(event.delivery, line.item, line.version, line.content_hash): line
        for line in event.lines
    }
    known = ReceiptLine.objects.filter(
        line_id__in=keys, received_by=entry.signer, channel=entry.channel
    )
    for uid in known.values_list("line_id", flat=True):
        del keys[uid]
    if not keys:
        return 0
    created = tables.insert(
        Receipt,
        uid=event.receipt,
        **row_of(entry),
        received_by=entry.signer,
        delivery_id=event.delivery,
        received_on=event.received_on,
        note=event.note,
    )
    if not created:
        return 0
    tables.insert_many(
        ReceiptLine,
        [
            {
                "uid": part_uid(event.receipt, uid),
                "receipt_id": event.receipt,
                "line_id": uid,
                "item_id": line.item,
                "version": line.version,
                "content_hash": line.content_hash,
                "received_by": entry.signer,
                **part_of(entry),
            }
            for uid, line in keys.items()
        ],
    )
    sent = DeliveryLine.objects.filter(
        delivery_id=event.delivery, to_uid=entry.signer, channel=entry.channel, uid__in=keys
    )
    _mark_received(event.delivery, set(sent.values_list("uid", flat=True)))
    return 1 + len(keys)
