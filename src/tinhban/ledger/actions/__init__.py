"""Everything that changes the ledger."""

from tinhban.ledger.actions.channels import (
    add_member,
    change_role,
    close_epoch,
    open_channel,
    remove_member,
)
from tinhban.ledger.actions.recording import record, writing
from tinhban.ledger.actions.upkeep import erase_body, raise_guards, rebuild, retry_quarantine
from tinhban.ledger.auditing import Audit, Problem, audit
from tinhban.ledger.entries import AppliedEntry, Head, Ingested, State
from tinhban.ledger.errors import (
    BadBytes,
    BadChain,
    BadEntrySignature,
    CannotErase,
    Conflict,
    DemoIdentity,
    Gap,
    IdentityExists,
    LedgerError,
    NoIdentity,
    NotAMember,
    NotAuthorised,
    Repeated,
    UnknownChannel,
    UnknownReference,
)
from tinhban.ledger.exporting import export
from tinhban.ledger.ingesting import apply_waiting, ingest, ingest_many
from tinhban.ledger.keys import RootKey, create_identity, has_identity
from tinhban.ledger.keys import register as register_key
from tinhban.proof.fields import Blob
from tinhban.wire.channels import Role
from tinhban.wire.refusals import EntryRefused

__all__ = [
    "AppliedEntry",
    "Audit",
    "BadBytes",
    "BadChain",
    "BadEntrySignature",
    "Blob",
    "CannotErase",
    "Conflict",
    "DemoIdentity",
    "EntryRefused",
    "Gap",
    "Head",
    "IdentityExists",
    "Ingested",
    "LedgerError",
    "NoIdentity",
    "NotAMember",
    "NotAuthorised",
    "Problem",
    "Repeated",
    "Role",
    "RootKey",
    "State",
    "UnknownChannel",
    "UnknownReference",
    "add_member",
    "apply_waiting",
    "audit",
    "change_role",
    "close_epoch",
    "create_identity",
    "erase_body",
    "export",
    "has_identity",
    "ingest",
    "ingest_many",
    "open_channel",
    "raise_guards",
    "rebuild",
    "record",
    "register_key",
    "remove_member",
    "retry_quarantine",
    "writing",
]
