"""Items: only the owner's entries change them."""

from dataclasses import asdict
from typing import Any

from tinhban.evidence.citations import cite
from tinhban.exchange.finding import ITEM
from tinhban.exchange.models import Item, ItemVersion
from tinhban.ledger import tables
from tinhban.ledger.entries import AppliedEntry
from tinhban.ledger.registry import applies
from tinhban.records.index.filling import put, put_anew
from tinhban.records.projections import marked, row_of, sorted_and_found
from tinhban.wire.exchange import ItemApproved, ItemCorrected, ItemKilled, ItemWithheld


def _plain(value: Any) -> Any:
    """A part of an event as JSON keeps it."""
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    return value if value is None or isinstance(value, bool | int | str) else str(value)


def _content(event: ItemApproved | ItemCorrected) -> dict[str, Any]:
    return {
        "version": event.version,
        "kind": event.kind,
        "title": event.title,
        "sector_field": event.sector_field,
        "length": event.length,
        "language": event.language,
        "embargo_until": event.embargo_until,
    }


def _write_version(
    event: ItemApproved | ItemCorrected, entry: AppliedEntry, *, day: Any, reason: str
) -> None:
    tables.insert(
        ItemVersion,
        entry_hash=entry.hash,
        channel=entry.channel,
        at=entry.at,
        item_id=event.item,
        owned_by=entry.signer,
        approved_on=day,
        reason=reason,
        text=event.text,
        rights=_plain(asdict(event.rights)),
        credit=event.credit,
        files=_plain([asdict(f) for f in event.files]),
        content_hash=event.content_hash,
        **_content(event),
    )
    if event.files:
        cite(entry, [file.sha256 for file in event.files])


def _next_version(
    event: ItemApproved | ItemCorrected, entry: AppliedEntry, *, day: Any, reason: str
) -> int:
    """A version is written once and never goes back; the item shows the latest."""
    item = Item.objects.filter(
        uid=event.item, owned_by=entry.signer, channel=entry.channel, killed_on__isnull=True
    ).first()
    if item is None or event.version <= item.version:
        return 0
    words = sorted_and_found(event.title)
    Item.objects.filter(uid=item.uid).update(changed_on=day, **_content(event), **words)
    _write_version(event, entry, day=day, reason=reason)
    put_anew(item.uid, event.title, event.text, event.credit)
    return 2


@applies(ItemApproved)
def approve_item(event: ItemApproved, entry: AppliedEntry) -> int:
    words = sorted_and_found(event.title)
    values = {
        **row_of(entry),
        **_content(event),
        **words,
        "owned_by": entry.signer,
        "approved_on": event.approved_on,
        "changed_on": event.approved_on,
        "evolved_from": event.evolved_from,
        "root": event.root or event.item,
    }
    if not tables.insert(Item, uid=event.item, **values):
        return _next_version(event, entry, day=event.approved_on, reason="")
    _write_version(event, entry, day=event.approved_on, reason="")
    put(
        ITEM,
        event.item,
        event.approved_on,
        entry.signer,
        values,
        words=(event.text, event.credit),
    )
    return 2


@applies(ItemCorrected)
def correct_item(event: ItemCorrected, entry: AppliedEntry) -> int:
    return _next_version(event, entry, day=event.corrected_on, reason=event.reason)


marked(ItemKilled, Item, uid="item", signer="owned_by", as_="killed")


@applies(ItemWithheld)
def withhold_item(event: ItemWithheld, entry: AppliedEntry) -> int:
    return Item.objects.filter(
        uid=event.item,
        owned_by=entry.signer,
        channel=entry.channel,
        killed_on__isnull=True,
        withheld_version__lt=event.version,
    ).update(
        withheld_version=event.version,
        withheld_on=event.withheld_on,
        withheld_reason=event.reason,
    )
