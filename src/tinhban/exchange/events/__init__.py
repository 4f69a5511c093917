"""What the exchange tells other organisations: one file per noun."""

from tinhban.exchange.events.columns import ColumnDeclared, SlotExcused
from tinhban.exchange.events.deliveries import DeliveryReceived, DeliverySent, Line
from tinhban.exchange.events.items import (
    File,
    ItemApproved,
    ItemCorrected,
    ItemKilled,
    ItemWithheld,
    Rights,
)
from tinhban.exchange.events.offers import OfferDeclined, OfferMade, OfferWithdrawn
from tinhban.exchange.events.requests import RequestAnswered, RequestCancelled, RequestMade
from tinhban.exchange.events.usages import (
    CorrectionActed,
    UsageClaimed,
    UsageConfirmed,
    UsageDisputed,
    UsageLinked,
    UsageRejected,
    UsageWithdrawn,
)

__all__ = [
    "ColumnDeclared",
    "CorrectionActed",
    "DeliveryReceived",
    "DeliverySent",
    "File",
    "ItemApproved",
    "ItemCorrected",
    "ItemKilled",
    "ItemWithheld",
    "Line",
    "OfferDeclined",
    "OfferMade",
    "OfferWithdrawn",
    "RequestAnswered",
    "RequestCancelled",
    "RequestMade",
    "Rights",
    "SlotExcused",
    "UsageClaimed",
    "UsageConfirmed",
    "UsageDisputed",
    "UsageLinked",
    "UsageRejected",
    "UsageWithdrawn",
]
