"""What cannot be applied never stops the others."""

import unicodedata

import pytest
from django.db import transaction

from tinhban.foundation.ids import new_uid
from tinhban.ledger import actions as ledger
from tinhban.ledger import queries, registry
from tinhban.ledger.actions import State
from tinhban.ledger.applying import TOGETHER
from tinhban.ledger.models import Entry, Quarantine, Wait
from tinhban.ledger.tests.peer import Peer
from tinhban.ledger.tests.sample import (
    Answer,
    Note,
    NoteAnswered,
    NoteChanged,
    NoteWritten,
    tables,
)
from tinhban.proof import links
from tinhban.proof.links import build_body


def test_an_unknown_type_is_kept_and_the_author_goes_on(outside):
    coordinator, _, genesis = outside
    odd = coordinator.say(None, type="vn.tinhban.later.thing.v9", data={"a": 1})
    note = coordinator.say(NoteWritten(note=new_uid(), text="sau"))
    outcomes = ledger.ingest_many(sent.pair for sent in (genesis, odd, note))
    assert [outcome.state for outcome in outcomes] == ["applied", "quarantined", "applied"]
    assert "later.thing" in outcomes[1].error
    assert queries.entry(odd.hash).body == odd.body


def test_an_upgrade_that_knows_the_type_takes_it_out_of_quarantine(outside, monkeypatch):
    coordinator, _, _genesis = outside
    note = new_uid()
    written = coordinator.say(NoteWritten(note=note, text="một"))
    changed = coordinator.say(NoteChanged(note=note, text="hai"))
    coordinator.say(NoteChanged(note=note, text="ba"))
    with monkeypatch.context() as before_upgrade:
        before_upgrade.delitem(registry._projections, "vn.tinhban.sample.changed.v1")
        ledger.ingest_many(sent.pair for sent in coordinator.log)
    assert Note.objects.get().text == "một"
    assert Quarantine.objects.count() == 2
    assert ledger.retry_quarantine() == 2
    assert Note.objects.get().text == "ba"
    assert not Quarantine.objects.exists()
    assert {queries.entry(one.hash).state for one in (written, changed)} == {State.APPLIED}


def test_a_failing_projection_rolls_back_its_own_rows_only(outside):
    coordinator, member, _genesis = outside
    note, answer = new_uid(), new_uid()
    written = coordinator.say(NoteWritten(note=note, text="một"))
    first = member.say(NoteAnswered(answer=answer, note=note), refs=(written.hash,))
    twice = member.say(NoteAnswered(answer=answer, note=note), refs=(written.hash,))
    after = member.say(NoteWritten(note=new_uid(), text="sau"))
    ledger.ingest_many(sent.pair for sent in (*coordinator.log, *member.log))
    states = [queries.entry(one.hash).state for one in (first, twice, after)]
    assert states == [State.APPLIED, State.QUARANTINED, State.APPLIED]
    assert Answer.objects.get().entry_hash == first.hash


def test_among_many_entries_only_the_poison_is_kept_back(outside):
    """They share a savepoint: what one takes along is applied again, and nothing twice."""
    coordinator, member, _genesis = outside
    note, answer = new_uid(), new_uid()
    written = coordinator.say(NoteWritten(note=note, text="0"))
    for n in range(1, 2 * TOGETHER):
        coordinator.say(NoteChanged(note=note, text=str(n)))
    good = member.say(NoteAnswered(answer=answer, note=note), refs=(written.hash,))
    poison = [
        member.say(NoteAnswered(answer=answer, note=note), refs=(written.hash,)) for _ in range(3)
    ]
    waited = coordinator.say(NoteWritten(note=new_uid(), text="sau"), refs=(good.hash,))
    ledger.ingest_many(sent.pair for sent in (*coordinator.log, *member.log))
    changed = Note.objects.get(uid=note)
    assert (changed.text, changed.changes) == (str(2 * TOGETHER - 1), 2 * TOGETHER - 1)
    assert {one.entry_hash for one in Quarantine.objects.all()} == {one.hash for one in poison}
    assert Note.objects.get(text="sau").entry_hash == waited.hash
    before = tables()
    ledger.rebuild()
    assert tables() == before


@pytest.mark.django_db(transaction=True)
def test_a_row_that_points_nowhere_is_quarantined_not_the_whole_batch(transactional_db):
    coordinator, member = Peer(), Peer()
    ledger.register_key(coordinator.statement())
    coordinator.open_channel(member)
    lost = member.say(NoteAnswered(answer=new_uid(), note=new_uid()))  # no refs: a careless peer
    good = member.say(NoteWritten(note=new_uid(), text="tốt"))
    outcomes = ledger.ingest_many(sent.pair for sent in (*coordinator.log, *member.log))
    assert [one.state for one in outcomes] == ["applied", "applied", "quarantined", "applied"]
    assert queries.entry(lost.hash).state == State.QUARANTINED
    assert Note.objects.get().entry_hash == good.hash


def test_text_that_is_not_nfc_is_quarantined(outside):
    coordinator, _, genesis = outside
    ledger.ingest(*genesis.pair)
    data = {"note": str(new_uid()), "text": unicodedata.normalize("NFD", "Lào Cai")}
    odd = coordinator.say(None, type="vn.tinhban.sample.written.v1", data=data)
    assert ledger.ingest(*odd.pair).state == State.QUARANTINED


def test_a_name_in_crit_that_is_not_known_is_kept_not_applied(outside, monkeypatch):
    coordinator, _, genesis = outside
    ledger.ingest(*genesis.pair)
    sign = links.sign_jws

    def with_crit(header, payload, seed):
        return sign(header, payload.replace(b'"crit":[]', b'"crit":["escrow"]'), seed)

    with monkeypatch.context() as newer:
        newer.setattr(links, "sign_jws", with_crit)
        sent = coordinator.say(NoteWritten(note=new_uid(), text="một"))
    outcome = ledger.ingest(*sent.pair)
    assert outcome.state == State.QUARANTINED
    assert "escrow" in outcome.error
    assert not Note.objects.exists()
    assert ledger.retry_quarantine() == 0
    assert ledger.audit(full=True).passed


def test_a_run_that_died_after_storing_is_finished_by_the_next(outside):
    coordinator, _, _genesis = outside
    coordinator.say(NoteWritten(note=new_uid(), text="một"))
    ledger.ingest_many([sent.pair for sent in coordinator.log], apply=False)
    assert Entry.objects.filter(state=State.WAITING).count() == 1
    assert ledger.apply_waiting(coordinator.channel) == 1
    assert Note.objects.exists()
    assert not Wait.objects.exists()


def test_a_withheld_body_counts_as_not_disclosed_until_it_comes(outside):
    coordinator, member, genesis = outside
    note = new_uid()
    hidden = coordinator.say(NoteWritten(note=note, text="riêng"), audience=(str(member.uid),))
    coordinator.say(NoteChanged(note=note, text="riêng, sửa"))
    ledger.ingest(*genesis.pair)
    assert ledger.ingest(hidden.link, None).state == State.WITHHELD
    ledger.ingest(*coordinator.log[-1].pair)
    assert not Note.objects.exists()
    assert ledger.audit(full=True).not_disclosed == 1
    assert ledger.audit().passed
    assert ledger.ingest(*hidden.pair).state == State.APPLIED
    assert Note.objects.get().text == "riêng, sửa"


def test_the_same_intention_twice_is_stored_and_not_counted(outside):
    coordinator, _, _genesis = outside
    intention, note = new_uid(), new_uid()
    first = coordinator.say(NoteWritten(note=note, text="một"), id=intention)
    coordinator.new_epoch()
    again = coordinator.say(NoteWritten(note=new_uid(), text="một"), id=intention)
    outcomes = ledger.ingest_many(sent.pair for sent in coordinator.log)
    assert outcomes[-1].state == State.REPEAT
    assert Note.objects.get().entry_hash == first.hash
    assert queries.entry(again.hash).body == again.body


@pytest.mark.parametrize(
    "spoil",
    [
        lambda body: body.replace(b'{"note"', b"[" * 5000 + b'{"note"'),
        lambda body: body[:-1] + b',"data":{}}',
        lambda body: body + b" " * 65_536,
        lambda body: body.replace(b'"text":"', b'"text":"\\u0000'),
        lambda body: body.replace(b"written", b"changed"),
        lambda body: b"\xff\xfe",
    ],
    ids=["deep", "doubled name", "too long", "NUL", "another type", "not text"],
)
def test_a_body_beyond_the_limits_is_refused_and_other_authors_go_on(outside, spoil):
    coordinator, member, genesis = outside
    ledger.ingest(*genesis.pair)
    body = build_body(
        id=new_uid(),
        organisation=coordinator.uid,
        type="vn.tinhban.sample.written.v1",
        time="2022-01-01T00:00:00+07:00",
        salt=bytes(16),
        data={"note": str(new_uid()), "text": "a"},
    )
    bad = coordinator.say(None, type="vn.tinhban.sample.written.v1", raw_body=spoil(body))
    good = member.new_epoch()
    outcomes = ledger.ingest_many([bad.pair, good.pair])
    assert [outcome.state for outcome in outcomes] == [State.REFUSED, State.APPLIED]
    with pytest.raises(ledger.BadBytes):
        ledger.ingest(*bad.pair)
    assert not Entry.objects.filter(pk=bad.hash).exists()


def test_ten_megabytes_are_refused_before_they_are_parsed(outside):
    _coordinator, _, genesis = outside
    with pytest.raises(ledger.BadBytes):
        ledger.ingest(genesis.link, b'{"a":"' + b"x" * 10_000_000 + b'"}')
    with pytest.raises(ledger.BadBytes):
        ledger.ingest(b"x" * 10_000_000, None)


def test_tables_built_again_are_equal(outside):
    coordinator, member, _genesis = outside
    for index in range(5):
        note = new_uid()
        written = coordinator.say(NoteWritten(note=note, text=str(index)))
        coordinator.say(NoteChanged(note=note, text=f"{index}, sửa"))
        member.say(NoteAnswered(answer=new_uid(), note=note), refs=(written.hash,))
    ledger.ingest_many(sent.pair for sent in (*coordinator.log, *member.log))
    before = tables()
    seen: list[tuple[int, int]] = []
    with transaction.atomic():
        assert ledger.rebuild(lambda done, total: seen.append((done, total))) == 17
    assert tables() == before
    assert seen[-1] == (17, 17)
