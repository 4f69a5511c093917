"""Keys of the organisations of this node, and the public keys of all others."""

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction

from tinhban.foundation import time
from tinhban.ledger.errors import IdentityExists, NoIdentity
from tinhban.ledger.models import KeyRevocation, OrganisationKey
from tinhban.proof import keys as proof_keys
from tinhban.proof.encoding import b64url, digest
from tinhban.screens import logs


@dataclass(frozen=True)
class RootKey:
    """The root key of an organisation, to be printed once and never stored; and the one after it."""

    organisation: UUID
    seed: bytes
    successor_seed: bytes

    @property
    def fingerprint(self) -> str:
        """What the other offices compare with an official letter."""
        return proof_keys.fingerprint(proof_keys.public_key(self.seed))

    @property
    def printable(self) -> str:
        """The seed as it is printed: groups of four hexadecimal digits."""
        text = self.seed.hex()
        return " ".join(text[i : i + 4] for i in range(0, 64, 4))

    @property
    def printable_successor(self) -> str:
        text = self.successor_seed.hex()
        return " ".join(text[i : i + 4] for i in range(0, 64, 4))


@dataclass(frozen=True)
class SigningKey:
    """The node key with which an organisation signs now."""

    number: int
    seed: bytes
    demo: bool


def create_identity(organisation: UUID, *, demo: bool = False) -> RootKey:
    """Make root key, its successor and the first node key; only the node key stays on this node."""
    root = RootKey(organisation, proof_keys.new_seed(), proof_keys.new_seed())
    with transaction.atomic():
        if OrganisationKey.objects.filter(organisation=organisation).exists():
            raise IdentityExists
        successor = digest(proof_keys.public_key(root.successor_seed))
        new_node_key(organisation, root_seed=root.seed, successor=successor, demo=demo)
    return root


def new_node_key(
    organisation: UUID, *, root_seed: bytes, successor: str, demo: bool
) -> OrganisationKey:
    """Make the next node key of an organisation and the statement of its root key."""
    last = OrganisationKey.objects.filter(organisation=organisation).order_by("-number").first()
    number = last.number + 1 if last else 1
    seed = proof_keys.new_seed()
    public = proof_keys.public_key(seed)
    statement = proof_keys.Statement(
        act="key",
        organisation=organisation,
        root=proof_keys.public_key(root_seed),
        at=int(time.now().timestamp()),
        key_number=number,
        key=public,
        successor=successor,
        demo=demo,
    )
    _keep(_private_file(organisation, number, public), seed)
    return register(proof_keys.sign_statement(statement, root_seed))


def register(statement: bytes) -> OrganisationKey:
    """Take a root-signed statement of a node key; the first one fixes the organisation's root."""
    read = proof_keys.read_statement(statement)
    rows = OrganisationKey.objects.filter(organisation=read.organisation).order_by("number")
    ring = proof_keys.KeyRing()
    for row in rows:
        ring.roots[row.organisation] = bytes(row.root)
        ring.successors[row.organisation] = row.successor
        ring.statements[f"{row.organisation}#{row.number}"] = proof_keys.read_statement(
            bytes(row.statement)
        )
    ring.add(statement)
    row, new = OrganisationKey.objects.get_or_create(
        organisation=read.organisation,
        number=read.key_number,
        defaults={
            "public": read.key,
            "root": read.root,
            "successor": read.successor,
            "demo": read.demo,
            "statement": statement,
        },
    )
    if new:
        logs.note("key registered", organisation=row.organisation, key=row.number)
    return row


def statements_of(organisation: UUID) -> tuple[str, ...]:
    """The key statements known of an organisation, as text that travels in events."""
    rows = OrganisationKey.objects.filter(organisation=organisation).order_by("number")
    return tuple(bytes(raw).decode() for raw in rows.values_list("statement", flat=True))


def is_demo(organisation: UUID) -> bool:
    """Whether the organisation's identity was made for demonstrations."""
    return OrganisationKey.objects.filter(organisation=organisation, demo=True).exists()


def signing_key(organisation: UUID) -> SigningKey:
    """The newest key of the organisation that is not revoked and whose private half is here."""
    revoked = KeyRevocation.objects.filter(organisation=organisation).values("number")
    rows = OrganisationKey.objects.filter(organisation=organisation).exclude(number__in=revoked)
    for row in rows.order_by("-number"):
        file = _private_file(organisation, row.number, bytes(row.public))
        if file.exists():
            return SigningKey(row.number, _read(file), row.demo)
    raise NoIdentity


def has_identity(organisation: UUID) -> bool:
    """Whether this node can sign for the organisation."""
    try:
        signing_key(organisation)
    except NoIdentity:
        return False
    return True


def _private_file(organisation: UUID, number: int, public: bytes) -> Path:
    # The public half in the name: a key whose registration was rolled back is never mistaken.
    return Path(settings.TINHBAN_KEYS) / f"{organisation}-{number}-{b64url(public)[:12]}.key"


def _keep(file: Path, seed: bytes) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(seed)
        out.flush()
        os.fsync(out.fileno())


@lru_cache(maxsize=256)
def _read(file: Path) -> bytes:
    return file.read_bytes()
