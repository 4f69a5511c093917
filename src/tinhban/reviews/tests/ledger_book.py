"""The counted facts of channels straight from the ledger's bytes: what counters are held against."""

import json
from collections.abc import Iterable

from tinhban.ledger import queries as ledger_queries
from tinhban.proof.rules import COUNTED_TYPES, Book, Fact


def facts_of(channels: Iterable[str]) -> list[Fact]:
    """One fact for each counted entry; the tests write one epoch to each log."""
    found = []
    for channel in channels:
        for entry in ledger_queries.entries(channel, *COUNTED_TYPES):
            if entry.body is not None:
                found.append(
                    Fact(
                        entry.hash,
                        channel,
                        str(entry.organisation),
                        entry.type,
                        json.loads(bytes(entry.body))["data"],
                        (0, entry.seq),
                    )
                )
    return found


def book_of(channels: Iterable[str]) -> Book:
    return Book(facts_of(channels))
