"""Which points may be keys, and what a root key may say."""

from dataclasses import replace
from uuid import UUID

import pytest

from tinhban.proof import keys
from tinhban.proof.encoding import Malformed, digest
from tinhban.proof.jws import BadSignature
from tinhban.proof.links import Mismatch

ORGANISATION = UUID("0197f3a0-0000-7000-8000-000000000001")
ROOT, NEXT_ROOT, NODE = bytes(32), bytes([1]) * 32, bytes([2]) * 32

# The eight points of small order and the spellings with y >= p: every verifier must refuse them.
WEAK = [
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0200000000000000000000000000000000000000000000000000000000000000",
]


def statement(**said) -> keys.Statement:
    fields = {
        "act": "key",
        "organisation": ORGANISATION,
        "root": keys.public_key(ROOT),
        "at": 1_668_999_600,
        "key_number": 1,
        "key": keys.public_key(NODE),
        "successor": digest(keys.public_key(NEXT_ROOT)),
    }
    return keys.Statement(**(fields | said))


@pytest.mark.parametrize("point", WEAK)
def test_weak_points_are_no_keys(point):
    with pytest.raises(keys.WeakKey):
        keys.check_public_key(bytes.fromhex(point))
    raw = keys.sign_statement(statement(key=bytes.fromhex(point)), ROOT)
    with pytest.raises(keys.WeakKey):
        keys.KeyRing().add(raw)


def test_a_point_outside_the_prime_order_group_is_no_key():
    from nacl import bindings

    good = keys.public_key(NODE)
    assert keys.check_public_key(good) == good
    mixed = bindings.crypto_core_ed25519_add(good, bytes.fromhex(WEAK[4]))
    with pytest.raises(keys.WeakKey):
        keys.check_public_key(mixed)
    with pytest.raises(keys.WeakKey):
        keys.check_public_key(good[:31])


def test_the_first_statement_fixes_the_root():
    ring = keys.KeyRing()
    ring.add(keys.sign_statement(statement(), ROOT))
    assert ring.key(f"{ORGANISATION}#1") == keys.public_key(NODE)
    other = statement(key_number=2, root=keys.public_key(bytes([9]) * 32))
    with pytest.raises(keys.KeyConflict):
        ring.add(keys.sign_statement(other, bytes([9]) * 32))
    with pytest.raises(keys.UnknownKey):
        ring.key(f"{ORGANISATION}#2")


def test_the_root_that_was_committed_to_may_follow():
    ring = keys.KeyRing()
    ring.add(keys.sign_statement(statement(), ROOT))
    after = statement(key_number=2, root=keys.public_key(NEXT_ROOT), successor=digest(b"third"))
    ring.add(keys.sign_statement(after, NEXT_ROOT))
    assert ring.roots[ORGANISATION] == keys.public_key(NEXT_ROOT)
    with pytest.raises(keys.KeyConflict):  # the first root has handed over
        ring.add(keys.sign_statement(statement(key_number=3), ROOT))
    assert ring.key(f"{ORGANISATION}#1") == keys.public_key(NODE)  # old entries stay provable


def test_a_number_names_one_key():
    ring = keys.KeyRing()
    raw = keys.sign_statement(statement(), ROOT)
    assert ring.add(raw) == ring.add(raw)
    with pytest.raises(keys.KeyConflict):
        ring.add(keys.sign_statement(statement(key=keys.public_key(bytes([7]) * 32)), ROOT))


@pytest.mark.parametrize("act", ["key", "revoke", "resolve"])
def test_what_is_signed_is_what_is_read(act):
    said = replace(statement(act=act), demo=True, channel="c" * 43, epoch="e" * 22, seq=4)
    said = replace(said, hash=digest(b"entry"), channel=digest(b"channel"))
    read = keys.read_statement(keys.sign_statement(said, ROOT))
    for name in ("act", "organisation", "root", "at"):
        assert getattr(read, name) == getattr(said, name)
    if act == "key":
        assert (read.key, read.successor, read.demo) == (said.key, said.successor, True)
    else:
        assert (read.channel, read.epoch, read.seq, read.hash) == (
            said.channel,
            said.epoch,
            said.seq,
            said.hash,
        )


def test_every_changed_byte_is_refused():
    raw = keys.sign_statement(statement(), ROOT)
    for at in range(0, len(raw), 5):
        changed = bytes([*raw[:at], raw[at] ^ 1, *raw[at + 1 :]])
        with pytest.raises((Malformed, Mismatch, BadSignature, keys.WeakKey)):
            keys.read_statement(changed)
    with pytest.raises(Malformed):
        keys.read_statement(b"x" * 5000)


def test_a_fingerprint_is_read_aloud_in_groups():
    text = keys.fingerprint(keys.public_key(ROOT))
    assert len(text.split()) == 16
    assert all(len(group) == 4 for group in text.split())
