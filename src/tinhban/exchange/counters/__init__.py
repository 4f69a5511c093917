"""How figures count the exchange: the rules of `proof.rules`, as questions to the tables."""

from tinhban.exchange.counters.deliveries import DeliveryCounter, ReceiptCounter
from tinhban.exchange.counters.slots import SlotCounter
from tinhban.exchange.counters.usages import UsageCounter
from tinhban.figures import counters


def register() -> None:
    """Let figures count with these; called once at start."""
    counters.register("delivery", DeliveryCounter())
    counters.register("receipt", ReceiptCounter())
    counters.register("usage", UsageCounter())
    counters.register("slots", SlotCounter())
