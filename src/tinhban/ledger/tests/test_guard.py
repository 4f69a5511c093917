"""What happens to our own log when the process, the machine or the disk does not do what it should."""

import shutil
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from django.db import transaction

from tinhban.foundation import time
from tinhban.foundation.ids import new_uid
from tinhban.ledger import actions as ledger
from tinhban.ledger import guard, queries
from tinhban.ledger.guard import OPENING, Mark, may_continue
from tinhban.ledger.models import Entry, Epoch
from tinhban.ledger.tests.conftest import PERSON
from tinhban.ledger.tests.sample import Note, NoteWritten


@pytest.fixture(autouse=True)
def commits(db, monkeypatch):
    """Let the end of a transaction of ours count as a commit, inside the transaction of the test."""
    monkeypatch.setattr(transaction, "on_commit", lambda act, robust=False: act())


@pytest.fixture
def write(channel, lao_cai):
    """Write one entry in a transaction of its own; answers the entry."""

    def one(text: str = "một"):
        with ledger.writing(channel, as_=lao_cai):
            return ledger.record(NoteWritten(note=new_uid(), text=text), as_=lao_cai, by=PERSON)

    return one


class Copy:
    """A backup: the rows of the ledger as they are now, to be put back later."""

    def __init__(self) -> None:
        self.entries = list(Entry.objects.all())
        self.epochs = list(Epoch.objects.all())
        self.notes = list(Note.objects.all())

    def restore(self) -> None:
        for model, rows in ((Entry, self.entries), (Epoch, self.epochs), (Note, self.notes)):
            model.objects.all().delete()
            model.objects.bulk_create(rows)


def opened_log(entry) -> str:
    first = Entry.objects.get(epoch=entry.epoch, seq=0)
    return first.type


def test_one_epoch_goes_on_through_many_transactions(write, channel):
    entries = [write() for _ in range(3)]
    assert [entry.seq for entry in entries] == [1, 2, 3]
    assert len({entry.epoch for entry in entries}) == 1
    mark = guard.read(channel, entries[0].signer)
    assert mark == Mark(guard.boot_id(), entries[2].epoch, 3, entries[2].hash)


def test_killed_between_commit_and_guard(write, channel, monkeypatch):
    first = write()
    with monkeypatch.context() as dying:
        dying.setattr(guard, "raise_to", lambda *args, **fields: None)
        second = write()
    assert guard.read(channel, first.signer).seq == first.seq
    assert not guard.covers(channel, first.signer, epoch=second.epoch, seq=second.seq)
    assert ledger.raise_guards() == 1
    assert guard.covers(channel, first.signer, epoch=second.epoch, seq=second.seq)
    third = write()
    assert (third.epoch, third.seq) == (first.epoch, 3)


def test_killed_before_the_commit_of_a_new_epoch(write, channel, lao_cai):
    write()
    guard.begin_epoch(channel, lao_cai, "never-committed-epochs")
    entry = write()
    assert entry.epoch != "never-committed-epochs"
    assert entry.seq == 1  # behind the entry that opens the epoch


def test_a_failed_transaction_leaves_no_gap(write, channel, lao_cai):
    before = write()
    with pytest.raises(RuntimeError), ledger.writing(channel, as_=lao_cai):
        ledger.record(NoteWritten(note=new_uid(), text="mất"), as_=lao_cai, by=PERSON)
        raise RuntimeError("power cut")
    after = write()
    assert (after.epoch, after.seq) == (before.epoch, before.seq + 1)
    assert Note.objects.count() == 2


def test_a_reboot_opens_an_epoch_that_cites_the_old_head(write, channel, monkeypatch):
    old = write()
    monkeypatch.setattr(guard, "boot_id", lambda: "another boot")
    new = write()
    assert new.epoch != old.epoch
    opening = Entry.objects.get(epoch=new.epoch, seq=0)
    assert opening.type == "vn.tinhban.log.open.v1"
    assert opening.refs == old.hash
    assert [head.epoch for head in queries.open_epochs(channel, new.signer)] == [new.epoch]


def test_a_copied_data_directory_has_no_guard(write, channel, settings, tmp_path):
    old = write()
    copy = tmp_path / "copy"
    shutil.copytree(settings.TINHBAN_HOME, copy)
    settings.TINHBAN_HOME = copy
    assert guard.read(channel, old.signer) is None
    assert write().epoch != old.epoch


def test_an_old_backup_put_back_opens_an_epoch_and_the_tail_comes_back(write, channel, lao_cai):
    write("giữ")
    backup = Copy()
    lost = [write("mất"), write("mất nữa")]
    at_peers = [(queries.entry(one.hash).link, queries.entry(one.hash).body) for one in lost]
    backup.restore()
    new = write("sau khôi phục")
    assert new.epoch != lost[0].epoch
    assert {one.state for one in ledger.ingest_many(at_peers)} == {ledger.State.APPLIED}
    assert Note.objects.count() == 4
    ledger.close_epoch(channel, epoch=lost[0].epoch, as_=lao_cai)
    assert Epoch.objects.get(epoch=lost[0].epoch).closed_at_seq == lost[1].seq
    assert write().epoch == new.epoch
    assert ledger.audit(full=True).passed
    assert not queries.disputed(channel)


def test_a_backup_of_the_present_changes_nothing(write):
    first = write()
    Copy().restore()
    assert write().epoch == first.epoch


def test_another_history_at_the_mark_opens_an_epoch(write, channel):
    first = write()
    mark = guard.read(channel, first.signer)
    guard.begin_epoch(channel, first.signer, first.epoch)
    guard.raise_to(channel, first.signer, epoch=mark.epoch, seq=mark.seq, hash="x" * 43)
    assert write().epoch != first.epoch


def test_two_clones_are_two_open_epochs_not_a_fork(write, channel, lao_cai, monkeypatch):
    write()
    before_clone = Copy()
    mark_before = guard.read(channel, lao_cai)
    monkeypatch.setattr(guard, "boot_id", lambda: "first clone")
    first = write()
    written = [
        (bytes(row.link), bytes(row.body)) for row in Entry.objects.filter(epoch=first.epoch)
    ]
    before_clone.restore()
    monkeypatch.setattr(guard, "boot_id", lambda: "second clone")
    second = write()
    outcomes = ledger.ingest_many(written)
    assert {one.state for one in outcomes} == {ledger.State.APPLIED}
    assert {head.epoch for head in queries.open_epochs(channel, lao_cai)} == {
        first.epoch,
        second.epoch,
    }
    assert not queries.disputed(channel)
    assert mark_before.epoch not in (first.epoch, second.epoch)


def test_a_peer_ahead_of_us_in_our_own_epoch_makes_us_leave_it(write, channel, lao_cai):
    write()
    backup, mark = Copy(), guard.read(channel, lao_cai)
    ahead = write()
    seen = queries.entry(ahead.hash)
    backup.restore()  # a live snapshot: the memory came back with the disk
    guard.begin_epoch(channel, lao_cai, mark.epoch)
    guard.raise_to(channel, lao_cai, epoch=mark.epoch, seq=mark.seq, hash=mark.hash)
    assert ledger.ingest(seen.link, seen.body).state == ledger.State.APPLIED
    assert write().epoch != ahead.epoch


def test_every_year_has_its_own_file(lao_cai):
    epochs = []
    for moment in (datetime(2022, 11, 1), datetime(2022, 12, 31, 16), datetime(2022, 12, 31, 18)):
        with time.at(moment.replace(tzinfo=UTC)):
            if not epochs:
                channel = ledger.open_channel(as_=lao_cai, by=PERSON, purpose={}, members={})
            with ledger.writing(channel, as_=lao_cai):
                entry = ledger.record(NoteWritten(note=new_uid(), text="a"), as_=lao_cai)
            epochs.append(entry.epoch)
    assert epochs[0] == epochs[1] != epochs[2]  # it is next year in Viet Nam


def test_without_a_memory_file_system_every_process_has_its_own_epoch(
    write, channel, settings, tmp_path, monkeypatch
):
    monkeypatch.setattr(guard, "is_memory", lambda folder: False)
    settings.TINHBAN_GUARD = str(tmp_path / "on-disk")
    first, second = write(), write()
    assert first.epoch == second.epoch
    monkeypatch.setattr(guard, "_process_marks", {})  # the next process
    assert write().epoch != first.epoch


def test_a_folder_on_a_disk_is_no_memory(tmp_path, monkeypatch):
    assert not guard.is_memory("/proc")
    assert not guard.is_memory(tmp_path / "missing")


def test_the_guard_folder_is_ours_alone(write, settings):
    write()
    folder = Path(settings.TINHBAN_GUARD)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert all(file.stat().st_mode & 0o777 == 0o600 for file in folder.iterdir())


def test_a_guard_that_was_tidied_away_costs_an_epoch_and_no_standstill(write, settings):
    first = write()
    shutil.rmtree(settings.TINHBAN_GUARD)
    second, third = write(), write()
    assert first.epoch != second.epoch == third.epoch


@pytest.mark.parametrize(
    ("mark", "head", "at_mark", "answer"),
    [
        (None, 5, "h", False),
        (Mark("boot", "e", 5, "h"), 5, "h", True),
        (Mark("boot", "e", 5, "h"), 9, "h", True),
        (Mark("boot", "e", 5, "h"), 4, "", False),
        (Mark("boot", "e", 5, "h"), 5, "other", False),
        (Mark("boot", "e", 5, "h"), 9, "other", False),
        (Mark("boot before", "e", 5, "h"), 5, "h", False),
        (Mark("boot", "e", 5, "h"), None, "", False),
        (Mark("boot", "e", OPENING, ""), None, "", False),
        (Mark("boot", "e", OPENING, ""), 0, "h", True),
    ],
)
def test_the_comparison(mark, head, at_mark, answer):
    assert may_continue(mark, boot="boot", head_seq=head, at_mark=at_mark) is answer


def test_the_mark_never_falls_and_never_returns_to_an_old_epoch(node, settings):
    who = new_uid()
    raise_to = partial(guard.raise_to, "channel", who)
    guard.begin_epoch("channel", who, "one")
    raise_to(epoch="one", seq=7, hash="seven")
    raise_to(epoch="one", seq=5, hash="five")
    assert guard.read("channel", who).seq == 7
    guard.begin_epoch("channel", who, "two")
    raise_to(epoch="one", seq=8, hash="eight")  # a slow process of before
    assert guard.read("channel", who).epoch == "two"
