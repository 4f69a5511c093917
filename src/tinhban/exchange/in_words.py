"""Rows of the desk as they are shown: one shape for offers, requests, deliveries and uses."""

import re
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tinhban.exchange.models import Item
from tinhban.exchange.queries import delivery_state, offer_state
from tinhban.foundation.time import VIET_NAM
from tinhban.records.clock import clock
from tinhban.records.lines import Line, Names, State

_SLOT = re.compile(r"(\d{4})-([WQ]?)(\d{1,2})")

OFFER_STATES: dict[str, State] = {
    "open": ("doing", gettext_lazy("Newly offered")),
    "declined": ("off", gettext_lazy("Not used")),
    "withdrawn": ("off", gettext_lazy("Offer withdrawn")),
    "killed": ("late", gettext_lazy("Use stopped")),
    "used": ("done", gettext_lazy("Used")),
    "delivered": ("doing", gettext_lazy("Delivered")),
    "expired": ("off", gettext_lazy("Past its day")),
}
DELIVERY_STATES: dict[str, State] = {
    "awaiting": ("wait", gettext_lazy("Awaits the receipt")),
    "partly": ("risk", gettext_lazy("Received in part")),
    "received": ("done", gettext_lazy("Receipt signed")),
}
USAGE_STATES: dict[str, State] = {
    "claimed": ("doing", gettext_lazy("Claimed, to be confirmed")),
    "confirmed": ("done", gettext_lazy("Confirmed")),
    "disputed": ("risk", gettext_lazy("The partner says otherwise")),
    "rejected": ("late", gettext_lazy("Rejected by the partner")),
    "withdrawn": ("off", gettext_lazy("Withdrawn")),
}


def facts_of(item: Item | None) -> list[str]:
    """Kind and length of an item, as one fact."""
    if item is None:
        return []
    told = f"{item.get_kind_display()} {item.duration}".strip()
    version = _("version %d") % item.version
    return [told if item.version == 1 else f"{told}, {version}"]


def embargo_tags(item: Item | None, today: date) -> list[str]:
    """A warning while an item may not be published yet."""
    until = item.embargo_until.astimezone(VIET_NAM) if item and item.embargo_until else None
    if until is None or until.date() < today:
        return []
    if until.date() == today:
        return [_("Only after %(time)s") % {"time": f"{until:%H:%M}"}]
    return [
        _("Not before %(time)s on %(day)s (embargo).").rstrip(".")
        % {"time": f"{until:%H:%M}", "day": f"{until:%d/%m/%Y}"}
    ]


def offer_line(offer: Any, today: date, name: Names, *, ours: bool) -> Line:
    state = offer_state(offer, today)
    facts = [*facts_of(offer.item), f"{offer.made_on:%d/%m/%Y}"]
    if ours and offer.refusals:
        told = ngettext("%d partner does not use it", "%d partners do not use it", offer.refusals)
        facts.append(told % offer.refusals)
    return Line(
        uid=offer.item_id,
        title=offer.item.title if offer.item else str(offer.item_id),
        partner=name(offer.offered_by),
        facts=facts,
        state=OFFER_STATES["open" if ours and state in ("used", "delivered") else state],
        clock=clock(offer.answer_by, today) if state == "open" else None,
        ours=ours,
        tags=embargo_tags(offer.item, today),
    )


def delivery_line(delivery: Any, name: Names, *, ours: bool) -> Line:
    waits = delivery.sent - delivery.received
    facts = [
        ngettext("%d item", "%d items", delivery.sent) % delivery.sent,
        _("delivered %(day)s") % {"day": f"{delivery.delivered_on:%d/%m/%Y}"},
    ]
    if waits:
        facts.append(_("awaiting receipt: %d") % waits)
    return Line(
        uid=delivery.uid,
        title=_("To %s") % name(delivery.to_uid) if ours else _("From %s") % name(delivery.sent_by),
        partner=name(delivery.to_uid if ours else delivery.sent_by),
        facts=facts,
        state=DELIVERY_STATES[delivery_state(delivery)],
    )


def item_line(item: Item, today: date, name: Names, *, ours: bool, state: State) -> Line:
    return Line(
        uid=item.uid,
        title=item.title,
        partner=name(item.owned_by),
        facts=[*facts_of(item), f"{item.changed_on:%d/%m/%Y}"],
        state=state,
        ours=ours,
        tags=embargo_tags(item, today),
    )


def usage_line(usage: Any, name: Names, *, organisation: UUID) -> Line:
    ours = usage.used_by == organisation
    partner = (usage.supplier_uid or usage.used_by) if ours else usage.used_by
    where = ", ".join(part for part in (usage.outlet, usage.section) if part)
    return Line(
        uid=usage.uid,
        title=usage.title,
        partner=name(partner),
        facts=[
            str(usage.get_kind_display()),
            f"{where}, {usage.used_on:%d/%m/%Y}",
            _("used by us") if ours else _("used by the partner"),
        ],
        state=USAGE_STATES[usage.said],
        ours=partner == organisation,
    )


def slot_words(slot: str) -> str:
    """A slot as people name it: a week, a month or a quarter of a year."""
    named = _SLOT.fullmatch(slot)
    if named is None:
        return slot
    year, span, number = named.groups()
    told = {"n": int(number), "year": year}
    if span == "W":
        return _("week %(n)d of %(year)s") % told
    if span == "Q":
        return _("quarter %(n)d of %(year)s") % told
    return _("month %(n)d of %(year)s") % told


def item_state(item: Item, *, open_for_us: bool) -> State:
    """How a changed item stands for us."""
    if item.killed_on:
        told = _("Use stopped, we have used it") if open_for_us else _("Use stopped")
        return ("late", told)
    if open_for_us:
        return ("late", _("Corrected, we used an older version"))
    if item.is_withheld:
        return ("risk", _("Held back"))
    return ("done", _("May be used")) if item.version == 1 else ("doing", _("Corrected"))
