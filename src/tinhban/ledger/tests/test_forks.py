"""An author who tells two stories is found out, whichever comes first."""

import pytest
from django.db import transaction

from tinhban.foundation.ids import new_uid
from tinhban.ledger import actions as ledger
from tinhban.ledger import queries
from tinhban.ledger.actions import State
from tinhban.ledger.models import Epoch, ForkedEntry, ForkProof
from tinhban.ledger.tests.sample import Note, NoteWritten, tables
from tinhban.proof.links import parse_link
from tinhban.wire.channels import ForkResolved


@pytest.fixture
def liar(outside):
    """The member's log in two branches: one common entry, then two each."""
    _coordinator, member, genesis = outside
    ledger.ingest(*genesis.pair)
    member.say(NoteWritten(note=new_uid(), text="chung"))
    other = member.copy()
    common = list(member.log)
    for text in ("A1", "A2"):
        member.say(NoteWritten(note=new_uid(), text=text))
    for text in ("B1", "B2"):
        other.say(NoteWritten(note=new_uid(), text=text))
    return member, common, member.log[len(common) :], other.log[len(common) :]


def test_two_branches_are_kept_and_neither_counts(liar):
    member, common, first, second = liar
    ledger.ingest_many(sent.pair for sent in (*common, *first))
    assert Note.objects.count() == 3
    outcomes = ledger.ingest_many(sent.pair for sent in second)
    assert [one.state for one in outcomes] == [State.FORKED, State.FORKED]
    proof = ForkProof.objects.get()
    pair = parse_link(bytes(proof.first_link)), parse_link(bytes(proof.second_link))
    assert pair[0].seq == pair[1].seq == proof.seq == 2
    assert pair[0].hash != pair[1].hash
    assert [note.text for note in Note.objects.all()] == ["chung"]
    assert queries.entry(first[0].hash).state == State.DISPUTED
    assert ForkedEntry.objects.count() == 2
    assert queries.disputed(member.channel) == {member.uid}
    assert ledger.audit(full=True).passed


def test_both_orders_end_in_the_same_tables(liar):
    _member, common, first, second = liar
    ends = []
    for order in ((first, second), (second, first)):
        sid = transaction.savepoint()
        ledger.ingest_many(sent.pair for sent in (*common, *order[0], *order[1]))
        ends.append(tables())
        transaction.savepoint_rollback(sid)
    assert ends[0] == ends[1]


def test_nothing_written_after_the_fork_counts(liar):
    member, common, first, second = liar
    ledger.ingest_many(sent.pair for sent in (*common, *first, *second))
    more = member.say(NoteWritten(note=new_uid(), text="A3"))
    assert ledger.ingest(*more.pair).state == State.DISPUTED


def test_a_wrong_prev_is_a_fork_too(liar):
    member, common, first, second = liar
    ledger.ingest_many(sent.pair for sent in (*common, first[0]))
    assert ledger.ingest(*second[1].pair).state == State.FORKED
    assert Epoch.objects.get(organisation=member.uid).frozen_from == 2


def test_the_root_key_says_that_the_branch_here_counts(liar):
    member, common, first, second = liar
    statement = member.root_says(
        "resolve", channel=member.channel, epoch=member.epoch, seq=2, hash=first[0].hash
    )
    tail = member.copy()
    tail.new_epoch()  # follows the disputed head, and yet ends the dispute
    tail.say(ForkResolved(statement=statement))
    ledger.ingest_many(sent.pair for sent in (*common, *first))
    fork, resolution = [one.pair for one in second], [one.pair for one in tail.log[-2:]]
    ledger.ingest_many(fork + resolution)
    assert {note.text for note in Note.objects.all()} == {"chung", "A1", "A2"}
    assert not queries.disputed(member.channel)
    assert {queries.entry(sent.hash).state for sent in tail.log} == {State.APPLIED}
    assert ledger.audit(full=True).passed


def test_resolving_for_the_branch_that_came_second(liar):
    member, common, first, second = liar
    ledger.ingest_many(sent.pair for sent in (*common, *first, *second))
    statement = member.root_says(
        "resolve", channel=member.channel, epoch=member.epoch, seq=2, hash=second[0].hash
    )
    tail = member.copy()
    tail.seq, tail.prev = 1, common[-1].hash  # the new epoch follows what nobody disputes
    tail.new_epoch()
    tail.say(ForkResolved(statement=statement))
    ledger.ingest_many(sent.pair for sent in tail.log[-2:])
    assert {note.text for note in Note.objects.all()} == {"chung", "B1", "B2"}
    assert ForkedEntry.objects.count() == 2
    head = Epoch.objects.get(epoch=member.epoch)
    assert head.head_hash == second[-1].hash
    assert ledger.audit(full=True).passed


def test_a_stranger_cannot_brand_an_honest_author(liar):
    """A second spelling of the same signature would be a second hash of the same position."""
    _member, common, first, _second = liar
    ledger.ingest_many(sent.pair for sent in (*common, *first))
    link, body = first[0].pair
    last = chr(link[-1])
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    twin = alphabet[alphabet.index(last) ^ 1]
    with pytest.raises(ledger.EntryRefused):
        ledger.ingest(link[:-1] + twin.encode(), body)
    with pytest.raises(ledger.EntryRefused):
        ledger.ingest(link + b"=", body)
    assert not ForkProof.objects.exists()
