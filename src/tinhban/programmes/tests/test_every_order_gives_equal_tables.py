"""Signatures, phases, judgements and the end of several parties converge, whatever the order of arrival."""

from datetime import date
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tinhban.evidence.models import Citation
from tinhban.ledger import actions as ledger
from tinhban.ledger.applying import Applying
from tinhban.ledger.models import Entry
from tinhban.ledger.registry import projected_tables
from tinhban.programmes import actions, queries
from tinhban.programmes.models import Commitment, Programme, Signature, State

from .conftest import paper, party, terms_of

DAY = date(2022, 6, 1)


@pytest.fixture
def busy(owner, partner, third, observer):
    """Three parties write: two sign, the third is typed by both and then signs itself."""
    terms = terms_of(party(owner), party(partner), party(third), party(observer, "observer"))
    draft = actions.save_draft(terms=terms, **owner.acting)
    programme = actions.propose_programme(draft=draft, **owner.acting)
    for who in (owner, partner):
        actions.sign_programme(programme=programme, signer_position="Giám đốc", **who.acting)
    actions.type_signature(
        programme=programme, organisation=third.office.uid, signer_position="Giám đốc",
        signed_on=date(2022, 1, 5), paper=paper(owner), **owner.acting,
    )  # fmt: skip
    actions.sign_programme(
        programme=programme, signer_position="Phó Giám đốc", paper=paper(third), **third.acting
    )
    promise = Commitment.objects.get()
    for who, verdict in ((owner, "met"), (partner, "partly"), (partner, "met")):
        actions.open_phase(programme=programme, year=2022, **who.acting) if verdict != "met" else 0
        actions.judge_commitment(
            commitment=promise, year=2022, verdict=verdict, words=f"Đã thực hiện {verdict}",
            reference="Báo cáo số 12", **who.acting,
        )  # fmt: skip
    actions.close_programme(programme=programme, **owner.acting)
    return programme


def tables():
    return {
        table.__name__: sorted(table._base_manager.values_list(), key=str)
        for table in projected_tables()
    }


def shuffled(random):
    """The entries in an order that keeps each author's own order."""
    logs = {}
    for row in Entry.objects.order_by("organisation", "epoch", "seq"):
        logs.setdefault((row.organisation, row.epoch), []).append(row)
    waiting, order = list(logs.values()), []
    while waiting:
        log = random.choice(waiting)
        order.append(log.pop(0))
        waiting = [one for one in waiting if one]
    return order


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 10_000))
def test_any_order_of_arrival(busy, seed):
    expected, order = tables(), shuffled(Random(seed))
    assert len(expected["Signature"]) == 4 and expected["Closing"] and expected["Phase"]
    for table in reversed(projected_tables()):
        if table.__module__.startswith(("tinhban.programmes", "tinhban.evidence")):
            table._base_manager.all().delete()
    programme_rows = [row for row in order if row.type.startswith("vn.tinhban.programme.")]
    programme_rows += [row for row in order if row.type.startswith("vn.tinhban.commitment.")]
    Entry.objects.filter(hash__in=[row.hash for row in programme_rows]).update(state="waiting")
    mine = {row.hash for row in programme_rows}
    Applying().run(
        row for row in Entry.objects.in_bulk([r.hash for r in order]).values() if row.hash in mine
    )
    assert not Entry.objects.filter(state__in=["waiting", "quarantined"]).exists()
    assert tables() == expected
    assert queries.state_of(busy, date(2200, 1, 1)) is State.CLOSED


def test_rebuild_gives_equal_tables(busy):
    expected = tables()
    ledger.rebuild()
    assert tables() == expected


def test_erased_signature_takes_its_row_and_its_paper_along(busy, third, observer):
    signature = Signature.objects.get(recorded_by=third.office.uid)
    assert Citation.objects.filter(entry_hash=signature.entry_hash).exists()
    ledger.erase_body(signature.entry_hash)
    assert not Signature.objects.filter(uid=signature.uid).exists()
    assert not Citation.objects.filter(entry_hash=signature.entry_hash).exists()
    shown = {p.party.organisation: p for p in queries.parties_shown(busy, DAY)}
    assert shown[third.office.uid].typed  # what the owner typed from paper still stands
    assert Programme.objects.count() == 1
