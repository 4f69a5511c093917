"""An offer of an item to partners (gửi giới thiệu)."""

from datetime import date
from uuid import UUID

from tinhban.wire.declaring import event


@event("vn.tinhban.offer.made.v1")
class OfferMade:
    """The owner shows an item; no receiver named means every member."""

    offer: UUID
    item: UUID
    version: int
    made_on: date
    to: tuple[UUID, ...] = ()
    answer_by: date | None = None
    note: str = ""


@event("vn.tinhban.offer.withdrawn.v1")
class OfferWithdrawn:
    """The owner takes the offer back; what was delivered stays delivered."""

    offer: UUID
    reason: str
    withdrawn_on: date


@event("vn.tinhban.offer.declined.v1")
class OfferDeclined:
    """A receiver says that it does not use this item."""

    offer: UUID
    reason: str
    declined_on: date
