"""Every admissible order of arrival gives equal tables, and so does a rebuild."""

from contextlib import suppress

import pytest
from django.db import transaction

from tinhban.exchange import models
from tinhban.exchange.tests.history import FIRST, History, seeds
from tinhban.ledger import actions as ledger
from tinhban.ledger.models import Entry
from tinhban.ledger.registry import projected_tables
from tinhban.records.models import Findable
from tinhban.wire.exchange import UsageWithdrawn

pytestmark = pytest.mark.django_db

OURS = [table for table in projected_tables() if table._meta.app_label in {"exchange", "records"}]


class Undone(Exception):
    """Leaves a transaction without a trace."""


def tables(channel: str) -> dict[str, list]:
    return {
        table.__name__: sorted(table._base_manager.filter(channel=channel).values_list(), key=repr)
        for table in OURS
    }


def after(history: History, order, *, rebuilt: bool = False) -> dict[str, list]:
    """The tables once these entries have come, in this order; then everything is forgotten."""
    channel = history.channel
    found: dict[str, list] = {}
    with suppress(Undone), transaction.atomic():
        for peer in history.peers:
            ledger.register_key(peer.statement())
        for entry in order:
            ledger.ingest(*entry.pair)
        if rebuilt:
            ledger.rebuild()
        assert not Entry.objects.filter(channel=channel, state="quarantined").exists()
        found = tables(channel)
        raise Undone
    return found


@pytest.mark.parametrize("names_causes", [True, False], ids=["refs", "no refs"])
@pytest.mark.parametrize("seed", seeds(4))
def test_every_order_gives_equal_tables(seed, names_causes):
    history = History(seed, names_causes=names_causes).run(60)
    first, *others = history.orders(3)
    expected = after(history, first)
    assert sum(map(len, expected.values())) > 40
    for order in others:
        assert after(history, order) == expected
    assert after(history, first, rebuilt=True) == expected


def test_every_projected_table_is_made_by_such_a_history():
    history = History(1).run(150)
    made = after(history, next(history.orders(1)))
    assert [name for name, rows in made.items() if not rows] == []
    assert set(OURS) >= {models.Usage, models.DeliveryLine, Findable}


def test_a_withdrawal_by_another_changes_nothing():
    history = History(3)
    while not history.usages:
        history.approve()
        history.use()
    user, usage, sent = history.usages[0]
    thief = next(peer for peer in history.peers if peer is not user)
    event = UsageWithdrawn(usage=usage, reason="Xoá", withdrawn_on=FIRST)
    thief.say(event, refs=(sent.hash,))
    (row,) = after(history, next(history.orders(1)))["Usage"]
    columns = [field.attname for field in models.Usage._meta.concrete_fields]
    assert row[columns.index("withdrawn_on")] is None
