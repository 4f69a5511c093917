"""Uses: claimed and withdrawn by the user, answered by the partner; what is done after a correction."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from tinhban.exchange import verdict
from tinhban.exchange.actions.claims import Publication, record_claim, refuse_duplicate
from tinhban.exchange.kinds import TITLE_LENGTH, CorrectionDone, Kind
from tinhban.exchange.models import (
    CorrectionActed,
    DeliveryLine,
    Item,
    ItemVersion,
    Offer,
    Usage,
    UsageAnswer,
)
from tinhban.exchange.permissions import Permission
from tinhban.foundation.ids import new_uid
from tinhban.organisations.models import Organisation, Person
from tinhban.records import checks
from tinhban.records.forms import NOTE_LENGTH
from tinhban.records.refusals import RecordRefused
from tinhban.records.writing import record, writing
from tinhban.wire import exchange as events


def claim_usage(
    *,
    item: Item,
    publication: Publication,
    version: int | None = None,
    by: Person,
    as_: Organisation,
    id: UUID | None = None,
) -> Usage:
    """Say that we published a partner's item; its supplier is who signed the item."""
    uid = id or new_uid()
    with writing(item.channel, Permission.USE, by=by, as_=as_) as today:
        if known := Usage.objects.filter(uid=uid, used_by=as_.uid).first():
            return known
        now = Item.objects.get(uid=item.uid)
        published = publication.checked()
        checks.past(published.used_on, today, "used_on")
        if now.owned_by == as_.uid:
            raise RecordRefused(_("This is our own item; only partners claim its use."))
        used = used_version(now, version, published.used_on)
        came_to_us(now, published.used_on, as_=as_)
        judged = verdict.publishable(
            now, used, on=published.used_on, by=as_.uid, medium=published.medium
        )
        if not judged.allowed:
            raise RecordRefused(judged.reason, field="used_on")
        refuse_duplicate(Usage.objects.filter(item_id=now.uid, used_by=as_.uid), published)
        return record_claim(
            uid,
            published,
            kind=used.kind,
            title=used.title,
            item=now,
            version=used.version,
            supplier=now.owned_by,
            refs=[used.entry_hash],
            by=by,
            as_=as_,
            id=id,
        )


def used_version(item: Item, version: int | None, on: date) -> ItemVersion:
    """The version named, or the latest that was there on that day."""
    versions = ItemVersion.objects.filter(item_id=item.uid, owned_by=item.owned_by)
    if version is None:
        there = versions.filter(approved_on__lte=on).order_by("-version").first()
        return there or versions.order_by("version")[0]
    found = versions.filter(version=version).first()
    if found is None:
        raise RecordRefused(_("The item has no version %(version)d.") % {"version": version})
    return found


def came_to_us(item: Item, on: date, *, as_: Organisation) -> None:
    """A use follows a delivery, or at least an offer."""
    lines = DeliveryLine.objects.filter(item_id=item.uid, to_uid=as_.uid)
    first = lines.order_by("delivered_on").values_list("delivered_on", flat=True).first()
    if first is None:
        offers = Offer.objects.filter(item_id=item.uid).reaching(as_.uid)
        first = offers.order_by("made_on").values_list("made_on", flat=True).first()
    if first is None:
        raise RecordRefused(
            _("This item was neither offered nor delivered to us. Ask its owner for it first.")
        )
    if on < first:
        raise RecordRefused(
            _("The item came on %(day)s; it cannot have been used before.")
            % {"day": f"{first:%d/%m/%Y}"},
            field="used_on",
        )


def claim_outside_usage(
    *,
    channel: str,
    supplier: UUID,
    kind: str,
    title: str,
    publication: Publication,
    by: Person,
    as_: Organisation,
    id: UUID | None = None,
) -> Usage:
    """Say that we published a partner's item that never came through this system (an old log)."""
    uid, title = id or new_uid(), checks.short(title, "title", TITLE_LENGTH)
    if not title:
        raise RecordRefused(_("The item has no title."), field="title")
    if kind not in Kind.values:
        raise RecordRefused(_("Choose the kind of the item."), field="kind")
    with writing(channel, Permission.USE, by=by, as_=as_) as today:
        if known := Usage.objects.filter(uid=uid, used_by=as_.uid).first():
            return known
        checks.require_partner(channel, supplier, as_=as_)
        published = publication.checked()
        checks.past(published.used_on, today, "used_on")
        same = Usage.objects.filter(used_by=as_.uid, supplier_uid=supplier, title=title)
        refuse_duplicate(same, published)
        return record_claim(
            uid, published, kind=kind, title=title, supplier=supplier, by=by, as_=as_, id=id
        )


def withdraw_usage(
    *, usage: Usage, reason: str, by: Person, as_: Organisation, id: UUID | None = None
) -> Usage:
    """Take our claim back; the claim and its withdrawal both stay in the book."""
    reason = checks.reason(reason)
    with writing(usage.channel, Permission.USE, by=by, as_=as_) as today:
        now = Usage.objects.get(uid=usage.uid)
        if now.used_by != as_.uid:
            raise RecordRefused(_("Only who claimed the use may withdraw it."))
        if now.withdrawn_on:
            return now
        event = events.UsageWithdrawn(usage=now.uid, reason=reason, withdrawn_on=today)
        record(event, by=by, as_=as_, refs=[now.entry_hash], id=id)
        return Usage.objects.get(uid=now.uid)


def confirm_usages(
    *, usages: Iterable[Usage], confirmed_on: date | None = None, by: Person, as_: Organisation
) -> int:
    """Say that our book holds the same uses; how many were new. One transaction per channel."""
    by_channel: dict[str, list[Usage]] = {}
    for usage in usages:
        by_channel.setdefault(usage.channel, []).append(usage)
    confirmed = 0
    for channel, group in by_channel.items():
        with writing(channel, Permission.CONFIRM, by=by, as_=as_) as today:
            on = confirmed_on or today
            checks.past(on, today, "confirmed_on")
            for now in _still_open(group, as_=as_):
                event = events.UsageConfirmed(usage=now.uid, confirmed_on=on)
                record(event, by=by, as_=as_, refs=[now.entry_hash])
                confirmed += 1
    return confirmed


def _still_open(usages: list[Usage], *, as_: Organisation) -> list[Usage]:
    """Those that stand, concern us and that our last word does not confirm."""
    wanted = [usage.uid for usage in usages]
    found = list(Usage.objects.filter(uid__in=wanted, withdrawn_on=None).order_by("used_on", "uid"))
    for usage in found:
        _require_side(usage, as_)
    said = UsageAnswer.objects.filter(
        usage_id__in=wanted,
        answered_by=as_.uid,
        superseded=False,
        answer=UsageAnswer.Answer.CONFIRMED,
    )
    done = set(said.values_list("usage_id", flat=True))
    return [usage for usage in found if usage.uid not in done]


def _require_side(usage: Usage, as_: Organisation) -> None:
    concerned = usage.supplier_uid == as_.uid or (
        usage.supplier_uid is None and usage.partners.filter(organisation=as_.uid).exists()
    )
    if not concerned:
        raise RecordRefused(_("Only the partner that this use concerns may answer it."))


def reject_usage(
    *, usage: Usage, reason: str, by: Person, as_: Organisation, id: UUID | None = None
) -> None:
    """Say that this was not our item."""
    _contradict(events.UsageRejected, "rejected_on", usage, reason, by=by, as_=as_, id=id)


def dispute_usage(
    *, usage: Usage, reason: str, by: Person, as_: Organisation, id: UUID | None = None
) -> None:
    """Say that our book says otherwise."""
    _contradict(events.UsageDisputed, "disputed_on", usage, reason, by=by, as_=as_, id=id)


def _contradict(
    event: Any,
    day_field: str,
    usage: Usage,
    reason: str,
    *,
    by: Person,
    as_: Organisation,
    id: UUID | None,
) -> None:
    reason = checks.reason(reason)
    with writing(usage.channel, Permission.CONFIRM, by=by, as_=as_) as today:
        now = Usage.objects.get(uid=usage.uid)
        _require_side(now, as_)
        if now.withdrawn_on:
            raise RecordRefused(_("The use was withdrawn; there is nothing to answer."))
        said = UsageAnswer.objects.filter(usage_id=now.uid, answered_by=as_.uid, superseded=False)
        if said.exclude(answer=UsageAnswer.Answer.CONFIRMED).filter(reason=reason).exists():
            return
        happened = event(usage=now.uid, reason=reason, **{day_field: today})
        record(happened, by=by, as_=as_, refs=[now.entry_hash], id=id)


def act_on_correction(
    *,
    item: Item,
    done: str,
    note: str = "",
    by: Person,
    as_: Organisation,
    id: UUID | None = None,
) -> None:
    """Say what we did after an item that we used was corrected or stopped."""
    if done not in CorrectionDone.values:
        raise RecordRefused(_("Choose what was done."), field="done")
    note = checks.short(note, "note", NOTE_LENGTH)
    with writing(item.channel, Permission.USE, by=by, as_=as_) as today:
        now = Item.objects.get(uid=item.uid)
        if not Usage.objects.filter(item_id=now.uid, used_by=as_.uid).exists():
            raise RecordRefused(_("We have not used this item; there is nothing to correct."))
        killed = now.killed_on is not None
        if CorrectionActed.objects.filter(
            item_id=now.uid, acted_by=as_.uid, version=now.version, killed=killed
        ).exists():
            return
        latest = ItemVersion.objects.get(
            item_id=now.uid, owned_by=now.owned_by, version=now.version
        )
        event = events.CorrectionActed(
            item=now.uid,
            version=now.version,
            done=done,
            acted_on=today,
            killed=killed,
            note=note,
        )
        refs = [now.killed_entry] if killed else [latest.entry_hash]
        record(event, by=by, as_=as_, refs=refs, id=id)
