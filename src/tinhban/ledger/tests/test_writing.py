"""Many actions in one transaction, savepoints inside it, and what is refused."""

import contextlib
from datetime import UTC, datetime

import pytest
from django.db import OperationalError, transaction

from tinhban.foundation import time
from tinhban.foundation.ids import new_uid
from tinhban.ledger import actions as ledger
from tinhban.ledger import intake, queries
from tinhban.ledger.actions import Role
from tinhban.ledger.models import Entry, EntryActor
from tinhban.ledger.tests.conftest import PERSON
from tinhban.ledger.tests.sample import Note, NoteAnswered, NoteChanged, NoteWritten


def note(text: str = "một") -> NoteWritten:
    return NoteWritten(note=new_uid(), text=text)


def test_actions_compose_and_commit_together(channel, lao_cai):
    def inner(event):
        with ledger.writing(channel, as_=lao_cai):
            return ledger.record(event, as_=lao_cai, by=PERSON)

    with ledger.writing(channel, as_=lao_cai):
        first = inner(note())
        second = inner(note())
    assert second.seq == first.seq + 1
    assert Entry.objects.get(pk=second.hash).prev == first.hash
    assert EntryActor.objects.filter(person=PERSON).count() == 3  # and the genesis


def test_two_organisations_of_one_node_write_in_one_transaction(channel, lao_cai, lai_chau):
    with ledger.writing(channel, as_=lao_cai):
        written = ledger.record(event := note(), as_=lao_cai, by=PERSON)
        with ledger.writing(channel, as_=lai_chau):
            answer = NoteAnswered(answer=new_uid(), note=event.note)
            answered = ledger.record(answer, as_=lai_chau, by=PERSON, refs=(written.hash,))
    assert answered.signer == lai_chau
    assert answered.refs == (written.hash,)
    assert ledger.audit(full=True).passed


def test_what_a_savepoint_takes_back_takes_its_entries_along(channel, lao_cai):
    with ledger.writing(channel, as_=lao_cai):
        first = ledger.record(note("giữ"), as_=lao_cai, by=PERSON)
        with pytest.raises(ValueError, match="hàng hỏng"), transaction.atomic():
            ledger.record(note("bỏ"), as_=lao_cai, by=PERSON)
            raise ValueError("hàng hỏng")
        with transaction.atomic():
            kept = ledger.record(note("giữ nữa"), as_=lao_cai, by=PERSON)
        last = ledger.record(note("cuối"), as_=lao_cai, by=PERSON)
    assert [kept.seq, last.seq] == [first.seq + 1, first.seq + 2]
    assert {row.text for row in Note.objects.all()} == {"giữ", "giữ nữa", "cuối"}
    assert ledger.audit(full=True).passed


def test_a_question_inside_a_savepoint_loses_nothing(channel, lao_cai):
    with ledger.writing(channel, as_=lao_cai):
        first = ledger.record(note("giữ"), as_=lao_cai, by=PERSON)
        with pytest.raises(ValueError, match="bỏ"), transaction.atomic():
            assert queries.heads(channel)[0].hash == first.hash
            ledger.record(note("bỏ"), as_=lao_cai, by=PERSON)
            raise ValueError("bỏ")
        assert queries.heads(channel)[0].hash == first.hash
        assert queries.actor_of(first.hash) == PERSON
    assert Note.objects.get().text == "giữ"
    assert ledger.audit(full=True).passed


def test_the_first_entry_of_an_epoch_may_be_taken_back_too(channel, lai_chau):
    with ledger.writing(channel, as_=lai_chau):
        with pytest.raises(ValueError, match="bỏ"), transaction.atomic():
            ledger.record(note("bỏ"), as_=lai_chau, by=PERSON)
            raise ValueError("bỏ")
        ledger.record(note("giữ"), as_=lai_chau, by=PERSON)
    assert Note.objects.get().text == "giữ"
    assert ledger.audit(full=True).passed


def test_a_conflict_rolls_everything_back_even_when_it_is_swallowed(channel, lao_cai):
    before = queries.heads(channel)
    with pytest.raises(ledger.Conflict), ledger.writing(channel, as_=lao_cai):
        ledger.record(note(), as_=lao_cai, by=PERSON)
        with contextlib.suppress(ledger.Conflict):
            ledger.record(NoteChanged(note=new_uid(), text="không có"), as_=lao_cai, by=PERSON)
    assert queries.heads(channel) == before
    assert not Note.objects.exists()


def test_the_same_intention_twice_names_the_earlier_entry(channel, lao_cai):
    intention = new_uid()
    with ledger.writing(channel, as_=lao_cai):
        first = ledger.record(note(), as_=lao_cai, by=PERSON, id=intention)
        with pytest.raises(ledger.Repeated) as at_once:
            ledger.record(note(), as_=lao_cai, by=PERSON, id=intention)
    with pytest.raises(ledger.Repeated) as later, ledger.writing(channel, as_=lao_cai):
        ledger.record(note(), as_=lao_cai, by=PERSON, id=intention)
    assert at_once.value.entry == later.value.entry == first
    assert Note.objects.count() == 1


def test_a_reference_must_be_an_entry_of_this_channel(channel, lao_cai):
    other = ledger.open_channel(as_=lao_cai, by=PERSON, purpose={}, members={})
    for refs in (("x" * 43,), (other,), (channel,) * 2):
        with pytest.raises(ledger.UnknownReference), ledger.writing(channel, as_=lao_cai):
            ledger.record(note(), as_=lao_cai, by=PERSON, refs=refs)


def test_record_stands_inside_writing(db, lao_cai):
    with pytest.raises(RuntimeError):
        ledger.record(note(), as_=lao_cai, by=PERSON)


def test_a_channel_that_is_not_here(db, lao_cai):
    with pytest.raises(ledger.UnknownChannel), ledger.writing("x" * 43, as_=lao_cai):
        pass


def test_an_organisation_without_keys_writes_nothing(channel, lao_cai):
    keyless = new_uid()
    ledger.add_member(channel, organisation=keyless, role=Role.MEMBER, as_=lao_cai, by=PERSON)
    with pytest.raises(ledger.NoIdentity), ledger.writing(channel, as_=keyless):
        ledger.record(note(), as_=keyless, by=PERSON)
    assert not Note.objects.exists()


def test_an_identity_is_made_once(db, lao_cai, settings):
    with pytest.raises(ledger.IdentityExists):
        ledger.create_identity(lao_cai)
    (file,) = settings.TINHBAN_KEYS.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600


def test_the_root_key_is_shown_once_and_kept_nowhere(db, settings):
    root = ledger.create_identity(new_uid())
    assert len(root.printable.split()) == 16
    assert len(root.fingerprint.split()) == 16
    for file in settings.TINHBAN_KEYS.iterdir():
        assert root.seed not in file.read_bytes()
        assert root.successor_seed not in file.read_bytes()


def test_what_was_recorded_is_seen_inside_the_transaction(channel, lao_cai):
    with ledger.writing(channel, as_=lao_cai):
        entry = ledger.record(note(), as_=lao_cai, by=PERSON)
        assert queries.entry(entry.hash).type == "vn.tinhban.sample.written.v1"
        assert queries.heads(channel)[0].hash == entry.hash
        assert queries.actor_of(entry.hash) == PERSON


def test_many_entries_in_one_transaction(channel, lao_cai):
    with ledger.writing(channel, as_=lao_cai):
        for index in range(600):
            ledger.record(note(str(index)), as_=lao_cai, by=PERSON)
    report = ledger.audit(full=True)
    assert report.passed
    assert report.entries == 601


def test_a_full_disk_fails_loudly_and_nothing_was_written(channel, lao_cai, monkeypatch):
    with ledger.writing(channel, as_=lao_cai):
        before = ledger.record(note(), as_=lao_cai, by=PERSON)

    def full(rows):
        raise OperationalError("database or disk is full")

    with monkeypatch.context() as disk:
        disk.setattr(intake, "insert_entries", full)
        with pytest.raises(OperationalError), ledger.writing(channel, as_=lao_cai):
            ledger.record(note("mất"), as_=lao_cai, by=PERSON)
    assert Note.objects.count() == 1  # and reading works
    with ledger.writing(channel, as_=lao_cai):
        after = ledger.record(note("sau"), as_=lao_cai, by=PERSON)
    assert (after.epoch, after.seq) == (before.epoch, before.seq + 1)


def test_a_clock_wrong_by_a_year_changes_no_order(channel, lao_cai):
    first = note()
    with ledger.writing(channel, as_=lao_cai):
        ledger.record(first, as_=lao_cai, by=PERSON)
        with time.at(datetime(2020, 1, 1, tzinfo=UTC)):
            ledger.record(NoteChanged(note=first.note, text="sau"), as_=lao_cai, by=PERSON)
    ledger.rebuild()
    assert Note.objects.get().text == "sau"
    assert ledger.audit(full=True).passed
