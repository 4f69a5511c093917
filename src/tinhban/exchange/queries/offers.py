"""Offers as their receivers and their owner see them."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from tinhban.exchange.models import DeliveryLine, Offer, OfferAnswer, Usage
from tinhban.ledger import queries as ledger_queries
from tinhban.records.channels import WRITERS, number_of

# An offer without a day to answer by goes stale after this.
STALE_AFTER = timedelta(days=30)


def offers_to(organisation: UUID) -> "QuerySet[Offer]":
    """Every offer that reaches an organisation in its channels, with what it did about each."""
    offers = Offer.objects.filter(channel__in=ledger_queries.channels_of(organisation, *WRITERS))
    return with_answers(offers.reaching(organisation), organisation)


def with_answers(offers: "QuerySet[Offer]", organisation: UUID) -> "QuerySet[Any]":
    """Beside each offer: declined by us, delivered to us, used by us; and how many declined."""
    return offers.annotate(
        declined=Exists(
            OfferAnswer.objects.filter(offer_id=OuterRef("uid"), answered_by=organisation)
        ),
        delivered=Exists(
            DeliveryLine.objects.filter(item_id=OuterRef("item_id"), to_uid=organisation)
        ),
        used=Exists(
            Usage.objects.filter(
                item_id=OuterRef("item_id"), used_by=organisation, withdrawn_on=None
            )
        ),
        refusals=number_of(OfferAnswer.objects.filter(offer_id=OuterRef("uid")), "offer_id"),
    )


def open_offers(organisation: UUID, on: date) -> "QuerySet[Any]":
    """Offers that wait for our answer: not withdrawn, stale, declined, delivered or used."""
    in_time = Q(answer_by__gte=on) | Q(answer_by=None, made_on__gte=on - STALE_AFTER)
    offers = Offer.objects.filter(
        in_time,
        withdrawn_on=None,
        item__killed_on=None,
        channel__in=ledger_queries.channels_of(organisation, *WRITERS),
    ).reaching(organisation)
    answers = OfferAnswer.objects.filter(offer_id=OuterRef("uid"), answered_by=organisation)
    lines = DeliveryLine.objects.filter(item_id=OuterRef("item_id"), to_uid=organisation)
    uses = Usage.objects.filter(
        item_id=OuterRef("item_id"), used_by=organisation, withdrawn_on=None
    )
    return offers.filter(~Exists(answers), ~Exists(lines), ~Exists(uses))


def offer_state(offer: Any, on: date) -> str:
    """withdrawn | killed | used | declined | delivered | expired | open, for a row `with_answers`."""
    if offer.withdrawn_on:
        return "withdrawn"
    if offer.item is not None and offer.item.killed_on:
        return "killed"
    for state in ("used", "declined", "delivered"):
        if getattr(offer, state):
            return state
    last = offer.answer_by or offer.made_on + STALE_AFTER
    return "expired" if last < on else "open"
