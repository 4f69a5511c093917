"""Offers: made and withdrawn by the owner, declined by a receiver."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from tinhban.exchange import verdict
from tinhban.exchange.models import Item, ItemVersion, Offer, OfferAnswer
from tinhban.exchange.permissions import Permission
from tinhban.foundation.ids import new_uid
from tinhban.organisations.models import Organisation, Person
from tinhban.records import checks
from tinhban.records.forms import NOTE_LENGTH
from tinhban.records.refusals import RecordRefused
from tinhban.records.writing import record, writing
from tinhban.wire.exchange import OfferDeclined, OfferMade, OfferWithdrawn


def make_offer(
    *,
    item: Item,
    to: Iterable[UUID] = (),
    answer_by: date | None = None,
    note: str = "",
    made_on: date | None = None,
    by: Person,
    as_: Organisation,
    id: UUID | None = None,
) -> Offer:
    """Show an item to partners; nobody named means every member of the channel."""
    uid, note = id or new_uid(), checks.short(note, "note", NOTE_LENGTH)
    with writing(item.channel, Permission.OFFER, by=by, as_=as_) as today:
        if known := Offer.objects.filter(uid=uid, offered_by=as_.uid).first():
            return known
        on = made_on or today
        checks.past(on, today, "made_on")
        if answer_by is not None and answer_by < on:
            raise RecordRefused(
                _("The day to answer by lies before the day of the offer."), field="answer_by"
            )
        receivers = tuple(dict.fromkeys(to))
        for organisation in receivers:
            checks.require_partner(item.channel, organisation, as_=as_)
        version = offerable(item, as_=as_, on=on)
        event = OfferMade(
            offer=uid,
            item=item.uid,
            version=version.version,
            made_on=on,
            to=receivers,
            answer_by=answer_by,
            note=note,
        )
        record(event, by=by, as_=as_, refs=[version.entry_hash], id=id)
        return Offer.objects.get(uid=uid)


def offerable(item: Item, *, as_: Organisation, on: date) -> ItemVersion:
    """The latest version of our own item, if its signal and status let it be shown on that day."""
    now = Item.objects.get(uid=item.uid)
    if now.owned_by != as_.uid:
        raise RecordRefused(_("Only the owner of the item may do this."))
    version = ItemVersion.objects.get(item_id=now.uid, owned_by=now.owned_by, version=now.version)
    judged = verdict.publishable(now, version, on=max(on, version.approved_on), by=as_.uid)
    # An item under embargo may be shown and handed over; it may not be published.
    if judged.step in ("signal", "status"):
        raise RecordRefused(judged.reason)
    return version


def withdraw_offer(
    *, offer: Offer, reason: str, by: Person, as_: Organisation, id: UUID | None = None
) -> Offer:
    """Take an offer back (rút giới thiệu)."""
    reason = checks.reason(reason)
    with writing(offer.channel, Permission.OFFER, by=by, as_=as_) as today:
        now = Offer.objects.get(uid=offer.uid)
        if now.offered_by != as_.uid:
            raise RecordRefused(_("Only who made the offer may withdraw it."))
        if now.withdrawn_on:
            return now
        event = OfferWithdrawn(offer=now.uid, reason=reason, withdrawn_on=today)
        record(event, by=by, as_=as_, refs=[now.entry_hash], id=id)
        return Offer.objects.get(uid=now.uid)


def decline_offer(
    *, offer: Offer, reason: str, by: Person, as_: Organisation, id: UUID | None = None
) -> None:
    """Say that we do not use this item (không sử dụng tin này)."""
    reason = checks.reason(reason)
    with writing(offer.channel, Permission.ANSWER, by=by, as_=as_) as today:
        now = Offer.objects.get(uid=offer.uid)
        if not now.reaches(as_.uid):
            raise RecordRefused(_("This offer was made to other organisations."))
        if now.withdrawn_on:
            raise RecordRefused(
                _("The offer was withdrawn on %(day)s; there is nothing to answer.")
                % {"day": f"{now.withdrawn_on:%d/%m/%Y}"}
            )
        if OfferAnswer.objects.filter(offer_id=now.uid, answered_by=as_.uid).exists():
            return
        event = OfferDeclined(offer=now.uid, reason=reason, declined_on=today)
        record(event, by=by, as_=as_, refs=[now.entry_hash], id=id)
