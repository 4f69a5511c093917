"""The database and the verifier count the same: whatever happened, in whatever order."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tinhban.exchange import actions as exchange
from tinhban.exchange.models import Usage
from tinhban.exchange.nouns.columns import excuse_slot
from tinhban.figures import counters
from tinhban.records.refusals import RecordRefused
from tinhban.reviews import live
from tinhban.reviews.tests.conftest import YEAR
from tinhban.reviews.tests.ledger_book import book_of

DAYS = st.integers(0, 390).map(lambda n: date(2021, 12, 20) + timedelta(days=n))


def do(world, step, n, on):
    """One thing that may happen; what the actions refuse did not happen."""
    usages = list(Usage.objects.filter(channel=world.stations).order_by("uid"))
    pieces = list(Usage.objects.filter(channel=world.programme.channel).order_by("uid"))
    try:
        match step:
            case "deliver":
                world.deliver(n % 3 + 1, on)
            case "exchange":
                world.exchange_items(n % 4 + 1, n % 3, n % 2, on)
            case "withdraw" if usages:
                chosen = usages[n % len(usages)]
                exchange.withdraw_usage(usage=chosen, reason="x", **world.station.editor)
            case "confirm" if usages:
                world.confirm(usages[n % len(usages)])
            case "dispute" if usages:
                chosen = usages[n % len(usages)]
                exchange.dispute_usage(usage=chosen, reason="x", **world.sister.editor)
            case "publish":
                world.publish(on)
            case "excuse":
                year, week, _day = on.isocalendar()
                excuse_slot(
                    column=world.column,
                    slot=f"{year}-W{week:02}",
                    reason="nghỉ Tết",
                    **world.paper.editor,
                )
            case "dispute piece" if pieces:
                chosen = pieces[n % len(pieces)]
                exchange.dispute_usage(usage=chosen, reason="x", **world.neighbour.editor)
    except RecordRefused:
        return


STEPS = (
    "deliver",
    "exchange",
    "withdraw",
    "confirm",
    "dispute",
    "publish",
    "excuse",
    "dispute piece",
)


@pytest.mark.django_db
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    history=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 20), DAYS), max_size=12),
    window=st.tuples(DAYS, st.integers(0, 300)),
)
def test_tables_and_entries_give_the_same_lists(world, history, window):
    for step, n, on in history:
        do(world, step, n, on)
    book = book_of([world.stations, world.programme.channel])
    rules = defaultdict(list)
    for bound in live.bound_commitments(world.programme, YEAR, world.department.office):
        start, length = window
        days = {"starts_on": start, "ends_on": start + timedelta(days=length)}
        for counted, rule in bound.rule.each_act().items():
            kinds = tuple(sorted({**dict(rule.where), "kind": ("news_item",)}.items()))
            everybody = tuple(sorted({*rule.users, *rule.others, str(world.station.office.uid)}))
            rules[counted, rule.per] += [
                rule,
                replace(rule, **days),
                replace(rule, where=kinds),
                replace(rule, users=everybody, others=everybody),
                replace(rule, users=everybody, others=()),
            ]
    for asked in rules.values():
        counter = counters.of(asked[0])
        together = counter.tallies(asked)
        for rule in asked:
            told, tally = book.count(rule), together[rule]
            assert sorted(counter.lines(rule)) == list(told.lines)
            assert tally.number == told.number
            assert tally.agreed == len(told.agreed)
            assert tally.contradicted == len(told.contradicted)
            assert tally.awaiting == len(told.awaiting)
            assert tally.state == told.state
            assert dict(tally.slots) == dict(told.slots)
            assert counter.tallies([rule]) == {rule: tally}
