"""The owner's acts on an item: approve, correct, withhold, kill."""

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from tinhban.exchange import content as contents
from tinhban.exchange.content import Content
from tinhban.exchange.models import Item, ItemDraft, ItemVersion
from tinhban.exchange.permissions import Permission
from tinhban.foundation.ids import new_uid
from tinhban.ledger.actions import Blob
from tinhban.organisations.models import Organisation, Person
from tinhban.records import checks
from tinhban.records.refusals import RecordRefused
from tinhban.records.writing import record, writing
from tinhban.wire.exchange import ItemApproved, ItemCorrected, ItemKilled, ItemWithheld


def _fields(content: Content) -> dict[str, Any]:
    return {
        "kind": content.kind,
        "title": content.title,
        "text": content.text,
        "content_hash": contents.hash_of(content),
        "sector_field": content.sector_field,
        "length": content.length,
        "language": content.language,
        "embargo_until": content.embargo_until,
        "rights": content.rights,
        "credit": content.credit,
        "files": content.files,
    }


def _blobs(content: Content) -> list[Blob]:
    return [Blob(f.sha256, f.size, f.media_type) for f in content.files]


def _approve_draft(draft: ItemDraft | None, item: UUID) -> None:
    if draft is not None:
        draft.approved_item = item
        draft.save(update_fields=["approved_item"])


def approve_item(
    *,
    channel: str,
    content: Content,
    approved_on: date | None = None,
    evolved_from: UUID | None = None,
    root: UUID | None = None,
    draft: ItemDraft | None = None,
    by: Person,
    as_: Organisation,
    id: UUID | None = None,
) -> Item:
    """Let the members of a channel have an item: its first version."""
    content = contents.checked(content)
    uid = id or new_uid()
    with writing(channel, Permission.APPROVE, by=by, as_=as_) as today:
        if known := Item.objects.filter(uid=uid, owned_by=as_.uid).first():
            return known
        on = approved_on or today
        checks.past(on, today, "approved_on")
        event = ItemApproved(
            item=uid,
            version=1,
            approved_on=on,
            evolved_from=evolved_from,
            root=root,
            **_fields(content),
        )
        record(event, by=by, as_=as_, blobs=_blobs(content), id=id)
        _approve_draft(draft, uid)
        return Item.objects.get(uid=uid)


def _own(item: Item, as_: Organisation) -> Item:
    """The item as it is now, if it is ours."""
    now = Item.objects.get(uid=item.uid)
    if now.owned_by != as_.uid:
        raise RecordRefused(_("Only the owner of the item may do this."))
    return now


def _latest(item: Item) -> ItemVersion:
    return ItemVersion.objects.get(item_id=item.uid, owned_by=item.owned_by, version=item.version)


def correct_item(
    *,
    item: Item,
    content: Content,
    reason: str,
    corrected_on: date | None = None,
    draft: ItemDraft | None = None,
    by: Person,
    as_: Organisation,
    id: UUID | None = None,
) -> Item:
    """Write the next version; every user of an older one has something to do."""
    content, reason = contents.checked(content), checks.reason(reason)
    with writing(item.channel, Permission.APPROVE, by=by, as_=as_) as today:
        now = _own(item, as_)
        if now.killed_on:
            raise RecordRefused(
                _("The use of this item was stopped for ever; it cannot be corrected.")
            )
        before = _latest(now)
        if (
            contents.hash_of(content) == before.content_hash
            and contents.of_version(before) == content
        ):
            return now
        on = corrected_on or today
        checks.past(on, today, "corrected_on")
        if on < before.approved_on:
            raise RecordRefused(
                _("Version %(version)d is of %(day)s; a correction cannot be older.")
                % {"version": before.version, "day": f"{before.approved_on:%d/%m/%Y}"},
                field="corrected_on",
            )
        event = ItemCorrected(
            item=now.uid,
            version=now.version + 1,
            corrected_on=on,
            reason=reason,
            evolved_from=now.evolved_from,
            root=now.root,
            **_fields(content),
        )
        record(event, by=by, as_=as_, refs=[before.entry_hash], blobs=_blobs(content), id=id)
        _approve_draft(draft, now.uid)
        return Item.objects.get(uid=now.uid)


def kill_item(
    *,
    item: Item,
    reason: str,
    killed_on: date | None = None,
    by: Person,
    as_: Organisation,
    id: UUID | None = None,
) -> Item:
    """Stop every use for ever (dừng sử dụng)."""
    reason = checks.reason(reason)
    with writing(item.channel, Permission.APPROVE, by=by, as_=as_) as today:
        now = _own(item, as_)
        if now.killed_on:
            return now
        on = killed_on or today
        checks.past(on, today, "killed_on")
        event = ItemKilled(item=now.uid, version=now.version, reason=reason, killed_on=on)
        record(event, by=by, as_=as_, refs=[_latest(now).entry_hash], id=id)
        return Item.objects.get(uid=now.uid)


def withhold_item(
    *,
    item: Item,
    reason: str,
    by: Person,
    as_: Organisation,
    id: UUID | None = None,
) -> Item:
    """Hold the item back until a further version is approved."""
    reason = checks.reason(reason)
    with writing(item.channel, Permission.APPROVE, by=by, as_=as_) as today:
        now = _own(item, as_)
        if now.killed_on or now.is_withheld:
            return now
        event = ItemWithheld(item=now.uid, version=now.version, reason=reason, withheld_on=today)
        record(event, by=by, as_=as_, refs=[_latest(now).entry_hash], id=id)
        return Item.objects.get(uid=now.uid)
