"""What was sent, and what the receiver signed for."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse

from tinhban.exchange.counters import together
from tinhban.exchange.counters.together import Asked, one_of
from tinhban.exchange.models import DeliveryLine, ItemVersion, ReceiptLine
from tinhban.figures import places
from tinhban.figures.counters import Only, Row, Tally, Witness
from tinhban.proof.rule_data import Rule
from tinhban.proof.things import line


def sent_lines(asked: Asked) -> "QuerySet[Any]":
    """The lines that the rule admits; an item sent twice in one delivery may have two."""
    lines = DeliveryLine.objects.filter(
        **one_of("to_uid", asked.users),
        channel__in=asked.channels,
        delivered_on__range=asked.days,
    )
    if asked.others:
        lines = lines.filter(**one_of("sent_by", asked.others))
    if asked.kinds:
        versions = ItemVersion.objects.filter(
            item_id=OuterRef("item_id"),
            version=OuterRef("version"),
            owned_by=OuterRef("sent_by"),
            channel=OuterRef("channel"),
            kind__in=asked.kinds,
        )
        lines = lines.filter(Exists(versions))
    return lines


def _each_item(asked: Asked) -> "QuerySet[Any]":
    """One line for each item of each delivery."""
    lines = sent_lines(asked)
    if not asked.kinds:
        return lines.filter(first=True)
    earlier = sent_lines(asked).filter(
        delivery_id=OuterRef("delivery_id"),
        item_id=OuterRef("item_id"),
        position__lt=OuterRef("position"),
    )
    return lines.filter(~Exists(earlier))


def _signed(asked: Asked) -> "QuerySet[Any]":
    """For each line sent, what the user signed for, the first line of an item first."""
    received = ReceiptLine.objects.filter(
        **one_of("received_by", asked.users),
        line__to_uid=F("received_by"),
        channel=F("line__channel"),
        line__in=sent_lines(asked),
    )
    return received.order_by("line__delivery_id", "line__item_id", "line__position")


def _receipts(asked: Asked) -> dict[tuple[UUID, UUID], tuple[str, UUID]]:
    """(delivery, item) to the entry of its receipt."""
    found: dict[tuple[UUID, UUID], tuple[str, UUID]] = {}
    rows = _signed(asked).values_list(
        "line__delivery_id", "line__item_id", "entry_hash", "receipt_id"
    )
    for delivery, item, entry_hash, receipt in rows:
        found.setdefault((delivery, item), (entry_hash, receipt))
    return found


def _is_signed(asked: Asked) -> Q:
    """An admitted line of the item is signed for."""
    if not asked.kinds:
        return Q(received=True)
    signed = _signed(asked).filter(
        line__delivery_id=OuterRef("delivery_id"), line__item_id=OuterRef("item_id")
    )
    return Q(Exists(signed))


def _receipted(asked: Asked) -> "QuerySet[Any]":
    return _each_item(asked).filter(_is_signed(asked))


def _awaiting(asked: Asked) -> "QuerySet[Any]":
    return _each_item(asked).filter(~_is_signed(asked))


_RECEIVED = {"receipted": together.question(_receipted)}
# An item sent is receipted or awaited: each part lies in one stretch of an index of its own.
_SENT = {**_RECEIVED, "awaiting": together.question(_awaiting)}


class DeliveryCounter:
    """Items sent by the supplier to the user."""

    def tallies(self, rules: Collection[Rule]) -> dict[Rule, Tally]:
        return {
            rule: Tally(found["receipted"] + found["awaiting"], agreed=found["receipted"])
            for rule, found in together.counts(_SENT, rules).items()
        }

    def lines(self, rule: Rule) -> list[str]:
        rows = _each_item(Asked.of(rule)).values_list("entry_hash", "item_id")
        return [line(entry_hash, str(item)) for entry_hash, item in rows]

    def rows(
        self, rule: Rule, *, after: str = "", limit: int = 50, only: Only = ""
    ) -> Sequence[Row]:
        asked = Asked.of(rule)
        lines = _awaiting(asked) if only == "awaiting" else _each_item(asked)
        if only not in ("", "awaiting"):
            return []
        page = lines.filter(places.beyond(after, "delivered_on", "uid"))
        return described(page.order_by("delivered_on", "uid")[:limit], asked, "sent")


class ReceiptCounter:
    """Items of such deliveries that the user signed for."""

    def tallies(self, rules: Collection[Rule]) -> dict[Rule, Tally]:
        counted = together.counts(_RECEIVED, rules)
        return {
            rule: Tally(found["receipted"], agreed=found["receipted"])
            for rule, found in counted.items()
        }

    def lines(self, rule: Rule) -> list[str]:
        return [
            line(entry, str(item)) for (_d, item), (entry, _r) in _receipts(Asked.of(rule)).items()
        ]

    def rows(
        self, rule: Rule, *, after: str = "", limit: int = 50, only: Only = ""
    ) -> Sequence[Row]:
        if only:
            return []
        asked = Asked.of(rule)
        page = _receipted(asked).filter(places.beyond(after, "delivered_on", "uid"))
        return described(page.order_by("delivered_on", "uid")[:limit], asked, "receipt")


def described(lines: "QuerySet[Any]", asked: Asked, as_: str) -> list[Row]:
    """Lines of deliveries with both sides' entries, as a person reads them."""
    page = list(lines.select_related("item"))
    signed: dict[tuple[UUID, UUID], ReceiptLine] = {}
    receipts = _signed(asked).filter(
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
