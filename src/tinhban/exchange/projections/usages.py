"""Uses of the claimer; each partner's word about them in a row of its own."""

from datetime import date
from uuid import UUID

from tinhban.exchange.finding import USAGE
from tinhban.exchange.models import CorrectionActed, Usage, UsageAnswer, UsagePartner
from tinhban.ledger import tables
from tinhban.ledger.entries import AppliedEntry
from tinhban.ledger.registry import applies
from tinhban.records.index.filling import put
from tinhban.records.projections import found_by, marked, part_of, row_of, said
from tinhban.records.rows import part_uid
from tinhban.wire import exchange as events


@applies(events.UsageClaimed)
def claim_usage(event: events.UsageClaimed, entry: AppliedEntry) -> int:
    values = {
        **row_of(entry),
        **found_by(event.title, event.outlet, event.section),
        "used_by": entry.signer,
        "item_id": event.item,
        "version": event.version,
        "supplier_uid": event.supplier,
        "kind": event.kind,
        "title": event.title,
        "used_on": event.used_on,
        "outlet": event.outlet,
        "medium": event.medium,
        "section": event.section,
        "page": event.page,
        "url": event.url,
        "timecode": event.timecode,
        "share": event.share,
        "credit": event.credit,
        "column_id": event.column,
        "slot": event.slot,
        "late": event.late,
        "sheet": event.sheet,
    }
    if not tables.insert(Usage, uid=event.usage, **values):
        return 0
    for partner in dict.fromkeys((event.supplier, *event.about)):
        if partner and partner != entry.signer:
            tables.insert(
                UsagePartner,
                uid=part_uid(event.usage, partner),
                **part_of(entry),
                usage_id=event.usage,
                organisation=partner,
                used_by=entry.signer,
                used_on=event.used_on,
                decides=event.supplier in (None, partner),
                supplies=event.supplier == partner,
                answer=tables.Found(
                    UsageAnswer,
                    "answer",
                    usage_id=event.usage,
                    answered_by=partner,
                    channel=entry.channel,
                    superseded=False,
                ),
            )
    put(
        USAGE,
        event.usage,
        event.used_on,
        entry.signer,
        values,
        words=(event.outlet, event.section),
        who=(event.supplier, *event.about),
    )
    return 1


def _no_longer_asked(event: events.UsageWithdrawn) -> None:
    tables.change(UsagePartner, {"usage_id": event.usage}, withdrawn=True)


marked(
    events.UsageWithdrawn,
    Usage,
    uid="usage",
    signer="used_by",
    as_="withdrawn",
    then=_no_longer_asked,
)


@applies(events.UsageLinked)
def link_usage(event: events.UsageLinked, entry: AppliedEntry) -> int:
    own = {"uid": event.usage, "used_by": entry.signer, "channel": entry.channel}
    standing = {**own, "withdrawn_on": None}
    return tables.change(Usage, standing, item_id=event.item, version=event.version)


def _answer(
    entry: AppliedEntry, usage: UUID, answer: UsageAnswer.Answer, reason: str, on: date
) -> int:
    here = {"usage_id": usage, "channel": entry.channel}
    said = {"answered_by": entry.signer, "superseded": False, **here}
    tables.change(UsageAnswer, said, superseded=True)
    tables.change(UsagePartner, {"organisation": entry.signer, **here}, answer=answer)
    return tables.insert(
        UsageAnswer,
        **row_of(entry),
        usage_id=usage,
        answered_by=entry.signer,
        answer=answer,
        reason=reason,
        answered_on=on,
    )


@applies(events.UsageConfirmed)
def confirm_usage(event: events.UsageConfirmed, entry: AppliedEntry) -> int:
    confirmed = UsageAnswer.Answer.CONFIRMED
    return _answer(entry, event.usage, confirmed, event.reason, event.confirmed_on)


@applies(events.UsageRejected)
def reject_usage(event: events.UsageRejected, entry: AppliedEntry) -> int:
    rejected = UsageAnswer.Answer.REJECTED
    return _answer(entry, event.usage, rejected, event.reason, event.rejected_on)


@applies(events.UsageDisputed)
def dispute_usage(event: events.UsageDisputed, entry: AppliedEntry) -> int:
    disputed = UsageAnswer.Answer.DISPUTED
    return _answer(entry, event.usage, disputed, event.reason, event.disputed_on)


said(events.CorrectionActed, CorrectionActed, about="item", signer="acted_by")
