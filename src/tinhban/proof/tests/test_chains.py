"""A log read without a database: everything in its place, or the first fault named."""

from dataclasses import dataclass
from uuid import UUID

import pytest

from tinhban.proof import keys
from tinhban.proof.chains import BrokenChain, verify_chain
from tinhban.proof.jws import BadSignature
from tinhban.proof.keys import KeyRing
from tinhban.proof.links import NOWHERE, Mismatch, build_body, build_link
from tinhban.wire.channels import LOG_OPEN

AUTHOR = UUID("0197f3a0-0000-7000-8000-000000000001")
OTHER = UUID("0197f3a0-0000-7000-8000-000000000003")
ROOT, NODE = bytes(32), bytes([2]) * 32


@dataclass
class Log:
    """Five entries of one author, and the ring that knows its key."""

    ring: KeyRing
    entries: list[tuple[bytes, bytes]]


def entry(seq: int, previous: str, **said) -> tuple[str, tuple[bytes, bytes]]:
    kind = LOG_OPEN if seq == 0 else "vn.tinhban.sample.v1"
    author = said.get("organisation", AUTHOR)
    body = build_body(
        id=UUID(int=0x0197F3A0_0000_7000_8000_000000000000 + seq),
        organisation=author,
        type=said.get("type", kind),
        time="2022-11-21T10:00:00+07:00",
        salt=bytes(16),
        data={"seq": seq},
    )
    fields = {
        "seed": NODE,
        "organisation": AUTHOR,
        "key_number": 1,
        "channel": "c" * 43,
        "epoch": "e" * 22,
        "seq": seq,
        "previous": previous,
        "type": kind,
        "at": 1_668_999_600,
        "body": body,
    }
    link = build_link(**(fields | said))
    return link.hash, (link.raw, body)


@pytest.fixture
def log() -> Log:
    ring = KeyRing()
    for author in (AUTHOR, OTHER):
        ring.add(
            keys.sign_statement(
                keys.Statement(
                    act="key",
                    organisation=author,
                    root=keys.public_key(ROOT),
                    at=1,
                    key_number=1,
                    key=keys.public_key(NODE),
                ),
                ROOT,
            )
        )
    entries, previous = [], NOWHERE
    for seq in range(5):
        previous, pair = entry(seq, previous)
        entries.append(pair)
    return Log(ring, entries)


def test_a_whole_log_is_read(log):
    assert [link.seq for link, _ in verify_chain(log.entries, log.ring)] == [0, 1, 2, 3, 4]
    hidden = [(raw, None) for raw, _ in log.entries]
    assert len(verify_chain(hidden, log.ring)) == 5


@pytest.mark.parametrize("at", range(4))
def test_a_left_out_entry_is_found(log, at):
    del log.entries[at]
    with pytest.raises(BrokenChain):
        verify_chain(log.entries, log.ring)


@pytest.mark.parametrize("at", range(4))
def test_two_exchanged_or_doubled_entries_are_found(log, at):
    for spoilt in (
        [*log.entries[:at], log.entries[at + 1], log.entries[at], *log.entries[at + 2 :]],
        [*log.entries[: at + 1], log.entries[at], *log.entries[at + 1 :]],
    ):
        with pytest.raises(BrokenChain):
            verify_chain(spoilt, log.ring)


def test_entries_of_another_place_are_found(log):
    last, _ = entry(4, "x" * 43)
    previous = verify_chain(log.entries, log.ring)[-1][0].hash
    for said in ({"epoch": "f" * 22}, {"channel": "d" * 43}, {"organisation": OTHER}):
        _, stray = entry(5, previous, **said)
        with pytest.raises(Mismatch):
            verify_chain([*log.entries, stray], log.ring)
    for stray in (
        entry(6, previous)[1],
        entry(5, last)[1],
        entry(5, previous, type=LOG_OPEN)[1],
    ):
        with pytest.raises((BrokenChain, Mismatch)):
            verify_chain([*log.entries, stray], log.ring)


def test_an_epoch_begins_with_its_opening(log):
    _, wrong = entry(0, NOWHERE, type="vn.tinhban.sample.v1")
    with pytest.raises(BrokenChain):
        verify_chain([wrong], log.ring)


def test_a_strangers_signature_is_found(log):
    previous = verify_chain(log.entries, log.ring)[-1][0].hash
    _, forged = entry(5, previous, seed=bytes([5]) * 32)
    with pytest.raises(BadSignature):
        verify_chain([*log.entries, forged], log.ring)
    _, unknown = entry(5, previous, key_number=2)
    with pytest.raises(keys.UnknownKey):
        verify_chain([*log.entries, unknown], log.ring)
