"""Everything that changes the ledger."""

from tinhban.ledger.actions.channels import (
    add_member,
    change_role,
    close_epoch,
    open_channel,
    remove_member,
)
from tinhban.ledger.actions.recording import record, writing
from tinhban.ledger.entries import AppliedEntry, Head, Ingested, Role, State
from tinhban.ledger.errors import (
    BadBytes,
    BadChain,
    BadSignature,
    Conflict,
    DemoIdentity,
    Gap,
    IdentityExists,
    LedgerError,
    NoIdentity,
    NotAMember,
    NotAuthorised,
    Refused,
    Repeated,
    UnknownChannel,
    UnknownReference,
)
from tinhban.ledger.keys import RootKey, create_identity, has_identity
from tinhban.proof.links import Blob

__all__ = [
    "AppliedEntry",
    "BadBytes",
    "BadChain",
    "BadSignature",
    "Blob",
    "Conflict",
    "DemoIdentity",
    "Gap",
    "Head",
    "IdentityExists",
    "Ingested",
    "LedgerError",
    "NoIdentity",
    "NotAMember",
    "NotAuthorised",
    "Refused",
    "Repeated",
    "Role",
    "RootKey",
    "State",
    "UnknownChannel",
    "UnknownReference",
    "add_member",
    "change_role",
    "close_epoch",
    "create_identity",
    "has_identity",
    "open_channel",
    "record",
    "remove_member",
    "writing",
]
