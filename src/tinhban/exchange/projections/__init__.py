"""How an event of the exchange changes the tables: the same functions for ours and a peer's.

A row is written by one signer only. What several sign together (received, confirmed, fulfilled) is a query.
"""

from tinhban.exchange import models
from tinhban.exchange.projections import (
    columns,
    deliveries,
    items,
    offers,
    requests,
    usages,
)
from tinhban.ledger.registry import projected

__all__ = ["columns", "deliveries", "items", "offers", "requests", "usages"]

# The order in which rebuild() fills has no meaning; it empties them from the last to the first.
projected(
    models.Item,
    models.ItemVersion,
    models.Offer,
    models.OfferReceiver,
    models.OfferAnswer,
    models.Request,
    models.RequestAnswer,
    models.Delivery,
    models.DeliveryLine,
    models.Receipt,
    models.ReceiptLine,
    models.Usage,
    models.UsagePartner,
    models.UsageAnswer,
    models.CorrectionActed,
    models.Column,
    models.ColumnPartner,
    models.SlotExcuse,
    models.Findable,
)
