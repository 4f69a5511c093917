"""Keys of organisations: what a root key says about node keys, and which points may be keys at all."""

import hashlib
import json
import os
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal
from uuid import UUID

from nacl import bindings

from tinhban.proof.encoding import MAX_INTEGER, Malformed, b64url, digest, read_json, unb64url
from tinhban.proof.jws import BadSignature, read_header, sign_jws, verify_jws
from tinhban.proof.links import Mismatch
from tinhban.wire.refusals import EntryRefused

STATEMENT_TYPE = "tb-root+jwt"
MAX_STATEMENT = 4 * 1024
Act = Literal["key", "revoke", "resolve"]


class WeakKey(EntryRefused):
    """A public key on which two verifiers could disagree: small order, or not canonical."""


class KeyConflict(EntryRefused):
    """A key statement that contradicts what is already known of the organisation."""


class UnknownKey(EntryRefused):
    """No statement of this key is known here."""


def check_public_key(raw: bytes) -> bytes:
    """The key itself, if it is a canonical point of the prime-order group."""
    if len(raw) != 32 or not bindings.crypto_core_ed25519_is_valid_point(raw):
        raise WeakKey("this is not an Ed25519 key that every verifier accepts")
    return raw


def new_seed() -> bytes:
    """A fresh private key, as its 32-byte seed."""
    return os.urandom(32)


def public_key(seed: bytes) -> bytes:
    """The public key of a seed."""
    return bindings.crypto_sign_seed_keypair(seed)[0]


def fingerprint(root: bytes) -> str:
    """What two offices compare by official letter: groups of four hexadecimal digits."""
    text = hashlib.sha256(root).hexdigest()
    return " ".join(text[i : i + 4] for i in range(0, 64, 4))


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What a root key has signed: a node key, the end of one, or the good branch of a fork."""

    act: Act
    organisation: UUID
    root: bytes
    at: int
    key_number: int = 0
    key: bytes = b""
    successor: str = ""
    demo: bool = False
    channel: str = ""
    epoch: str = ""
    seq: int = 0
    hash: str = ""
    raw: bytes = b""

    names: ClassVar[dict[str, tuple[str, ...]]] = {
        "key": ("n", "key", "next", "demo"),
        "revoke": ("n", "ch", "ep", "seq", "hash"),
        "resolve": ("ch", "ep", "seq", "hash"),
    }

    @property
    def kid(self) -> str:
        return f"{self.organisation}#{self.key_number}"


def sign_statement(statement: Statement, root_seed: bytes) -> bytes:
    """The bytes of a statement, signed by the root key of the seed."""
    fields: dict[str, Any] = {
        "n": statement.key_number,
        "key": b64url(statement.key),
        "next": statement.successor,
        "demo": statement.demo,
        "ch": statement.channel,
        "ep": statement.epoch,
        "seq": statement.seq,
        "hash": statement.hash,
    }
    payload = {
        "v": 1,
        "act": statement.act,
        "org": str(statement.organisation),
        "root": b64url(public_key(root_seed)),
        "at": statement.at,
    } | {name: fields[name] for name in Statement.names[statement.act]}
    header = f'{{"alg":"Ed25519","kid":"{statement.organisation}#root","typ":"{STATEMENT_TYPE}"}}'
    text = json.dumps(payload, separators=(",", ":"))
    return sign_jws(header.encode(), text.encode(), root_seed)


def read_statement(raw: bytes) -> Statement:
    """Read a statement and check that the root it names has signed it; whose root, the ring decides."""
    if len(raw) > MAX_STATEMENT:
        raise Malformed(f"a key statement of {len(raw)} bytes: more than {MAX_STATEMENT}")
    parts = raw.split(b".")
    if len(parts) != 3:
        raise Malformed("a key statement is header.payload.signature")
    organisation, key_number = read_header(parts[0], STATEMENT_TYPE)
    said = read_json(unb64url(parts[1]), floats=False)
    try:
        if key_number != "root" or said["org"] != organisation or said["v"] != 1:
            raise Mismatch("a key statement is signed by the root of its organisation")
        act = said["act"]
        needed = {name: said[name] for name in Statement.names[act]}
        statement = Statement(
            act=act,
            organisation=UUID(organisation),
            root=check_public_key(unb64url(said["root"])),
            at=_number(said["at"]),
            key_number=_number(needed.get("n", 0)),
            key=check_public_key(unb64url(needed["key"])) if act == "key" else b"",
            successor=_hash(needed.get("next", "")),
            demo=needed.get("demo", False) is True,
            channel=_hash(needed.get("ch", "")),
            epoch=str(needed.get("ep", ""))[:22],
            seq=_number(needed.get("seq", 0)),
            hash=_hash(needed.get("hash", "")),
            raw=raw,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise Malformed("a key statement lacks a field") from error
    verify_jws(raw, statement.root)
    return statement


def _number(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= MAX_INTEGER:
        raise Malformed("a number out of range")
    return value


def _hash(value: Any) -> str:
    if not isinstance(value, str) or (value and len(unb64url(value)) != 32):
        raise Malformed("not a hash")
    return value


@dataclass
class KeyRing:
    """The keys known of many organisations; the first statement fixes an organisation's root."""

    roots: dict[UUID, bytes] = field(default_factory=dict)
    successors: dict[UUID, str] = field(default_factory=dict)
    statements: dict[str, Statement] = field(default_factory=dict)

    def add(self, raw: bytes) -> Statement:
        """Take a node key's statement; a known root, or the successor it committed to, must sign it."""
        statement = read_statement(raw)
        if statement.act != "key":
            raise Mismatch("this statement introduces no key")
        self.check_root(statement)
        known = self.statements.get(statement.kid)
        if known is not None and known.key != statement.key:
            raise KeyConflict(f"{statement.kid} is already another key")
        self.roots[statement.organisation] = statement.root
        self.successors[statement.organisation] = statement.successor
        self.statements.setdefault(statement.kid, statement)
        return statement

    def check_root(self, statement: Statement) -> None:
        """Raise unless this root may speak for the organisation."""
        root = self.roots.get(statement.organisation)
        if root is None or root == statement.root:
            return
        if self.successors.get(statement.organisation) != digest(statement.root):
            raise KeyConflict("signed by another root than the one known for this organisation")

    def key(self, kid: str) -> bytes:
        """The public key behind a kid."""
        try:
            return self.statements[kid].key
        except KeyError:
            raise UnknownKey(kid) from None


__all__ = [
    "BadSignature",
    "KeyConflict",
    "KeyRing",
    "Statement",
    "UnknownKey",
    "WeakKey",
    "check_public_key",
    "fingerprint",
    "new_seed",
    "public_key",
    "read_statement",
    "sign_statement",
]
