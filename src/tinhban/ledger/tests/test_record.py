"""An organisation writes its own log."""

import pytest

from tinhban.foundation.ids import new_uid
from tinhban.ledger import actions as ledger
from tinhban.ledger import queries
from tinhban.ledger.actions import Role
from tinhban.ledger.models import OrganisationKey
from tinhban.ledger.tests.conftest import PERSON
from tinhban.proof.links import verify_entry


def test_coordinator_lets_a_third_in(channel, lao_cai, lai_chau):
    third = new_uid()
    entry = ledger.add_member(
        channel, organisation=third, role=Role.OBSERVER, as_=lao_cai, by=PERSON
    )
    assert queries.members(channel) == {
        lao_cai: Role.COORDINATOR,
        lai_chau: Role.MEMBER,
        third: Role.OBSERVER,
    }
    kept = queries.entry(entry.hash)
    key = OrganisationKey.objects.get(organisation=lao_cai)
    link, _ = verify_entry(kept.link, kept.body, bytes(key.public))
    assert (link.seq, link.previous) == (1, channel)
    assert queries.actor_of(entry.hash) == PERSON
    assert list(queries.channels_of(third)) == [channel]
    assert not queries.channels_of(third, Role.MEMBER).exists()


def test_adding_a_member_twice_is_a_conflict(channel, lao_cai, lai_chau):
    before = queries.heads(channel)
    with pytest.raises(ledger.Conflict):
        ledger.add_member(channel, organisation=lai_chau, as_=lao_cai, by=PERSON)
    assert queries.heads(channel) == before


def test_observer_does_not_write(channel, lao_cai):
    observer = new_uid()
    ledger.add_member(channel, organisation=observer, role=Role.OBSERVER, as_=lao_cai, by=PERSON)
    with pytest.raises(ledger.NotAMember), ledger.writing(channel, as_=observer):
        pass
