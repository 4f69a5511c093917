"""What of the exchange waits for an organisation: the first thing on its desk."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinhban.exchange.kinds import Kind
from tinhban.exchange.models import Delivery, Item, Offer
from tinhban.exchange.queries import usages as usage_queries
from tinhban.exchange.queries.deliveries import awaiting
from tinhban.exchange.queries.items import own_corrections_open
from tinhban.exchange.queries.offers import open_offers
from tinhban.foundation.time import mmss
from tinhban.records import waiting
from tinhban.records.prepared import Prepared
from tinhban.records.waiting import Waiting, Waits, Words

_CORRECTIONS = Prepared(own_corrections_open)
_OFFERS = Prepared(
    lambda uid, on: (
        open_offers(uid, on)
        .annotate(title=F("item__title"), item_kind=F("item__kind"), item_length=F("item__length"))
        .order_by("answer_by", "uid")
    )
)
_DELIVERIES = Prepared(awaiting)


def _changed(organisation: UUID, killed: bool) -> "QuerySet[Any]":
    return own_corrections_open(organisation).filter(killed_on__isnull=not killed).values("pk")


def _counted(rows: Any) -> Prepared:
    return Prepared(rows, counted=True)


def register() -> None:
    """Have corrections, offers, deliveries and uses wait, in this order."""
    for one in (
        Waits(
            {
                "correction": _counted(lambda uid, on: _changed(uid, killed=False)),
                "kill": _counted(lambda uid, on: _changed(uid, killed=True)),
            },
            _corrections,
            _words_of_correction,
        ),
        Waits(
            {"offer": _counted(lambda uid, on: open_offers(uid, on).values("pk"))},
            _offers,
            _words_of_offer,
        ),
        Waits(
            {"delivery": _counted(lambda uid, on: awaiting(uid).values("pk"))},
            _deliveries,
            _words_of_delivery,
        ),
        Waits(
            {
                "usage": _counted(
                    lambda uid, on: (
                        usage_queries.words_awaited(uid).values("used_by", "channel").distinct()
                    )
                )
            },
            _usages,
            _words_of_usage,
        ),
    ):
        waiting.register(one)


def _corrections(organisation: UUID, on: date, limit: int) -> list[Waiting]:
    return [
        Waiting(
            kind="kill" if row.killed_on else "correction",
            uid=row.uid,
            title=row.title,
            partner=row.owned_by,
            on=row.killed_on or row.changed_on,
            due=None,
            link=reverse("exchange:item", args=[row.uid]),
            facts=_facts(row.get_kind_display(), row.duration),
            version=row.version,
            reason=row.killed_reason,
        )
        for row in _CORRECTIONS.instances(Item, organisation, limit=limit)
    ]


def _offers(organisation: UUID, on: date, limit: int) -> list[Waiting]:
    return [
        Waiting(
            kind="offer",
            uid=row.uid,
            title=row.title or str(row.item_id),
            partner=row.offered_by,
            on=row.made_on,
            due=row.answer_by,
            link=reverse("exchange:item", args=[row.item_id]),
            facts=_facts(Kind(row.item_kind).label if row.item_kind else "", mmss(row.item_length)),
            item=row.item_id,
        )
        for row in _OFFERS.instances(Offer, organisation, on, limit=limit)
    ]


def _deliveries(organisation: UUID, on: date, limit: int) -> list[Waiting]:
    return [
        Waiting(
            kind="delivery",
            uid=row.uid,
            title=row.note,
            partner=row.sent_by,
            on=row.delivered_on,
            due=None,
            link=reverse("exchange:delivery", args=[row.uid]),
            number=row.sent - row.received,
        )
        for row in _DELIVERIES.instances(Delivery, organisation, limit=limit)
    ]


def _usages(organisation: UUID, on: date, limit: int) -> list[Waiting]:
    link = reverse("exchange:confirm")
    return [
        Waiting(
            kind="usage",
            uid=row["claimer"],
            title="",
            partner=row["claimer"],
            on=row["first"],
            due=None,
            link=f"{link}?ben={row['claimer']}",
            number=row["number"],
        )
        for row in usage_queries.counts_by_claimer(organisation)[:limit]
    ]


def _facts(*told: Any) -> tuple[str, ...]:
    """The kind of an item and its length, together where both are known."""
    return tuple(filter(None, (" ".join(str(one) for one in told if one),)))


def _words_of_correction(w: Waiting) -> Words:
    if w.kind == "kill":
        return Words(_("Stop using “%s”") % w.title, w.reason, _("See the reason"))
    told = _("Correction of “%(title)s”, version %(version)s")
    named = told % {"title": w.title, "version": w.version}
    return Words(named, _("An older version was used"), _("See the change"))


def _words_of_offer(w: Waiting) -> Words:
    return Words(w.title, ", ".join(w.facts), _("See and take"))


def _words_of_delivery(w: Waiting) -> Words:
    told = ngettext("%d item was delivered", "%d items were delivered", w.number) % w.number
    return Words(told, f"{w.on:%d/%m/%Y}", _("Take and sign the receipt"))


def _words_of_usage(w: Waiting) -> Words:
    told = ngettext("%d use waits for our word", "%d uses wait for our word", w.number) % w.number
    return Words(told, _("since %s") % f"{w.on:%d/%m/%Y}", _("Compare and confirm"))
