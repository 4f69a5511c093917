"""What is known of one thing, for its page and for the panel beside a list."""

from datetime import date
from typing import Any

from django.db.models import Q

from tinhban.evidence.queries import held_by
from tinhban.exchange import access, in_words, queries
from tinhban.exchange.kinds import Medium
from tinhban.exchange.models import (
    CorrectionActed,
    Delivery,
    DeliveryLine,
    Item,
    ItemVersion,
    Offer,
    OfferAnswer,
    ReceiptLine,
    Request,
    Usage,
)
from tinhban.exchange.queries.usages import history
from tinhban.foundation.time import VIET_NAM
from tinhban.organisations.access import ActingRequest
from tinhban.records import acting as acts

USES_SHOWN = 20


def about_item(request: ActingRequest, item: Item) -> dict[str, Any]:
    """An item: its version in force, may it be used, how it came, who used it, what it asks of us."""
    as_, today = request.acting_as, request.today
    versions = list(
        ItemVersion.objects.filter(item_id=item.uid, owned_by=item.owned_by).order_by("-version")
    )
    version = versions[0]
    ours = item.owned_by == as_.uid
    lines = DeliveryLine.objects.filter(item_id=item.uid, first=True, sent_by=item.owned_by)
    lines = lines.order_by("delivered_on", "uid")
    to_us = lines.filter(to_uid=as_.uid)
    uses = Usage.objects.filter(item_id=item.uid).order_by("-used_on", "uid")
    shown = list(queries.with_said(uses)[:USES_SHOWN])
    offers = Offer.objects.filter(item_id=item.uid).order_by("-made_on", "uid")
    mine = offers if ours else offers.reaching(as_.uid)
    shown_offers = list(queries.with_answers(mine, as_.uid).select_related("item")[:10])
    declined = OfferAnswer.objects.filter(offer__in=mine).order_by("at")
    acted = CorrectionActed.objects.filter(item_id=item.uid).order_by("at")
    open_for_us = queries.own_corrections_open(as_.uid).filter(uid=item.uid).exists()
    people = {item.owned_by, *(u.used_by for u in shown), *(x.to_uid for x in lines)}
    people |= {a.answered_by for a in declined} | {a.acted_by for a in acted}
    names = acts.names(request, people)
    open_offer = next((o for o in shown_offers if queries.offer_state(o, today) == "open"), None)
    return {
        "item": item,
        "version": version,
        "versions": versions,
        "files": _files(version),
        "ours": ours,
        "names": names,
        "owner": names[item.owned_by],
        "verdict": queries.verdict_of(item, version, on=today, by=as_.uid),
        "media": [Medium(m).label for m in version.rights.get("media", []) if m in Medium.values],
        "rights_until": _day(version.rights.get("until")),
        "embargo": version.embargo_until and version.embargo_until.astimezone(VIET_NAM),
        "lines": list(lines),
        "line_to_us": to_us.last(),
        "line_open": to_us.filter(received=False).first(),
        "uses": shown,
        "our_uses": [u for u in shown if u.used_by == as_.uid and not u.withdrawn_on],
        "offers": shown_offers,
        "open_offer": None if ours else open_offer,
        "declined": declined,
        "acted": acted,
        "open_for_us": open_for_us,
        "asked": Request.objects.filter(
            item_id=item.uid, asked_by=as_.uid, cancelled_on=None
        ).first(),
        "state": in_words.item_state(item, open_for_us=open_for_us),
        "usage_states": in_words.USAGE_STATES,
        "may": access.May(request, item.channel),
        "preview": "exchange/_item.html",
    }


def _files(version: ItemVersion) -> list[tuple[dict[str, Any], bool]]:
    """Each file with whether its bytes are here: only what its owner holds can be opened."""
    hashes = [file["sha256"] for file in version.files]
    held = held_by(version.owned_by, hashes) if hashes else set()
    return [(file, file["sha256"] in held) for file in version.files]


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


def about_delivery(request: ActingRequest, delivery: Delivery) -> dict[str, Any]:
    """A delivery line by line, with the receipts signed for it."""
    as_ = request.acting_as
    row = queries.with_counts(
        Delivery.objects.filter(pk=delivery.pk).select_related("request")
    ).get()
    lines = list(delivery.lines.select_related("item").order_by("position"))
    signed = ReceiptLine.objects.filter(
        line__delivery_id=delivery.uid, received_by=delivery.to_uid
    ).select_related("receipt")
    receipts = {r.line_id: r for r in signed}
    names = acts.names(request, {delivery.sent_by, delivery.to_uid})
    return {
        "delivery": row,
        "lines": [(line, receipts.get(line.uid)) for line in lines],
        "names": names,
        "sender": names[delivery.sent_by],
        "receiver": names[delivery.to_uid],
        "ours": delivery.sent_by == as_.uid,
        "to_us": delivery.to_uid == as_.uid,
        "open": row.sent - row.received,
        "state": in_words.DELIVERY_STATES[queries.delivery_state(row)],
        "may": access.May(request, delivery.channel),
        "preview": "exchange/_delivery.html",
    }


def about_usage(request: ActingRequest, usage: Any) -> dict[str, Any]:
    """A use (`queries.with_said`) on both sides, and everything that was said of it."""
    as_ = request.acting_as
    partners = list(usage.partners.filter(decides=True).order_by("uid"))
    said = history(usage)
    names = acts.names(
        request,
        {usage.used_by, *(p.organisation for p in partners), *(s["organisation"] for s in said)},
    )
    ours_to_answer = next((p for p in partners if p.organisation == as_.uid), None)
    brought = (
        DeliveryLine.objects.filter(
            Q(item_id=usage.item_id, to_uid=usage.used_by, sent_by=usage.supplier_uid)
        )
        .order_by("delivered_on")
        .first()
        if usage.item_id
        else None
    )
    return {
        "usage": usage,
        "state": in_words.USAGE_STATES[usage.said],
        "names": names,
        "user_name": names[usage.used_by],
        "sides": [{"name": names[p.organisation], "answer": p.answer} for p in partners],
        "history": [{**step, "name": names[step["organisation"]]} for step in said],
        "ours": usage.used_by == as_.uid,
        "answerable": ours_to_answer is not None and not usage.withdrawn_on,
        "our_answer": ours_to_answer.answer if ours_to_answer else "",
        "brought": brought,
        "may": access.May(request, usage.channel),
        "preview": "exchange/_usage.html",
    }
