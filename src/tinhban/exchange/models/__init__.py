"""What the exchange stores: tables that projections fill from events, and the office's own drafts."""

from tinhban.exchange.models.columns import Column, ColumnPartner, SlotExcuse
from tinhban.exchange.models.deliveries import Delivery, DeliveryLine, Receipt, ReceiptLine
from tinhban.exchange.models.drafts import ItemDraft
from tinhban.exchange.models.items import Item, ItemVersion
from tinhban.exchange.models.offers import Offer, OfferAnswer, OfferReceiver
from tinhban.exchange.models.requests import Request, RequestAnswer
from tinhban.exchange.models.usages import CorrectionActed, Usage, UsageAnswer, UsagePartner

__all__ = [
    "Column",
    "ColumnPartner",
    "CorrectionActed",
    "Delivery",
    "DeliveryLine",
    "Item",
    "ItemDraft",
    "ItemVersion",
    "Offer",
    "OfferAnswer",
    "OfferReceiver",
    "Receipt",
    "ReceiptLine",
    "Request",
    "RequestAnswer",
    "SlotExcuse",
    "Usage",
    "UsageAnswer",
    "UsagePartner",
]
