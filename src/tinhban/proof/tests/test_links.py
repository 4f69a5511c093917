"""The format of one entry: a second implementation agrees, and no other spelling passes."""

import base64
import json
import os
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from joserfc import jws as second
from joserfc.jwk import OKPKey

from tinhban.proof import keys
from tinhban.proof.encoding import Malformed, b64url, digest, read_json, unb64url
from tinhban.proof.jws import BadSignature, sign_jws
from tinhban.proof.links import (
    MAX_BODY,
    NOWHERE,
    Blob,
    Mismatch,
    _read_payload,
    build_body,
    build_link,
    match_body,
    parse_body,
    parse_link,
    verify_entry,
)
from tinhban.proof.spelling import read_as_spelled

SEED = bytes(range(32))
KEY = keys.public_key(SEED)
ORGANISATION = UUID("0197f3a0-0000-7000-8000-000000000001")
TYPE = "vn.tinhban.delivery.sent.v1"
BODY = build_body(
    id=UUID("0197f3a0-0000-7000-8000-000000000002"),
    organisation=ORGANISATION,
    type=TYPE,
    time="2022-11-21T10:00:00+07:00",
    salt=bytes(16),
    data={"tiêu đề": "Đài Lào Cai"},
)


def link(**said) -> bytes:
    fields = {
        "seed": SEED,
        "organisation": ORGANISATION,
        "key_number": 1,
        "channel": "c" * 43,
        "epoch": "e" * 22,
        "seq": 7,
        "previous": "p" * 43,
        "type": TYPE,
        "at": 1_668_999_600,
        "body": BODY,
        "membership": "m" * 43,
        "refs": ("r" * 43,),
        "blobs": (Blob("f" * 64, 734_003_200, "video/mp4"),),
    }
    return build_link(**(fields | said)).raw


def resigned(change) -> bytes:
    """A link whose payload says something else, signed by the right key all the same."""
    header, payload, _ = link().split(b".")
    said = json.loads(unb64url(payload))
    change(said)
    return sign_jws(unb64url(header), json.dumps(said, separators=(",", ":")).encode(), SEED)


def second_key() -> OKPKey:
    return OKPKey.import_key({"kty": "OKP", "crv": "Ed25519", "x": b64url(KEY), "d": b64url(SEED)})


def test_a_second_implementation_accepts_our_links():
    read = second.deserialize_compact(link(), second_key(), algorithms=["Ed25519"])
    assert read.headers() == {
        "alg": "Ed25519",
        "kid": f"{ORGANISATION}#1",
        "typ": "tb-link+jwt",
    }
    said = json.loads(read.payload)
    assert said["bh"] == digest(BODY)
    assert said["bn"] == len(BODY)
    assert said["aud"] == ["*"]


def test_we_accept_what_a_second_implementation_signs():
    header, payload, _ = link().split(b".")
    made = second.serialize_compact(
        json.loads(unb64url(header)), unb64url(payload), second_key(), algorithms=["Ed25519"]
    )
    read, body = verify_entry(made.encode(), BODY, KEY)
    assert read.seq == 7
    assert body.data == {"tiêu đề": "Đài Lào Cai"}


def test_built_and_read_are_the_same():
    made = build_link(
        seed=SEED,
        organisation=ORGANISATION,
        key_number=3,
        channel=NOWHERE,
        epoch="e" * 22,
        seq=0,
        previous=NOWHERE,
        type="vn.tinhban.channel.open.v1",
        at=1,
        body=BODY,
        audience=(str(ORGANISATION),),
    )
    assert parse_link(made.raw) == made
    assert made.channel == made.hash == digest(made.raw)
    assert parse_link(link()).kid == f"{ORGANISATION}#1"


@settings(max_examples=300, deadline=None)
@given(at=st.integers(0, 2000), bit=st.integers(0, 7), of_body=st.booleans())
def test_one_flipped_bit_never_verifies(at, bit, of_body):
    raw, body = bytearray(link()), bytearray(BODY)
    target = body if of_body else raw
    target[at % len(target)] ^= 1 << bit
    with pytest.raises((Malformed, Mismatch, BadSignature)):
        verify_entry(bytes(raw), bytes(body), KEY)


@given(st.binary(max_size=400))
def test_bytes_that_are_no_link_are_refused(raw):
    with pytest.raises((Malformed, Mismatch)):
        parse_link(raw)
    with pytest.raises(Malformed):
        parse_body(raw)


@given(st.binary(max_size=100))
def test_base64url_has_one_spelling(raw):
    text = b64url(raw)
    assert unb64url(text) == raw
    assert text.encode() == base64.urlsafe_b64encode(raw).rstrip(b"=")
    for other in (text + "=", text + "\n", " " + text, text.replace("-", "+", 1)):
        if other != text:
            with pytest.raises(Malformed):
                unb64url(other)


@given(
    seq=st.integers(0, 10**14),
    refs=st.lists(st.binary(min_size=32, max_size=32).map(b64url), max_size=4, unique=True),
    at_byte=st.integers(0, 10_000),
    byte=st.integers(0, 255),
)
@settings(max_examples=300, deadline=None)
def test_the_short_way_reads_what_the_parser_reads(seq, refs, at_byte, byte):
    """And where one byte differs it says the same, or leaves the payload to the parser."""
    payload = unb64url(link(seq=seq, refs=tuple(refs), blobs=()).split(b".")[1])
    assert read_as_spelled(payload) == _read_payload(payload)
    place = at_byte % len(payload)
    altered = payload[:place] + bytes([byte]) + payload[place + 1 :]
    read = read_as_spelled(altered)
    assert read is None or read == _read_payload(altered)


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        (b'"bn":%d' % len(BODY), b'"bn":65537'),
        (b'"typ":"vn.', b'"typ":"' + b"v" * 120 + b"."),
        (b'"refs":[]', b'"refs":[' + b",".join(b'"%043d"' % n for n in range(33)) + b"]"),
        (b'"refs":[]', b'"refs":["' + b"0" * 43 + b'","' + b"0" * 43 + b'"]'),
    ],
    ids=["a body too large", "a type too long", "too many refs", "a ref twice"],
)
def test_the_short_way_knows_the_limits(said, instead):
    header, payload, signature = link(refs=(), blobs=()).split(b".")
    altered = unb64url(payload).replace(said, instead)
    assert altered != unb64url(payload) and read_as_spelled(altered) is not None
    with pytest.raises(Malformed):
        parse_link(b".".join([header, b64url(altered).encode(), signature]))


def test_the_last_letter_of_a_signature_has_one_spelling():
    raw = link()
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    last = alphabet.index(chr(raw[-1]))
    for other in range(last & ~0xF, (last & ~0xF) + 16):
        if other != last:
            with pytest.raises(BadSignature):
                verify_entry(raw[:-1] + alphabet[other].encode(), BODY, KEY)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("v", 2),
        ("v", True),
        ("ch", "c" * 42),
        ("ch", NOWHERE),
        ("org", "0197f3a0-0000-7000-8000-000000000009"),
        ("ep", "e" * 23),
        ("ep", None),
        ("seq", -1),
        ("seq", 2**53),
        ("seq", "7"),
        ("seq", True),
        ("prev", "p" * 44),
        ("typ", "Delivery"),
        ("typ", "vn.tinhban.channel.open.v1"),
        ("at", -1),
        ("at", 10**12),
        ("bn", MAX_BODY + 1),
        ("bh", ""),
        ("aud", []),
        ("aud", ["*", "*"]),
        ("aud", "*"),
        ("mem", 0),
        ("refs", ["r" * 43] * 2),
        ("refs", [f"{number:043d}" for number in range(33)]),
        ("refs", None),
        ("blobs", [{"h": "x", "n": 1, "mt": "video/mp4"}]),
        ("blobs", [{"h": "f" * 64, "n": 1, "mt": 'a"/b'}]),
        ("blobs", [{"n": 1}]),
        ("crit", ["x" * 41]),
        ("crit", {}),
    ],
)
def test_a_field_out_of_its_shape_is_refused_though_well_signed(field, value):
    with pytest.raises((Malformed, Mismatch)):
        parse_link(resigned(lambda said: said.update({field: value})))


def test_a_missing_field_is_refused_and_an_additional_one_is_not():
    for field in ("v", "ch", "org", "ep", "seq", "prev", "typ", "at", "bh", "bn", "aud", "mem"):
        with pytest.raises(Malformed):
            parse_link(resigned(lambda said, field=field: said.pop(field)))
    assert parse_link(resigned(lambda said: said.update({"later": [1]}))).seq == 7


@pytest.mark.parametrize(
    "header",
    [
        {"alg": "EdDSA", "kid": f"{ORGANISATION}#1", "typ": "tb-link+jwt"},
        {"alg": "none", "kid": f"{ORGANISATION}#1", "typ": "tb-link+jwt"},
        {"alg": "Ed25519", "kid": f"{ORGANISATION}#0", "typ": "tb-link+jwt"},
        {"alg": "Ed25519", "kid": f"{ORGANISATION}#root", "typ": "tb-link+jwt"},
        {"alg": "Ed25519", "kid": 1, "typ": "tb-link+jwt"},
        {"alg": "Ed25519", "kid": f"{ORGANISATION}#1", "typ": "JWT"},
        {"alg": "Ed25519", "kid": f"{ORGANISATION}#1"},
        {"alg": "Ed25519", "kid": f"{ORGANISATION}#1", "typ": "tb-link+jwt", "jwk": {}},
    ],
)
def test_another_header_is_refused(header):
    _, payload, _ = link().split(b".")
    raw = sign_jws(json.dumps(header).encode(), unb64url(payload), SEED)
    with pytest.raises((Malformed, Mismatch)):
        parse_link(raw)


def test_limits_come_before_parsing():
    with pytest.raises(Malformed, match="more than"):
        parse_link(b"x" * 8193)
    with pytest.raises(Malformed, match="more than"):
        parse_body(b"x" * (MAX_BODY + 1))
    with pytest.raises(Malformed, match="deep"):
        read_json(b"[" * 60_000)
    with pytest.raises(Malformed):
        read_json(b'"' + b'\\"' * 30_000 + b"[{" * 50)
    with pytest.raises(Malformed, match="more than"):
        link(refs=tuple(os.urandom(32).hex()[:43] for _ in range(32)), blobs=_many_blobs())


def _many_blobs() -> tuple[Blob, ...]:
    return tuple(Blob(os.urandom(32).hex(), 2**50, "application/" + "x" * 100) for _ in range(32))


@pytest.mark.parametrize(
    "raw",
    [
        b'{"a":1,"a":2}',
        b'{"a":{"b":1,"b":1}}',
        b'{"a":NaN}',
        b'{"a":-Infinity}',
        b'{"a":12345678901234567890}',
        b'{"a":"\\u0000"}',
        b'{"a":"\\ud800"}',
        b'{"\\ud800":1}',
        b'{"a":"\x00"}',
        b'{"a":1}}',
        b"\xef\xbb\xbf{}",
        b'{"a":"\xff"}',
        b"",
    ],
)
def test_json_that_two_readers_could_understand_differently_is_refused(raw):
    with pytest.raises(Malformed):
        read_json(raw)


def test_deep_text_is_not_deep_nesting():
    assert read_json(json.dumps({"a": "[{" * 100}).encode()) == {"a": "[{" * 100}


def test_a_body_of_another_link_is_refused():
    read = parse_link(link())
    for changed in (BODY[:-1] + b" }", BODY.replace(b"Cai", b"cai"), BODY + b" "):
        with pytest.raises(Mismatch):
            match_body(read, changed)


@pytest.mark.parametrize(
    "change",
    [
        lambda said: said.update(source="urn:tinhban:org:0197f3a0-0000-7000-8000-000000000009"),
        lambda said: said.update(type="vn.tinhban.delivery.received.v1"),
        lambda said: said.update(id="0197F3A0-0000-7000-8000-000000000002"),
        lambda said: said.update(tbsalt="short"),
        lambda said: said.update(specversion="0.3"),
        lambda said: said.update(data=[]),
        lambda said: said.pop("time"),
    ],
)
def test_a_body_that_does_not_fit_is_refused_though_signed(change):
    said = json.loads(BODY)
    change(said)
    body = json.dumps(said, ensure_ascii=False).encode()
    with pytest.raises((Malformed, Mismatch)):
        verify_entry(link(body=body), body, KEY)


def test_a_withheld_body_leaves_the_link_provable():
    read, body = verify_entry(link(), None, KEY)
    assert body is None
    assert read.body_hash == digest(BODY)
