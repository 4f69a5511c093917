"""Uses of the claimer; each partner's word about them in a row of its own."""

from datetime import date
from uuid import UUID

from tinhban.exchange.models import (
    CorrectionActed,
    Findable,
    Usage,
    UsageAnswer,
    UsagePartner,
)
from tinhban.exchange.models.projected import line_uid
from tinhban.exchange.projections import rows
from tinhban.ledger import tables
from tinhban.ledger.entries import AppliedEntry
from tinhban.ledger.registry import applies
from tinhban.wire import exchange as events


@applies(events.UsageClaimed)
def claim_usage(event: events.UsageClaimed, entry: AppliedEntry) -> int:
    values = {
        **rows.of(entry),
        **rows.found_by(event.title, event.outlet, event.section),
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
                uid=line_uid(event.usage, partner),
                **rows.part_of(entry),
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
    rows.let_find(
        Findable.Noun.USAGE,
        event.usage,
        event.used_on,
        entry.signer,
        values,
        words=(event.outlet, event.section),
        who=(event.supplier, *event.about),
    )
    return 1


@applies(events.UsageWithdrawn)
def withdraw_usage(event: events.UsageWithdrawn, entry: AppliedEntry) -> int:
    changed = Usage.objects.filter(
        uid=event.usage, used_by=entry.signer, channel=entry.channel, withdrawn_on__isnull=True
    ).update(
        withdrawn_on=event.withdrawn_on,
        withdrawn_reason=event.reason,
        withdrawn_entry=entry.hash,
    )
    if changed:
        tables.change(UsagePartner, {"usage_id": event.usage}, withdrawn=True)
    return changed


@applies(events.UsageLinked)
def link_usage(event: events.UsageLinked, entry: AppliedEntry) -> int:
    return Usage.objects.filter(
        uid=event.usage, used_by=entry.signer, channel=entry.channel, withdrawn_on__isnull=True
    ).update(item_id=event.item, version=event.version)


def _answer(
    entry: AppliedEntry, usage: UUID, answer: UsageAnswer.Answer, reason: str, on: date
) -> int:
    here = {"usage_id": usage, "channel": entry.channel}
    said = {"answered_by": entry.signer, "superseded": False, **here}
    tables.change(UsageAnswer, said, superseded=True)
    tables.change(UsagePartner, {"organisation": entry.signer, **here}, answer=answer)
    return tables.insert(
        UsageAnswer,
        **rows.of(entry),
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


@applies(events.CorrectionActed)
def act_on_correction(event: events.CorrectionActed, entry: AppliedEntry) -> int:
    return tables.insert(
        CorrectionActed,
        **rows.of(entry),
        item_id=event.item,
        version=event.version,
        acted_by=entry.signer,
        done=event.done,
        killed=event.killed,
        note=event.note,
        acted_on=event.acted_on,
    )
