"""Requests: the asker's row, and each answer in a row of its own."""

from tinhban.exchange.models import Findable, Request, RequestAnswer
from tinhban.exchange.projections import rows
from tinhban.ledger import tables
from tinhban.ledger.entries import AppliedEntry
from tinhban.ledger.registry import applies
from tinhban.wire.exchange import RequestAnswered, RequestCancelled, RequestMade


@applies(RequestMade)
def make_request(event: RequestMade, entry: AppliedEntry) -> int:
    values = {
        **rows.of(entry),
        **rows.found_by(event.title),
        "asked_by": entry.signer,
        "to_uid": event.to,
        "kind": event.kind,
        "title": event.title,
        "length": event.length,
        "made_on": event.made_on,
        "needed_by": event.needed_by,
        "note": event.note,
        "item_id": event.item,
    }
    if not tables.insert(Request, uid=event.request, **values):
        return 0
    rows.let_find(
        Findable.Noun.REQUEST,
        event.request,
        event.made_on,
        entry.signer,
        values,
        words=(event.note,),
        who=(event.to,),
    )
    return 1


@applies(RequestCancelled)
def cancel_request(event: RequestCancelled, entry: AppliedEntry) -> int:
    return Request.objects.filter(
        uid=event.request,
        asked_by=entry.signer,
        channel=entry.channel,
        cancelled_on__isnull=True,
    ).update(
        cancelled_on=event.cancelled_on,
        cancelled_reason=event.reason,
        cancelled_entry=entry.hash,
    )


@applies(RequestAnswered)
def answer_request(event: RequestAnswered, entry: AppliedEntry) -> int:
    RequestAnswer.objects.filter(request_id=event.request, answered_by=entry.signer).update(
        superseded=True
    )
    return tables.insert(
        RequestAnswer,
        **rows.of(entry),
        request_id=event.request,
        answered_by=entry.signer,
        accepted=event.accepted,
        reason=event.reason,
        answered_on=event.answered_on,
    )
