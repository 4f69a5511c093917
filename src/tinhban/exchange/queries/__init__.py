"""Reads of the exchange: states are questions put to the rows, never stored."""

from tinhban.exchange.queries.deliveries import awaited, awaiting, delivery_state, with_counts
from tinhban.exchange.queries.items import (
    latest_version,
    marked_open,
    own_corrections_open,
    verdict_of,
)
from tinhban.exchange.queries.offers import offer_state, offers_to, open_offers, with_answers
from tinhban.exchange.queries.slots import Slot, strip, strips
from tinhban.exchange.queries.usages import usage_state, used_by_month, waiting_usages, with_said
from tinhban.records.channels import ChannelCard, channels, partners_in

__all__ = [
    "ChannelCard",
    "Slot",
    "awaited",
    "awaiting",
    "channels",
    "delivery_state",
    "latest_version",
    "marked_open",
    "offer_state",
    "offers_to",
    "open_offers",
    "own_corrections_open",
    "partners_in",
    "strip",
    "strips",
    "usage_state",
    "used_by_month",
    "verdict_of",
    "waiting_usages",
    "with_answers",
    "with_counts",
    "with_said",
]
