"""No byte of the log can change without being found; and what an audit and an export say."""

import random
import zipfile

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tinhban.foundation.ids import new_uid
from tinhban.ledger import actions as ledger
from tinhban.ledger.models import Entry, Epoch, OrganisationKey
from tinhban.ledger.tests.peer import Peer
from tinhban.ledger.tests.sample import NoteAnswered, NoteWritten
from tinhban.proof.chains import verify_chain
from tinhban.proof.encoding import digest
from tinhban.proof.keys import KeyRing
from tinhban.proof.links import Blob

TEXTS = ("hash", "channel", "epoch", "prev", "type", "membership", "refs", "state")
NUMBERS = ("seq", "stamp", "key_number")
BYTES = ("link", "body")
IDS = ("organisation", "business_id")


@pytest.fixture
def log(outside) -> list[str]:
    """A log with every shape of link: public, direct, with refs, with blobs, in two epochs."""
    coordinator, member, _ = outside
    note = new_uid()
    written = coordinator.say(NoteWritten(note=note, text="Tin trao đổi"))
    coordinator.say(NoteWritten(note=new_uid(), text="riêng"), audience=(str(member.uid),))
    member.say(NoteAnswered(answer=new_uid(), note=note), refs=(written.hash,))
    film = Blob("a" * 43, 734_003_200, "video/mp4")
    member.say(NoteWritten(note=new_uid(), text="phim"), blobs=(film,))
    member.new_epoch()
    ledger.ingest_many(sent.pair for sent in (*coordinator.log, *member.log))
    assert ledger.audit(full=True).passed
    return list(Entry.objects.order_by("hash").values_list("hash", flat=True))


def flip(value: bytes, chance: random.Random) -> bytes:
    at, bit = chance.randrange(len(value)), 1 << chance.randrange(8)
    return value[:at] + bytes([value[at] ^ bit]) + value[at + 1 :]


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 2**32), column=st.sampled_from((*TEXTS, *NUMBERS, *BYTES, *IDS)))
def test_any_changed_byte_is_found(log, seed, column):
    chance = random.Random(seed)
    row = Entry.objects.get(pk=chance.choice(log))
    kept = getattr(row, column)
    if column in BYTES:
        changed = flip(bytes(kept), chance)
    elif column in NUMBERS:
        changed = kept ^ (1 << chance.randrange(20))
    elif column in IDS:
        changed = type(kept)(bytes=flip(kept.bytes, chance))
    else:
        text = kept or " "
        at = chance.randrange(len(text))
        changed = text[:at] + chance.choice("abcXYZ019-_ ") + text[at + 1 :]
    if changed == kept:
        return
    try:
        with transaction.atomic():
            Entry.objects.filter(pk=row.pk).update(**{column: changed})
    except IntegrityError:
        return  # two entries in one place: the database itself finds it
    now = changed if column == "hash" else row.pk
    assert not ledger.audit().passed, column
    Entry.objects.filter(pk=now).update(**{column: kept})


def test_a_missing_entry_is_found(log):
    for name in log:
        row = Entry.objects.get(pk=name)
        Entry.objects.filter(pk=name).delete()
        assert not ledger.audit().passed
        row.save(force_insert=True)
    assert ledger.audit().passed


def test_a_changed_head_or_key_is_found(log):
    Epoch.objects.filter(pk=Epoch.objects.first().pk).update(head_seq=0, head_hash="x" * 43)
    assert not ledger.audit().passed


def test_a_changed_key_is_found(log):
    key = OrganisationKey.objects.first()
    OrganisationKey.objects.filter(pk=key.pk).update(
        public=flip(bytes(key.public), random.Random(1))
    )
    assert not ledger.audit().passed


def test_only_the_full_audit_reads_signatures(log):
    """Somebody rewrites an entry and everything behind it, without the key."""
    writer = Peer()
    row = Entry.objects.order_by("organisation", "-seq").last()
    last = Entry.objects.filter(organisation=row.organisation, epoch=row.epoch).latest("seq")
    link = bytes(last.link)
    forged = link[:-86] + bytes(reversed(link[-86:]))
    Entry.objects.filter(pk=last.pk).delete()
    last.hash, last.link = digest(forged), forged
    last.save(force_insert=True)
    Epoch.objects.filter(epoch=last.epoch).update(head_hash=last.hash)
    assert not ledger.audit(full=True).passed
    assert writer.log == []


def test_the_audit_tells_where(log):
    row = next(row for row in Entry.objects.all() if b"Tin trao" in bytes(row.body))
    Entry.objects.filter(pk=row.pk).update(body=bytes(row.body).replace(b"Tin", b"Tun"))
    seen: list[tuple[int, int]] = []
    report = ledger.audit(lambda done, total: seen.append((done, total)))
    assert {(one.hash, one.seq) for one in report.problems} == {(row.hash, row.seq)}
    assert report.problems[0].organisation == str(row.organisation)
    assert seen[-1] == (report.entries, Entry.objects.count())


def test_an_export_proves_itself(log, outside, tmp_path):
    coordinator, member, genesis = outside
    file = ledger.export(genesis.hash, tmp_path / "channel.zip")
    with zipfile.ZipFile(file) as read:
        names = read.namelist()
        ring = KeyRing()
        for peer in (coordinator, member):
            for statement in read.read(f"keys/{peer.uid}.jws").splitlines():
                ring.add(statement)
        count = 0
        for name in names:
            if name.startswith("links/"):
                links = read.read(name).splitlines()
                bodies = [read.read(f"bodies/{digest(link)}.json") for link in links]
                count += len(verify_chain(zip(links, bodies, strict=True), ring))
        assert count == len(log)
    with pytest.raises(ledger.UnknownChannel):
        ledger.export("x" * 43, tmp_path / "none.zip")
    assert not list(tmp_path.glob("*.part"))


def test_an_erased_body_leaves_the_chain_whole(log, outside):
    name = Entry.objects.get(type="vn.tinhban.sample.written.v1", seq=1, refs="").hash
    ledger.erase_body(name)
    report = ledger.audit(full=True)
    assert report.passed
    assert report.not_disclosed == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM ledger_entry WHERE hash = %s", [name])
        assert cursor.fetchone() == (None,)
    with pytest.raises(ledger.CannotErase):
        ledger.erase_body(outside[2].hash)
