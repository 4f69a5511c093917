"""The published declarations: what the things that organisations count today mean. Their digests are known to verifiers.

An item sent twice in one delivery is counted once; a line receipted twice counts once, by its first receipt.
"""

from dataclasses import replace
from datetime import date

from tinhban.proof.counted import ANSWER, SIGNER, Answer, ByVersion, Counted, Lines, Slotted
from tinhban.proof.rule_data import Per, Rule, where_of
from tinhban.proof.slots import SLOT_KINDS
from tinhban.proof.strict import BadRule
from tinhban.wire import exchange
from tinhban.wire.declaring import type_of

_ITEM_KIND = ByVersion(
    begun=(type_of(exchange.ItemApproved),),
    changed=(type_of(exchange.ItemCorrected),),
    ended=(type_of(exchange.ItemKilled),),
    uid="item",
    version="version",
    field="kind",
)

DELIVERY = Counted(
    name="delivery",
    made=type_of(exchange.DeliverySent),
    uid="delivery",
    day="delivered_on",
    user="to",
    other=SIGNER,
    agrees=(Answer(type=type_of(exchange.DeliveryReceived)),),
    answered_by=("to",),
    narrowed=(("kind", _ITEM_KIND),),
    lines=Lines(field="lines", uid="item", same=("item", "version", "content_hash")),
)

RECEIPT = replace(DELIVERY, name="receipt", named_by=ANSWER)

USAGE = Counted(
    name="usage",
    made=type_of(exchange.UsageClaimed),
    uid="usage",
    day="used_on",
    user=SIGNER,
    other="supplier",
    undone=(type_of(exchange.UsageWithdrawn),),
    agrees=(Answer(type=type_of(exchange.UsageConfirmed)),),
    contradicts=(
        Answer(type=type_of(exchange.UsageRejected)),
        Answer(type=type_of(exchange.UsageDisputed)),
    ),
    answered_by=("supplier", "about"),
    narrowed=(("column", "column"), ("kind", "kind")),
    slots=Slotted(slot="slot", late="late", excused=type_of(exchange.SlotExcused), of="column"),
)

REQUEST = Counted(
    name="request",
    made=type_of(exchange.RequestMade),
    uid="request",
    day="made_on",
    user=SIGNER,
    other="to",
    undone=(type_of(exchange.RequestCancelled),),
    agrees=(Answer(type=type_of(exchange.RequestAnswered), field="accepted", value=True),),
    contradicts=(Answer(type=type_of(exchange.RequestAnswered), field="accepted", value=False),),
    answered_by=("to",),
    narrowed=(("kind", "kind"),),
)

# What a figure between two sides tells together: sent, received, used.
BETWEEN_TWO = (DELIVERY, RECEIPT, USAGE)

# What parties call them in the terms that they sign.
TERMS = {"delivery": DELIVERY, "receipt": RECEIPT, "usage": USAGE, "slots": USAGE}

PUBLISHED = {one.digest: one for one in (*BETWEEN_TWO, REQUEST)}


def between(
    count: str,
    *,
    user: str,
    supplier: str | None,
    column: str | None,
    kinds: tuple[str, ...],
    channels: tuple[str, ...],
    starts_on: date,
    ends_on: date,
    slot: str = "week",
    each: int = 1,
) -> Rule:
    """The rule of an exchange: between two sides it tells what was sent, received and used together."""
    if count not in TERMS:
        raise BadRule(f"count: {count!r:.60}")
    if slot not in SLOT_KINDS:
        raise BadRule(f"slot: {slot!r:.60}")
    if not 1 <= each <= 100:
        raise BadRule(f"each: {each!r:.60}")
    counted = TERMS[count]
    if counted is not USAGE and supplier is None:
        raise BadRule("supplier: null")
    if count == "slots" and column is None:
        raise BadRule("column: null")
    where = {"kind": list(kinds), "column": [column] if column else []}
    return Rule(
        counted=counted,
        acts=BETWEEN_TWO if supplier and count != "slots" else (counted,),
        channels=channels,
        users=(user,),
        others=(supplier,) if supplier else (),
        where=tuple((name, v) for name, v in where_of(where) if name in counted.narrows),
        starts_on=starts_on,
        ends_on=ends_on,
        per=Per(slot, each) if count == "slots" else None,
    )
