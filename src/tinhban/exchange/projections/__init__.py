"""How an event of the exchange changes the tables: the same functions for ours and a peer's.

What a row says is one signer's. What several sign together (received, confirmed, fulfilled) is a query; where that would
be asked for every row of a list, its answer is kept beside, whichever entry comes first.
"""

from tinhban.exchange import models
from tinhban.exchange.projections import (
    deliveries,
    items,
    offers,
    usages,
)
from tinhban.ledger.registry import projected

__all__ = ["deliveries", "items", "offers", "usages"]

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
)
