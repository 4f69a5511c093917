"""Entries of a peer: stored, verified, applied."""

import random

import pytest

from tinhban.foundation.ids import new_uid
from tinhban.ledger import actions as ledger
from tinhban.ledger import queries
from tinhban.ledger.actions import State
from tinhban.ledger.models import Entry
from tinhban.ledger.tests.sample import Answer, Note, NoteAnswered, NoteChanged, NoteWritten


def test_a_peers_log_is_taken_and_applied(outside):
    coordinator, member, _ = outside
    note = new_uid()
    written = coordinator.say(NoteWritten(note=note, text="Tin Lào Cai"))
    coordinator.say(NoteChanged(note=note, text="Tin Lào Cai, đính chính"))
    member.say(NoteAnswered(answer=new_uid(), note=note), refs=(written.hash,))
    for sent in coordinator.log + member.log:
        assert ledger.ingest(*sent.pair).state == State.APPLIED
    assert Note.objects.get().text == "Tin Lào Cai, đính chính"
    assert Answer.objects.get().organisation == member.uid
    kept = queries.entry(written.hash)
    assert (kept.link, kept.body) == written.pair


def test_the_same_bytes_again_change_nothing(outside):
    coordinator, _, _ = outside
    coordinator.say(NoteWritten(note=new_uid(), text="một"))
    pairs = [sent.pair for sent in coordinator.log]
    first = ledger.ingest_many(pairs)
    assert ledger.ingest_many(pairs * 3) == first * 3
    assert Entry.objects.count() == 2


def test_an_answer_waits_for_what_it_answers(outside):
    coordinator, member, genesis = outside
    note = new_uid()
    written = coordinator.say(NoteWritten(note=note, text="một"))
    answered = member.say(NoteAnswered(answer=new_uid(), note=note), refs=(written.hash,))
    later = member.say(NoteWritten(note=new_uid(), text="sau"))
    ledger.ingest(*genesis.pair)
    ledger.ingest_many(sent.pair for sent in member.log)
    assert queries.entry(answered.hash).state == State.WAITING
    assert queries.entry(later.hash).state == State.WAITING  # the author's order is kept
    ledger.ingest(*written.pair)
    assert queries.entry(answered.hash).state == State.APPLIED
    assert queries.entry(later.hash).state == State.APPLIED


def test_a_gap_names_the_entry_to_ask_for(outside):
    coordinator, _, genesis = outside
    for text in "abc":
        coordinator.say(NoteWritten(note=new_uid(), text=text))
    ledger.ingest(*genesis.pair)
    with pytest.raises(ledger.Gap) as caught:
        ledger.ingest(*coordinator.log[3].pair)
    assert caught.value.expected == 1
    assert Entry.objects.count() == 1


def test_a_response_cut_reordered_and_replayed_ends_the_same(outside):
    coordinator, member, _ = outside
    for index in range(4):
        written = coordinator.say(NoteWritten(note=new_uid(), text=str(index)))
        member.say(NoteWritten(note=new_uid(), text=f"trả lời {index}"), refs=(written.hash,))
    pairs = [sent.pair for sent in (*coordinator.log, *member.log)]
    chance = random.Random(7)
    for _ in range(40):
        some = chance.sample(pairs, chance.randrange(1, len(pairs)))
        ledger.ingest_many(some)
        if Entry.objects.count() == len(pairs):
            break
    assert set(Entry.objects.values_list("state", flat=True)) == {State.APPLIED}
    assert Note.objects.count() == 8
    assert ledger.audit(full=True).passed


def test_a_bit_flipped_on_the_way_is_refused_and_the_whole_copy_is_taken(outside):
    coordinator, _, genesis = outside
    sent = coordinator.say(NoteWritten(note=new_uid(), text="nguyên vẹn"))
    ledger.ingest(*genesis.pair)
    flipped = bytearray(sent.link)
    flipped[-5] ^= 1
    for link, body in ((bytes(flipped), sent.body), (sent.link, sent.body.replace(b"v", b"w", 1))):
        with pytest.raises(ledger.EntryRefused):
            ledger.ingest(link, body)
    assert Entry.objects.count() == 1
    assert ledger.ingest(*sent.pair).state == State.APPLIED


def test_a_backlog_of_thirty_days_comes_in_by_pages(outside):
    coordinator, member, _ = outside
    for index in range(700):
        coordinator.say(NoteWritten(note=new_uid(), text=str(index)))
    last = NoteWritten(note=new_uid(), text="cuối")
    cited = coordinator.say(last)
    answered = member.say(NoteAnswered(answer=new_uid(), note=last.note), refs=(cited.hash,))
    pages = [sent.pair for sent in (*coordinator.log, *member.log)]
    outcomes = ledger.ingest_many(pages)
    assert len(outcomes) == 704
    assert {head.seq for head in queries.heads(coordinator.channel)} == {701, 1}
    assert queries.entry(answered.hash).seq == 1
    assert Note.objects.count() == 701
