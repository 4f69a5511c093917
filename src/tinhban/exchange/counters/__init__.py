"""How figures count the exchange: its declarations, as questions to the tables."""

from tinhban.exchange.counters.deliveries import DeliveryCounter, ReceiptCounter
from tinhban.exchange.counters.slots import ColumnSlots
from tinhban.exchange.counters.usages import UsageCounter
from tinhban.exchange.counters.words import RECEIVED, REQUESTED, SUPPLIED, USED
from tinhban.exchange.models import Request, RequestAnswer
from tinhban.figures import counters
from tinhban.figures.promises import PerSlot
from tinhban.figures.tables import Answers, Rows, TableCounter
from tinhban.proof.counted import SIGNER
from tinhban.proof.vocabulary import DELIVERY, RECEIPT, REQUEST, USAGE

REQUESTS = Rows(
    Request,
    columns={SIGNER: "asked_by"},
    undone="cancelled_on",
    answers=Answers(
        RequestAnswer,
        about="request",
        agrees={"accepted": True},
        contradicts={"accepted": False},
    ),
)


def register() -> None:
    """Let figures count with these; called once at start."""
    counters.register(DELIVERY, DeliveryCounter(), words=SUPPLIED)
    counters.register(RECEIPT, ReceiptCounter(), words=RECEIVED)
    requests = TableCounter(REQUEST, REQUESTS)
    counters.register(REQUEST, requests, words=REQUESTED, per_slot=requests.per_slot)
    counters.register(USAGE, UsageCounter(), words=USED, per_slot=PerSlot(ColumnSlots()))
