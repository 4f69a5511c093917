"""What was sent, and what the receiver signed for."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse

from tinhban.exchange.counters import places, together
from tinhban.exchange.models import DeliveryLine, ItemVersion, ReceiptLine
from tinhban.figures.counters import Only, Row, Tally, Witness
from tinhban.proof.rules import Rule, line


def sent_lines(rule: Rule) -> "QuerySet[Any]":
    """The lines that the rule admits; an item sent twice in one delivery may have two."""
    lines = DeliveryLine.objects.filter(
        sent_by=UUID(rule.supplier or ""),
        to_uid=UUID(rule.user),
        channel__in=rule.channels,
        delivered_on__range=(rule.starts_on, rule.ends_on),
    )
    if rule.kinds:
        versions = ItemVersion.objects.filter(
            item_id=OuterRef("item_id"),
            version=OuterRef("version"),
            owned_by=OuterRef("sent_by"),
            channel=OuterRef("channel"),
            kind__in=rule.kinds,
        )
        lines = lines.filter(Exists(versions))
    return lines


def _each_item(rule: Rule) -> "QuerySet[Any]":
    """One line for each item of each delivery."""
    lines = sent_lines(rule)
    if not rule.kinds:
        return lines.filter(first=True)
    earlier = sent_lines(rule).filter(
        delivery_id=OuterRef("delivery_id"),
        item_id=OuterRef("item_id"),
        position__lt=OuterRef("position"),
    )
    return lines.filter(~Exists(earlier))


def _signed(rule: Rule) -> "QuerySet[Any]":
    """For each line sent, what the user signed for, the first line of an item first."""
    received = ReceiptLine.objects.filter(
        received_by=UUID(rule.user),
        channel=F("line__channel"),
        line__in=sent_lines(rule),
    )
    return received.order_by("line__delivery_id", "line__item_id", "line__position")


def _receipts(rule: Rule) -> dict[tuple[UUID, UUID], tuple[str, UUID]]:
    """(delivery, item) to the entry of its receipt."""
    found: dict[tuple[UUID, UUID], tuple[str, UUID]] = {}
    rows = _signed(rule).values_list(
        "line__delivery_id", "line__item_id", "entry_hash", "receipt_id"
    )
    for delivery, item, entry_hash, receipt in rows:
        found.setdefault((delivery, item), (entry_hash, receipt))
    return found


def _is_signed(rule: Rule) -> Q:
    """An admitted line of the item is signed for."""
    if not rule.kinds:
        return Q(received=True)
    signed = _signed(rule).filter(
        line__delivery_id=OuterRef("delivery_id"), line__item_id=OuterRef("item_id")
    )
    return Q(Exists(signed))


def _receipted(rule: Rule) -> "QuerySet[Any]":
    return _each_item(rule).filter(_is_signed(rule))


def _awaiting(rule: Rule) -> "QuerySet[Any]":
    return _each_item(rule).filter(~_is_signed(rule))


_RECEIVED = {"receipted": together.question("receipt", _receipted)}
# An item sent is receipted or awaited: each part lies in one stretch of an index of its own.
_SENT = {**_RECEIVED, "awaiting": together.question("delivery", _awaiting)}


class DeliveryCounter:
    """Items sent by the supplier to the user."""

    def tallies(self, rules: Collection[Rule]) -> dict[Rule, Tally]:
        return {
            rule: Tally(found["receipted"] + found["awaiting"], awaiting=found["awaiting"])
            for rule, found in together.counts(_SENT, rules).items()
        }

    def lines(self, rule: Rule) -> list[str]:
        rows = _each_item(rule).values_list("entry_hash", "item_id")
        return [line(entry_hash, str(item)) for entry_hash, item in rows]

    def rows(
        self, rule: Rule, *, after: str = "", limit: int = 50, only: Only = ""
    ) -> Sequence[Row]:
        lines = _awaiting(rule) if only == "awaiting" else _each_item(rule)
        if only not in ("", "awaiting"):
            return []
        page = lines.filter(places.beyond(after, "delivered_on", "uid"))
        return described(page.order_by("delivered_on", "uid")[:limit], rule, "sent")


class ReceiptCounter:
    """Items of such deliveries that the user signed for."""

    def tallies(self, rules: Collection[Rule]) -> dict[Rule, Tally]:
        counted = together.counts(_RECEIVED, rules)
        return {rule: Tally(found["receipted"]) for rule, found in counted.items()}

    def lines(self, rule: Rule) -> list[str]:
        return [line(entry, str(item)) for (_d, item), (entry, _r) in _receipts(rule).items()]

    def rows(
        self, rule: Rule, *, after: str = "", limit: int = 50, only: Only = ""
    ) -> Sequence[Row]:
        if only:
            return []
        page = _receipted(rule).filter(places.beyond(after, "delivered_on", "uid"))
        return described(page.order_by("delivered_on", "uid")[:limit], rule, "receipt")


def described(lines: "QuerySet[Any]", rule: Rule, as_: str) -> list[Row]:
    """Lines of deliveries with both sides' entries, as a person reads them."""
    page = list(lines.select_related("item"))
    signed: dict[tuple[UUID, UUID], ReceiptLine] = {}
    receipts = _signed(rule).filter(
        line__delivery_id__in={row.delivery_id for row in page},
        item_id__in={row.item_id for row in page},
    )
    for receipt in receipts.select_related("receipt", "line"):
        signed.setdefault((receipt.line.delivery_id, receipt.item_id), receipt)
    return [_row(row, signed.get((row.delivery_id, row.item_id)), as_) for row in page]


def _row(row: Any, receipt: Any, as_: str) -> Row:
    witnesses = [Witness("supplied", row.sent_by, row.entry_hash, row.delivered_on)]
    if receipt is not None:
        witnesses.append(
            Witness("received", row.to_uid, receipt.entry_hash, receipt.receipt.received_on)
        )
    hashed = receipt.entry_hash if as_ == "receipt" and receipt is not None else row.entry_hash
    item = row.item
    return Row(
        cursor=places.cursor(row.delivered_on, row.uid),
        line=line(hashed, str(row.item_id)),
        on=row.delivered_on,
        title=item.title if item else str(row.item_id),
        kind=item.kind if item else "",
        kind_name=str(item.get_kind_display()) if item else "",
        subject=row.delivery_id,
        link=reverse("exchange:delivery", args=[row.delivery_id]),
        state="" if receipt is not None else "awaiting",
        group=str(row.delivery_id),
        witnesses=tuple(witnesses),
    )
