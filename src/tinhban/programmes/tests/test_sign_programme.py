"""Each party signs for itself; together they make the programme signed, running, ended, closed."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from tinhban.ledger.actions import LedgerError
from tinhban.organisations.models import Role
from tinhban.programmes import actions, queries
from tinhban.programmes.models import Signature, State

from .conftest import actor, paper

BEFORE, DURING, AFTER = date(2021, 12, 25), date(2022, 6, 1), date(2023, 2, 7)


def sign(programme, who, **more):
    said = {"signer_position": "Giám đốc", "signed_on": date(2021, 12, 22), **more}
    actions.sign_programme(programme=programme, **said, **who.acting)


def test_signed_by_all_is_a_query_over_the_parties(programme, owner, partner):
    sign(programme, owner)
    assert queries.state_of(programme, DURING) is State.PROPOSED
    sign(programme, partner, paper=paper(partner))
    states = [queries.state_of(programme, day) for day in (BEFORE, DURING, AFTER)]
    assert states == [State.SIGNED, State.RUNNING, State.ENDED]
    shown = queries.parties_shown(programme, DURING)
    assert [p.signature and p.signature.signer_position for p in shown] == [
        "Giám đốc",
        "Giám đốc",
        None,
    ]
    assert not any(p.typed for p in shown)


def test_second_click_signs_once(programme, owner):
    sign(programme, owner)
    with pytest.raises(actions.AlreadySigned):
        sign(programme, owner)
    assert Signature.objects.count() == 1


def test_who_may_not_sign(programme, owner, observer, stranger, colleague):
    clerk = actor("van-thu", role=Role.RECORDS_CLERK, office=owner.office)
    for who in (colleague, clerk):
        with pytest.raises(PermissionDenied):
            sign(programme, who)
    for who in (observer, stranger):
        with pytest.raises((LedgerError, PermissionDenied, actions.NotAParty)):
            sign(programme, who)
    with pytest.raises(PermissionDenied):
        actions.sign_programme(
            programme=programme, signer_position="x", by=stranger.person, as_=owner.office
        )
    assert not Signature.objects.exists()


def test_day_to_come_and_empty_position_are_refused(programme, owner):
    with pytest.raises(actions.ProgrammeRefused, match="2200"):
        sign(programme, owner, signed_on=date(2200, 1, 1))
    with pytest.raises(actions.ProgrammeRefused):
        sign(programme, owner, signer_position="  ")
    assert not Signature.objects.exists()


def test_reviewed_comes_from_the_room_above(programme, owner, partner, monkeypatch):
    from tinhban.programmes import hooks

    monkeypatch.setattr(hooks, "_reviewed", [])
    sign(programme, owner)
    sign(programme, partner)
    reviewed = []
    queries.register_review_state(lambda: reviewed)
    assert queries.state_of(programme, AFTER) is State.ENDED
    reviewed.append(programme.uid)
    assert queries.state_of(programme, AFTER) is State.REVIEWED
    assert queries.state_of(programme, DURING) is State.RUNNING


def test_only_the_proposing_party_closes_and_then_nothing_is_added(programme, owner, partner):
    sign(programme, owner)
    with pytest.raises(actions.ProgrammeRefused):
        actions.close_programme(programme=programme, **partner.acting)
    actions.close_programme(programme=programme, reason="Hết thời hạn", **owner.acting)
    with pytest.raises(actions.Closed):  # a second click
        actions.close_programme(programme=programme, **owner.acting)
    assert programme.closings.count() == 1
    assert queries.state_of(programme, programme.closings.get().closed_on) is State.CLOSED
    with pytest.raises(actions.Closed):
        sign(programme, partner)
