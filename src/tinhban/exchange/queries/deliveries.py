"""Deliveries and how much of each was signed for."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from tinhban.exchange.models import Delivery, DeliveryLine
from tinhban.ledger import queries as ledger_queries
from tinhban.records.channels import number_of


def with_counts(deliveries: "QuerySet[Delivery]") -> "QuerySet[Any]":
    """Beside each delivery: its items, and those that the receiver signed for."""
    lines = DeliveryLine.objects.filter(delivery_id=OuterRef("uid"), first=True)
    return deliveries.annotate(
        sent=number_of(lines, "delivery_id"),
        received=number_of(lines.filter(received=True), "delivery_id"),
    )


def delivery_state(delivery: Any) -> str:
    """received | partly | awaiting, for a row `with_counts`."""
    if delivery.received >= delivery.sent:
        return "received"
    return "partly" if delivery.received else "awaiting"


def _open(deliveries: "QuerySet[Delivery]", organisation: UUID) -> "QuerySet[Any]":
    return with_counts(
        deliveries.filter(channel__in=ledger_queries.channels_of(organisation))
    ).order_by("delivered_on", "uid")


def awaiting(organisation: UUID) -> "QuerySet[Any]":
    """Deliveries to us that we have not wholly signed for."""
    lines = DeliveryLine.objects.filter(
        delivery_id=OuterRef("uid"), to_uid=organisation, received=False, first=True
    )
    return _open(Delivery.objects.filter(Exists(lines), to_uid=organisation), organisation)


def awaited(organisation: UUID) -> "QuerySet[Any]":
    """Deliveries of ours for which a receipt has not come (chờ biên nhận)."""
    lines = DeliveryLine.objects.filter(
        delivery_id=OuterRef("uid"), sent_by=organisation, received=False, first=True
    )
    return _open(Delivery.objects.filter(Exists(lines), sent_by=organisation), organisation)
