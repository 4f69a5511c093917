"""The counted facts of channels straight from the ledger's bytes: what counters are held against."""

import json
from collections.abc import Iterable

from tinhban.figures import counters
from tinhban.ledger import queries as ledger_queries
from tinhban.proof.links import parse_link
from tinhban.proof.rules import Book
from tinhban.proof.things import Fact


def facts_of(channels: Iterable[str]) -> list[Fact]:
    """One fact for each entry that any declaration looks at; the tests write one epoch to each log."""
    found = []
    types = {kind for counted in counters.declared() for kind in counted.types}
    for channel in channels:
        for entry in ledger_queries.entries(channel, *types):
            if entry.body is not None:
                found.append(
                    Fact(
                        entry.hash,
                        channel,
                        str(entry.organisation),
                        entry.type,
                        json.loads(bytes(entry.body))["data"],
                        (0, entry.seq),
                        parse_link(bytes(entry.link)).refs,
                    )
                )
    return found


def book_of(channels: Iterable[str]) -> Book:
    return Book(facts_of(channels))
