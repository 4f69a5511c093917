"""Offers: made and withdrawn by the owner, declined by each receiver in a row of its own."""

from tinhban.exchange.models import Offer, OfferAnswer, OfferReceiver
from tinhban.exchange.models.projected import line_uid
from tinhban.exchange.projections import rows
from tinhban.ledger import tables
from tinhban.ledger.entries import AppliedEntry
from tinhban.ledger.registry import applies
from tinhban.wire.exchange import OfferDeclined, OfferMade, OfferWithdrawn


@applies(OfferMade)
def make_offer(event: OfferMade, entry: AppliedEntry) -> int:
    values = {
        **rows.of(entry),
        "offered_by": entry.signer,
        "item_id": event.item,
        "version": event.version,
        "made_on": event.made_on,
        "answer_by": event.answer_by,
        "note": event.note,
    }
    if not tables.insert(Offer, uid=event.offer, **values):
        return 0
    for to in dict.fromkeys(event.to) or (None,):
        uid = line_uid(event.offer, to or "all")
        tables.insert(
            OfferReceiver, uid=uid, offer_id=event.offer, organisation=to, **rows.part_of(entry)
        )
    return 1


@applies(OfferWithdrawn)
def withdraw_offer(event: OfferWithdrawn, entry: AppliedEntry) -> int:
    return Offer.objects.filter(
        uid=event.offer,
        offered_by=entry.signer,
        channel=entry.channel,
        withdrawn_on__isnull=True,
    ).update(
        withdrawn_on=event.withdrawn_on,
        withdrawn_reason=event.reason,
        withdrawn_entry=entry.hash,
    )


@applies(OfferDeclined)
def decline_offer(event: OfferDeclined, entry: AppliedEntry) -> int:
    return tables.insert(
        OfferAnswer,
        **rows.of(entry),
        offer_id=event.offer,
        answered_by=entry.signer,
        reason=event.reason,
        declined_on=event.declined_on,
    )
