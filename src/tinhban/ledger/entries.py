"""What others see of an entry once it is in the ledger."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID


class State(StrEnum):
    """How far an entry has come on this node."""

    WAITING = "waiting"  # for entries it refers to
    APPLIED = "applied"
    REPEAT = "repeat"  # the same intention was recorded before
    QUARANTINED = "quarantined"  # cannot be applied by this release
    WITHHELD = "withheld"  # its body is not here
    ERASED = "erased"  # its body was here and was removed for good
    DISPUTED = "disputed"  # its log has two branches
    VOID = "void"  # written after a removal or with a stolen key
    FORKED = "forked"  # on the branch that came second: kept as evidence
    REFUSED = "refused"  # not stored


class AppliedEntry(NamedTuple):
    """An entry as a projection sees it."""

    hash: str
    channel: str
    signer: UUID
    epoch: str
    seq: int
    at: datetime
    type: str
    refs: tuple[str, ...]
    membership: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """The last entry of one log of an organisation."""

    organisation: UUID
    epoch: str
    seq: int
    hash: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Ingested:
    """What became of an entry that a peer sent."""

    hash: str
    state: State
    error: str = ""
