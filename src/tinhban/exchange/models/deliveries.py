"""Deliveries, their lines, and the receipts signed for them."""

from django.db import models
from django.db.models import Q

from tinhban.records.rows import Made, Part, reference


class Delivery(Made):
    """Items handed by their owner to one receiver."""

    sent_by = models.UUIDField()
    to_uid = models.UUIDField()
    delivered_on = models.DateField()
    request = reference("exchange.Request", "deliveries")
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(sent_by=models.F("to_uid")), name="delivery_is_to_another"
            )
        ]
        indexes = [
            models.Index(fields=["delivered_on", "uid", "channel"], name="delivery_by_day"),
            models.Index(fields=["to_uid", "delivered_on", "uid"], name="delivery_by_receiver"),
            models.Index(fields=["sent_by", "delivered_on", "uid"], name="delivery_by_sender"),
        ]


class DeliveryLine(Part):
    """One item of a delivery; it repeats the delivery's sides and day, to be counted at once."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="lines")
    item = reference("exchange.Item", "delivery_lines", null=False, index=False)
    version = models.PositiveIntegerField()
    content_hash = models.CharField(max_length=43)
    # An item counts once in a delivery, by its first line.
    position = models.PositiveSmallIntegerField()
    first = models.BooleanField()
    sent_by = models.UUIDField()
    to_uid = models.UUIDField()
    delivered_on = models.DateField()
    # Whether the receiver has signed for this item: lists of what waits must not read every year.
    received = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(
                fields=["to_uid", "delivery"],
                condition=Q(received=False, first=True),
                name="delivery_line_awaits_receipt",
            ),
            models.Index(
                fields=["sent_by", "delivery"],
                condition=Q(received=False, first=True),
                name="delivery_line_awaited",
            ),
            models.Index(
                fields=["sent_by", "to_uid", "delivered_on", "uid"], name="delivery_line_of_a_pair"
            ),
            models.Index(
                fields=["sent_by", "to_uid", "channel", "delivered_on", "received", "first"],
                condition=Q(first=True, received=True),
                name="delivery_line_receipted",
            ),
            models.Index(
                fields=["sent_by", "to_uid", "channel", "delivered_on", "received", "first"],
                condition=Q(first=True, received=False),
                name="delivery_line_awaiting",
            ),
            models.Index(
                fields=["item", "to_uid", "delivered_on"], name="delivery_line_of_an_item"
            ),
        ]


class Receipt(Made):
    """The receiver's signature under what arrived."""

    received_by = models.UUIDField()
    delivery = reference("exchange.Delivery", "receipts", null=False)
    received_on = models.DateField()
    note = models.TextField(blank=True)


class ReceiptLine(Part):
    """One item that arrived, with the content that the receiver saw."""

    receipt = models.ForeignKey(Receipt, on_delete=models.CASCADE, related_name="lines")
    # The key of the delivery's line that has the same delivery, item, version and content.
    line = reference("exchange.DeliveryLine", "receipt_lines", null=False, index=False)
    item = reference("exchange.Item", "receipt_lines", null=False)
    version = models.PositiveIntegerField()
    content_hash = models.CharField(max_length=43)
    received_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["line", "received_by", "channel"], name="delivery_line_is_received_once"
            )
        ]
