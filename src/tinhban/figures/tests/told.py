"""Counters that answer what a test tells them, in the place of the real ones."""

from collections.abc import Mapping

from tinhban.figures import counters, words
from tinhban.figures.counters import Counter
from tinhban.proof.vocabulary import DELIVERY, RECEIPT, USAGE


def answering(known: Mapping[str, Counter]) -> None:
    """Register these; `slots` answers for uses per slot."""
    per_slot = known.get("slots")
    told = {
        DELIVERY: known.get("delivery"),
        RECEIPT: known.get("receipt"),
        USAGE: known.get("usage") or per_slot,
    }
    for counted, counter in told.items():
        if counter is not None:
            counters.register(counted, counter, words=words.plain(counted), per_slot=per_slot)
