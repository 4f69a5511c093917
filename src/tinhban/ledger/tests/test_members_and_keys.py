"""Removed members, stolen keys, strangers, demonstration identities."""

import pytest

from tinhban.foundation.ids import new_uid
from tinhban.ledger import actions as ledger
from tinhban.ledger import queries
from tinhban.ledger.actions import Role, State
from tinhban.ledger.models import Entry
from tinhban.ledger.tests.conftest import PERSON, organisation
from tinhban.ledger.tests.peer import Peer
from tinhban.ledger.tests.sample import Note, NoteWritten, tables
from tinhban.proof import keys
from tinhban.wire.channels import (
    KeyAdded,
    KeyRevoked,
    LogEnd,
    Member,
    MemberAdded,
    MemberRemoved,
    MemberRoleChanged,
)


def removal(member: Peer) -> MemberRemoved:
    return MemberRemoved(
        organisation=member.uid,
        heads=(LogEnd(epoch=member.epoch, seq=member.seq, hash=member.prev),),
    )


def test_what_a_removed_member_writes_after_its_last_head_is_refused(outside):
    coordinator, member, _genesis = outside
    kept = member.say(NoteWritten(note=new_uid(), text="trước"))
    coordinator.say(removal(member))
    late = member.say(NoteWritten(note=new_uid(), text="sau"))
    ledger.ingest_many(sent.pair for sent in (*coordinator.log, *member.log[:-1]))
    assert queries.entry(kept.hash).state == State.APPLIED
    with pytest.raises(ledger.NotAuthorised):
        ledger.ingest(*late.pair)
    assert queries.role_of(member.channel, member.uid) is None


def test_the_removal_coming_last_ends_in_the_same_tables(outside):
    coordinator, member, genesis = outside
    member.say(NoteWritten(note=new_uid(), text="trước"))
    coordinator.say(removal(member))
    late = member.say(NoteWritten(note=new_uid(), text="sau"))
    ledger.ingest_many(sent.pair for sent in (genesis, *member.log))
    assert Note.objects.count() == 2
    ledger.ingest(*coordinator.log[-1].pair)
    assert queries.entry(late.hash).state == State.VOID
    assert [note.text for note in Note.objects.all()] == ["trước"]


def test_a_member_let_in_again_goes_on(outside):
    coordinator, member, _genesis = outside
    member.say(NoteWritten(note=new_uid(), text="trước"))
    gone = coordinator.say(removal(member))
    coordinator.membership = gone.hash
    back = coordinator.say(MemberAdded(member=Member(organisation=member.uid, role=Role.MEMBER)))
    member.membership = back.hash
    again = member.say(NoteWritten(note=new_uid(), text="lại"))
    ledger.ingest_many(sent.pair for sent in (*coordinator.log, *member.log))
    assert queries.entry(again.hash).state == State.APPLIED


def test_only_the_coordinator_writes_membership(outside):
    _coordinator, member, genesis = outside
    friend = Peer()
    event = MemberAdded(member=Member(organisation=friend.uid, role=Role.MEMBER))
    member.say(event)
    outcomes = ledger.ingest_many(sent.pair for sent in (genesis, *member.log))
    assert outcomes[-1].state == State.QUARANTINED
    assert friend.uid not in queries.members(member.channel)


def test_an_entry_waits_for_the_membership_its_author_knew(outside):
    coordinator, _member, genesis = outside
    third = Peer(channel=coordinator.channel)
    added = coordinator.say(
        MemberAdded(member=Member(organisation=third.uid, role=Role.MEMBER, keys=third._keys()))
    )
    third.membership = added.hash
    first = third.new_epoch()
    ledger.ingest(*genesis.pair)
    with pytest.raises(ledger.BadEntrySignature):  # its key comes with the membership
        ledger.ingest(*first.pair)
    ledger.register_key(third.statement())
    assert ledger.ingest(*first.pair).state == State.WAITING
    ledger.ingest(*added.pair)
    assert queries.entry(first.hash).state == State.APPLIED


def test_a_stranger_and_an_observer_write_nothing(outside):
    coordinator, member, genesis = outside
    stranger = Peer(channel=coordinator.channel, membership=genesis.hash)
    ledger.register_key(stranger.statement())
    ledger.ingest(*genesis.pair)
    with pytest.raises(ledger.NotAuthorised):
        ledger.ingest(*stranger.new_epoch().pair)
    quiet = coordinator.say(MemberRoleChanged(organisation=member.uid, role=Role.OBSERVER))
    ledger.ingest(*quiet.pair)
    member.membership = quiet.hash
    with pytest.raises(ledger.NotAuthorised):
        ledger.ingest(*member.new_epoch().pair)
    assert Entry.objects.count() == 2


def test_a_channel_of_an_unknown_coordinator_is_refused(db):
    stranger = Peer()
    with pytest.raises(ledger.BadEntrySignature):
        ledger.ingest(*stranger.open_channel().pair)
    known = Peer()
    ledger.register_key(known.statement())
    elsewhere = known.open_channel()
    known.new_epoch()
    with pytest.raises(ledger.UnknownChannel):
        ledger.ingest(*known.log[-1].pair)
    assert not Entry.objects.exists()
    assert ledger.ingest(*elsewhere.pair).state == State.APPLIED


def test_a_new_key_is_introduced_by_the_old_one(outside):
    _coordinator, member, genesis = outside
    member.new_epoch()
    fresh = keys.new_seed()
    member.say(KeyAdded(statement=member.statement(fresh, 2).decode()))
    member.seed, member.key_number = fresh, 2
    member.say(NoteWritten(note=new_uid(), text="khóa mới"))
    outcomes = ledger.ingest_many(sent.pair for sent in (genesis, *member.log))
    assert {one.state for one in outcomes} == {State.APPLIED}
    assert ledger.audit(full=True).passed


def test_another_root_cannot_introduce_a_key(outside):
    _coordinator, member, genesis = outside
    thief = member.copy()
    thief.root = keys.new_seed()
    thief.new_epoch()
    thief.say(KeyAdded(statement=thief.statement(keys.new_seed(), 2).decode()))
    outcomes = ledger.ingest_many(sent.pair for sent in (genesis, *thief.log))
    assert outcomes[-1].state == State.QUARANTINED
    assert "KeyConflict" in outcomes[-1].error


@pytest.mark.parametrize("revocation_first", [False, True])
def test_what_a_stolen_key_signed_does_not_count(outside, revocation_first):
    _coordinator, member, genesis = outside
    good = member.say(NoteWritten(note=new_uid(), text="thật"))
    thief = member.copy()
    stolen = thief.say(NoteWritten(note=new_uid(), text="giả"))
    thief.new_epoch()
    elsewhere = thief.say(NoteWritten(note=new_uid(), text="giả nữa"))
    statement = member.root_says(
        "revoke",
        key_number=1,
        channel=member.channel,
        epoch=member.epoch,
        seq=member.seq,
        hash=member.prev,
    )
    owner = member.copy()
    owner.seed, owner.key_number = keys.new_seed(), 2
    ledger.ingest_many(sent.pair for sent in (genesis, *member.log))
    ledger.register_key(owner.statement(owner.seed, 2))
    owner.new_epoch()
    owner.say(KeyRevoked(statement=statement))
    told = [sent.pair for sent in owner.log[-2:]]
    taken = [sent.pair for sent in thief.log[-3:]]
    ledger.ingest_many(told + taken if revocation_first else taken + told)
    assert [note.text for note in Note.objects.all()] == ["thật"]
    assert queries.entry(good.hash).state == State.APPLIED
    for bad in (stolen, elsewhere):
        assert queries.entry(bad.hash).state == State.VOID
        assert queries.entry(bad.hash).body == bad.body
    before = tables()
    ledger.rebuild()
    assert tables() == before


def test_a_demonstration_identity_stays_out_of_real_channels(db):
    real, demo = organisation(), organisation(demo=True)
    purpose = {"title": "Kênh", "kind": "programme"}
    with pytest.raises(ledger.DemoIdentity):
        ledger.open_channel(as_=demo, by=PERSON, purpose=purpose, members={})
    with pytest.raises(ledger.DemoIdentity):
        ledger.open_channel(as_=real, by=PERSON, purpose=purpose, members={demo: Role.MEMBER})
    channel = ledger.open_channel(as_=real, by=PERSON, purpose=purpose, members={})
    with pytest.raises(ledger.DemoIdentity):
        ledger.add_member(channel, organisation=demo, as_=real, by=PERSON)
    shown = ledger.open_channel(as_=demo, by=PERSON, purpose=purpose, members={}, demo=True)
    assert queries.is_demo(shown)
    assert not queries.is_demo(channel)


def test_a_demonstration_peer_is_refused_in_a_real_channel(db):
    demo = Peer(demo=True)
    ledger.register_key(demo.statement())
    with pytest.raises(ledger.NotAuthorised):
        ledger.ingest(*demo.open_channel().pair)
    assert not Entry.objects.exists()


def test_own_removal_of_a_member_names_its_heads(channel, lao_cai, lai_chau):
    with ledger.writing(channel, as_=lai_chau):
        ledger.record(NoteWritten(note=new_uid(), text="a"), as_=lai_chau, by=PERSON)
    ledger.remove_member(channel, organisation=lai_chau, as_=lao_cai, by=PERSON)
    with pytest.raises(ledger.NotAMember), ledger.writing(channel, as_=lai_chau):
        pass
    assert Note.objects.count() == 1
