"""The database counts what the verifier counts: `counts_alike(RELAYED, peers, …)` proves it for any declaration."""

import itertools
import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from tinhban.figures import counters
from tinhban.figures.counters import Counter, Only, Row, Tally
from tinhban.ledger import actions as ledger
from tinhban.proof.counted import Counted
from tinhban.proof.links import parse_link
from tinhban.proof.rule_data import Rule
from tinhban.proof.rules import Book
from tinhban.proof.things import Fact


def counts_alike(counted: Counted, peers: Sequence[Any], starts_on: date, ends_on: date) -> None:
    """For every pair and for all together: the same lines and numbers; something there must be to count."""
    uids = tuple(str(peer.uid) for peer in peers)
    sides = [((user,), (other,)) for user, other in itertools.permutations(uids, 2)]
    found, expected = 0, book(peers)
    with transaction.atomic():
        for peer in peers:
            ledger.register_key(peer.statement())
        for peer in peers:
            for entry in peer.log:
                ledger.ingest(*entry.pair)
        for users, others in [*sides, (uids, ())]:
            rule = Rule(
                counted=counted,
                channels=(peers[0].log[0].hash,),
                users=users,
                others=others if counted.other else (),
                starts_on=starts_on,
                ends_on=ends_on,
            )
            counter = counters.of(rule)
            (tally,) = counter.tallies([rule]).values()
            found += compare(rule, tally, expected.count(rule), counter)
        transaction.set_rollback(True)  # everything is forgotten
    assert found, f"{counted.name}: these peers have nothing that is counted"


def book(peers: Sequence[Any]) -> Book:
    """What their entries say, read from the bodies alone."""
    channel, facts = peers[0].log[0].hash, []
    for peer in peers:
        for seq, sent in enumerate(peer.log):
            body = json.loads(sent.body)
            facts.append(
                Fact(
                    sent.hash,
                    channel,
                    str(peer.uid),
                    body["type"],
                    body["data"],
                    (0, seq),
                    parse_link(sent.link).refs,
                )
            )
    return Book(facts)


def compare(rule: Rule, tally: Tally, expected: Any, counted: Counter) -> int:
    """What a counter says of a rule, against what the verifier finds; how many lines there are."""
    lines = list(counted.lines(rule))
    assert counted.tallies([rule]) == {rule: tally}, rule
    assert sorted(lines) == list(expected.lines), rule
    assert tally.number == expected.number, rule
    assert tally.agreed == expected.sum(expected.agreed), rule
    assert tally.contradicted == expected.sum(expected.contradicted), rule
    assert tally.awaiting == expected.sum(expected.awaiting), rule
    assert tally.state == expected.state, rule
    assert dict(tally.slots) == dict(expected.slots), rule
    shown = list(_paged(counted, rule))
    assert sorted(row.line for row in shown) == list(expected.lines), rule
    assert [(row.on, row.cursor) for row in shown] == sorted((row.on, row.cursor) for row in shown)
    parts: tuple[tuple[Only, Any], ...] = (
        ("confirmed", expected.agreed),
        ("disputed", expected.contradicted),
        ("unanswered", expected.awaiting),
    )
    if rule.counted.contradicts:
        for only, lines_of in parts:
            assert {row.line for row in _paged(counted, rule, only)} == lines_of, (rule, only)
    elif rule.counted.named_by == "made":
        awaiting = {row.line for row in _paged(counted, rule, "awaiting")}
        assert awaiting == expected.awaiting, rule
    return len(lines)


def _paged(counted: Counter, rule: Rule, only: Only = "") -> Iterator[Row]:
    """All rows, a few at a time."""
    after = ""
    while page := counted.rows(rule, after=after, limit=7, only=only):
        yield from page
        after = page[-1].cursor
