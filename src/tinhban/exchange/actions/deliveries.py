"""Deliveries and the receipts signed for them."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from tinhban.exchange import content as contents
from tinhban.exchange.actions.offers import offerable
from tinhban.exchange.kinds import LINES_OF_A_DELIVERY
from tinhban.exchange.models import Delivery, DeliveryLine, Item, ItemVersion, Receipt, Request
from tinhban.exchange.permissions import Permission
from tinhban.foundation.ids import new_uid
from tinhban.organisations.models import Organisation, Person
from tinhban.records import checks
from tinhban.records.forms import NOTE_LENGTH
from tinhban.records.refusals import RecordRefused
from tinhban.records.writing import record, writing
from tinhban.wire.exchange import DeliveredItem, DeliveryReceived, DeliverySent

# An entry names at most 32 others; the lines name the rest by their content.
REFERENCES = 30


def send_delivery(
    *,
    channel: str,
    to: UUID,
    items: Iterable[Item],
    request: Request | None = None,
    note: str = "",
    delivered_on: date | None = None,
    by: Person,
    as_: Organisation,
    id: UUID | None = None,
) -> Delivery:
    """Hand the latest versions of our items to a partner."""
    uid, note = id or new_uid(), checks.short(note, "note", NOTE_LENGTH)
    chosen = list(dict.fromkeys(items))
    if not chosen:
        raise RecordRefused(_("Choose at least one item to deliver."), field="items")
    if len(chosen) > LINES_OF_A_DELIVERY:
        raise RecordRefused(
            _("A delivery has at most %(limit)d items; make several.")
            % {"limit": LINES_OF_A_DELIVERY},
            field="items",
        )
    with writing(channel, Permission.DELIVER, by=by, as_=as_) as today:
        if known := Delivery.objects.filter(uid=uid, sent_by=as_.uid).first():
            return known
        checks.require_partner(channel, to, as_=as_)
        on = delivered_on or today
        checks.past(on, today, "delivered_on")
        _check_request(request, to=to, channel=channel, on=on, as_=as_)
        lines, refs = [], [request.entry_hash] if request else []
        for item in chosen:
            version = _deliverable(item, channel=channel, on=on, as_=as_)
            lines.append(
                DeliveredItem(
                    item=item.uid, version=version.version, content_hash=version.content_hash
                )
            )
            refs.append(version.entry_hash)
        event = DeliverySent(
            delivery=uid,
            to=to,
            delivered_on=on,
            lines=tuple(lines),
            request=request.uid if request else None,
            note=note,
        )
        record(event, by=by, as_=as_, refs=refs[:REFERENCES], id=id)
        return Delivery.objects.get(uid=uid)


def _check_request(
    request: Request | None, *, to: UUID, channel: str, on: date, as_: Organisation
) -> None:
    if request is None:
        return
    if request.asked_by != to or request.to_uid != as_.uid or request.channel != channel:
        raise RecordRefused(_("This request was not made by the receiver to us."), field="request")
    if request.made_on > on:
        raise RecordRefused(_("The request was made after this delivery."), field="delivered_on")


def _deliverable(item: Item, *, channel: str, on: date, as_: Organisation) -> ItemVersion:
    """A version whose content is what its owner approved, of an item of this channel."""
    if item.channel != channel:
        raise RecordRefused(
            _("“%(title)s” belongs to another programme.") % {"title": item.title}, field="items"
        )
    version = offerable(item, as_=as_, on=on)
    if version.approved_on > on:
        raise RecordRefused(
            _("“%(title)s” was approved on %(day)s, after this delivery.")
            % {"title": item.title, "day": f"{version.approved_on:%d/%m/%Y}"},
            field="delivered_on",
        )
    if contents.arrived_hash(version) != version.content_hash:
        raise RecordRefused(
            _("The content of “%(title)s” is not what was approved; it is not sent.")
            % {"title": item.title},
            field="items",
        )
    return version


def receive_delivery(
    *,
    delivery: Delivery,
    lines: Iterable[DeliveryLine] | None = None,
    note: str = "",
    received_on: date | None = None,
    by: Person,
    as_: Organisation,
    id: UUID | None = None,
) -> Receipt | None:
    """Sign for what arrived whole; None when everything asked for was signed before."""
    uid, note = id or new_uid(), checks.short(note, "note", NOTE_LENGTH)
    with writing(delivery.channel, Permission.RECEIVE, by=by, as_=as_) as today:
        if known := Receipt.objects.filter(uid=uid, received_by=as_.uid).first():
            return known
        now = Delivery.objects.get(uid=delivery.uid)
        if now.to_uid != as_.uid:
            raise RecordRefused(_("This delivery was made to another organisation."))
        on = received_on or today
        checks.past(on, today, "received_on")
        if on < now.delivered_on:
            raise RecordRefused(
                _("The delivery was sent on %(day)s; it cannot be received before.")
                % {"day": f"{now.delivered_on:%d/%m/%Y}"},
                field="received_on",
            )
        wanted = None if lines is None else {line.uid for line in lines}
        open_lines = [
            line
            for line in now.lines.filter(received=False).order_by("uid")
            if wanted is None or line.uid in wanted
        ]
        if not open_lines:
            return None
        _check_arrival(now, open_lines)
        event = DeliveryReceived(
            receipt=uid,
            delivery=now.uid,
            received_on=on,
            lines=tuple(
                DeliveredItem(item=x.item_id, version=x.version, content_hash=x.content_hash)
                for x in open_lines
            ),
            note=note,
        )
        record(event, by=by, as_=as_, refs=[now.entry_hash], id=id)
        return Receipt.objects.get(uid=uid)


def _check_arrival(delivery: Delivery, lines: list[DeliveryLine]) -> None:
    """Nobody signs for what is not here, or is not what the sender's entry names."""
    versions = {
        (v.item_id, v.version): v
        for v in ItemVersion.objects.filter(
            item_id__in=[line.item_id for line in lines], owned_by=delivery.sent_by
        )
    }
    for line in lines:
        version = versions.get((line.item_id, line.version))
        if version is None:
            raise RecordRefused(
                _("An item of this delivery has not arrived yet; the receipt waits for it.")
            )
        if contents.arrived_hash(version) != line.content_hash:
            raise RecordRefused(
                _(
                    "What arrived as “%(title)s” differs from what the sender signed. Ask for it again."
                )
                % {"title": version.title}
            )
