"""Compact JWS signed with Ed25519 (RFC 9864), written by hand over PyNaCl."""

import re
from functools import lru_cache

from nacl import bindings
from nacl.exceptions import BadSignatureError

from tinhban.proof.encoding import Malformed, b64url_bytes, read_json, unb64url
from tinhban.wire.refusals import EntryRefused

_KID = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})#([1-9][0-9]{0,5}|root)\Z")


class BadSignature(EntryRefused):
    """A signature that the named key did not make."""


def sign_jws(header: bytes, payload: bytes, seed: bytes) -> bytes:
    """The compact JWS of a payload, signed by the key of a 32-byte seed."""
    signing_input = b64url_bytes(header) + b"."
    signing_input += b64url_bytes(payload)
    signed = bindings.crypto_sign(signing_input, _secret(seed))
    return signing_input + b"." + b64url_bytes(signed[:64])


@lru_cache(maxsize=256)
def _secret(seed: bytes) -> bytes:
    return bindings.crypto_sign_seed_keypair(seed)[1]


def verify_jws(jws: bytes, key: bytes) -> None:
    """Raise BadSignature unless `key` (32 bytes) signed these bytes."""
    signing_input, _, signature = jws.rpartition(b".")
    try:
        bindings.crypto_sign_open(unb64url(signature) + signing_input, key)
    except (BadSignatureError, Malformed) as error:
        raise BadSignature("the signature does not belong to this key and text") from error


@lru_cache(maxsize=1024)
def read_header(encoded: bytes, expected_type: str) -> tuple[str, str]:
    """Organisation and key number of a JWS header that says exactly alg, kid and typ."""
    said = read_json(unb64url(encoded), floats=False)
    if not isinstance(said, dict) or said.keys() != {"alg", "kid", "typ"}:
        raise Malformed("the header says alg, kid and typ")
    if said["alg"] != "Ed25519" or said["typ"] != expected_type:
        raise Malformed("the header has another algorithm or type")
    found = _KID.match(said["kid"]) if isinstance(said["kid"], str) else None
    if found is None:
        raise Malformed("kid is organisation#number")
    return found[1], found[2]
