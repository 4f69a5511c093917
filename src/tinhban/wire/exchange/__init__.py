"""What the exchange tells other organisations: one file per noun."""

from tinhban.wire.exchange.columns import ColumnDeclared, SlotExcused
from tinhban.wire.exchange.deliveries import DeliveredItem, DeliveryReceived, DeliverySent
from tinhban.wire.exchange.items import (
    File,
    ItemApproved,
    ItemCorrected,
    ItemKilled,
    ItemWithheld,
    Rights,
)
from tinhban.wire.exchange.offers import OfferDeclined, OfferMade, OfferWithdrawn
from tinhban.wire.exchange.requests import RequestAnswered, RequestCancelled, RequestMade
from tinhban.wire.exchange.usages import (
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
    "DeliveredItem",
    "DeliveryReceived",
    "DeliverySent",
    "File",
    "ItemApproved",
    "ItemCorrected",
    "ItemKilled",
    "ItemWithheld",
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
