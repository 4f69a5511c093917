"""What waits for an organisation: the first thing on its desk."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Min, QuerySet
from django.urls import reverse

from tinhban.exchange.kinds import Kind
from tinhban.exchange.models import Delivery, Item, Offer, Request
from tinhban.exchange.prepared import Prepared, numbers
from tinhban.exchange.queries import usages as usage_queries
from tinhban.exchange.queries.deliveries import awaiting
from tinhban.exchange.queries.items import own_corrections_open
from tinhban.exchange.queries.offers import open_offers
from tinhban.exchange.queries.requests import open_requests
from tinhban.exchange.watch.queries import suspected_by_publisher
from tinhban.organisations import asked

KINDS = ("request", "supply", "correction", "kill", "offer", "delivery", "usage", "suspected")


@dataclass(frozen=True)
class Waiting:
    """One thing to do: what it is, of whom, until when, and where it is done."""

    kind: str  # one of KINDS
    uid: UUID
    title: str
    partner: UUID
    on: date
    due: date | None
    link: str
    item_kind: str = ""
    length: int | None = None
    number: int = 1
    version: int | None = None
    reason: str = ""
    item: UUID | None = None

    @property
    def duration(self) -> str:
        return "" if self.length is None else f"{self.length // 60:02}:{self.length % 60:02}"


_REQUESTS = Prepared(lambda uid: open_requests(uid).order_by("needed_by", "uid"))
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


_COUNTS = {
    "request": Prepared(
        lambda uid, on: open_requests(uid).filter(accepted__isnull=True).values("pk"), counted=True
    ),
    "supply": Prepared(
        lambda uid, on: open_requests(uid).filter(accepted=True).values("pk"), counted=True
    ),
    "correction": Prepared(lambda uid, on: _changed(uid, killed=False), counted=True),
    "kill": Prepared(lambda uid, on: _changed(uid, killed=True), counted=True),
    "offer": Prepared(lambda uid, on: open_offers(uid, on).values("pk"), counted=True),
    "delivery": Prepared(lambda uid, on: awaiting(uid).values("pk"), counted=True),
    "usage": Prepared(
        lambda uid, on: usage_queries.words_awaited(uid).values("used_by", "channel").distinct(),
        counted=True,
    ),
    "suspected": Prepared(lambda uid, on: suspected_by_publisher(uid), counted=True),
}


def waiting_counts(organisation: UUID, on: date) -> dict[str, int]:
    """How many things wait, by kind; uses to confirm count as one per partner and programme."""
    question = ("waiting", organisation, on)  # the rail and the desk ask it for the same page
    values = (organisation, on)
    return asked.of_rows(
        question, lambda: numbers({kind: (count, values) for kind, count in _COUNTS.items()})
    )


def waiting_total(organisation: UUID, on: date) -> int:
    """The number on the rail."""
    return sum(waiting_counts(organisation, on).values())


def waiting(organisation: UUID, on: date, *, limit: int = 50) -> list[Waiting]:
    """What waits, the nearest day first; at most `limit` of each kind, and no look where none waits."""
    counts = waiting_counts(organisation, on)
    found: list[Waiting] = []
    if counts["request"] or counts["supply"]:
        found += _requests(organisation, limit)
    if counts["correction"] or counts["kill"]:
        found += _corrections(organisation, limit)
    if counts["offer"]:
        found += _offers(organisation, on, limit)
    if counts["delivery"]:
        found += _deliveries(organisation, limit)
    if counts["usage"]:
        found += _usages(organisation, limit)
    if counts["suspected"]:
        found += _suspected(organisation, limit)
    return sorted(found, key=lambda w: (w.due or date.max, KINDS.index(w.kind), w.on, w.uid))


def _requests(organisation: UUID, limit: int) -> list[Waiting]:
    return [
        Waiting(
            kind="request" if row.accepted is None else "supply",
            uid=row.uid,
            title=row.title,
            partner=row.asked_by,
            on=row.made_on,
            due=row.needed_by,
            link=reverse("exchange:request", args=[row.uid]),
            item_kind=row.get_kind_display(),
            length=row.length,
        )
        for row in _REQUESTS.instances(Request, organisation, limit=limit)
    ]


def _corrections(organisation: UUID, limit: int) -> list[Waiting]:
    return [
        Waiting(
            kind="kill" if row.killed_on else "correction",
            uid=row.uid,
            title=row.title,
            partner=row.owned_by,
            on=row.killed_on or row.changed_on,
            due=None,
            link=reverse("exchange:item", args=[row.uid]),
            item_kind=row.get_kind_display(),
            length=row.length,
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
            item_kind=str(Kind(row.item_kind).label) if row.item_kind else "",
            length=row.item_length,
            item=row.item_id,
        )
        for row in _OFFERS.instances(Offer, organisation, on, limit=limit)
    ]


def _deliveries(organisation: UUID, limit: int) -> list[Waiting]:
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


def _usages(organisation: UUID, limit: int) -> list[Waiting]:
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


def _suspected(organisation: UUID, limit: int) -> list[Waiting]:
    link = reverse("exchange:suspects")
    found = suspected_by_publisher(organisation).annotate(
        number=Count("uid"), first=Min("published_on")
    )
    return [
        Waiting(
            kind="suspected",
            uid=row["publisher"],
            title="",
            partner=row["publisher"],
            on=row["first"],
            due=None,
            link=f"{link}?ben={row['publisher']}",
            number=row["number"],
        )
        for row in found.order_by("publisher")[:limit]
    ]
