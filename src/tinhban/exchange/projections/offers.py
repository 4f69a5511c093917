"""Offers: made and withdrawn by the owner, declined by each receiver in a row of its own."""

from tinhban.exchange.models import Offer, OfferAnswer, OfferReceiver
from tinhban.records.projections import Listed, made, marked, said
from tinhban.wire.exchange import OfferDeclined, OfferMade, OfferWithdrawn

made(
    OfferMade,
    Offer,
    uid="offer",
    signer="offered_by",
    lists=[Listed(OfferReceiver, "to", owner="offer_id", nobody="all")],
)
marked(OfferWithdrawn, Offer, uid="offer", signer="offered_by", as_="withdrawn")
said(OfferDeclined, OfferAnswer, about="offer", signer="answered_by")
