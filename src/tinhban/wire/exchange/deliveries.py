"""A delivery and the receipt that the receiver signs for it."""

from datetime import date
from uuid import UUID

from tinhban.wire.declaring import event, part


@part
class DeliveredItem:
    """One item of a delivery, bound to its content."""

    item: UUID
    version: int
    content_hash: str


@event("vn.tinhban.delivery.sent.v1")
class DeliverySent:
    """Items handed to one receiver, for a request or not."""

    delivery: UUID
    to: UUID
    delivered_on: date
    lines: tuple[DeliveredItem, ...]
    request: UUID | None = None
    note: str = ""


@event("vn.tinhban.delivery.received.v1")
class DeliveryReceived:
    """The receiver's signature under what arrived, all of it or some lines."""

    receipt: UUID
    delivery: UUID
    received_on: date
    lines: tuple[DeliveredItem, ...]
    note: str = ""
