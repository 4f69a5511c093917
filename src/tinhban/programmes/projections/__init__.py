"""How each event changes the tables: the same for our own and for a partner's."""

from tinhban.ledger.registry import projected
from tinhban.programmes.models import (
    Closing,
    Commitment,
    CommitmentCounting,
    CommitmentJudgement,
    Contact,
    Link,
    Party,
    Phase,
    Programme,
    ProgrammeItem,
    Signature,
)
from tinhban.programmes.projections import commitments, parties, proposals

__all__ = ["commitments", "parties", "proposals"]

projected(
    Programme,
    Party,
    Signature,
    Phase,
    Link,
    Contact,
    Closing,
    ProgrammeItem,
    Commitment,
    CommitmentCounting,
    CommitmentJudgement,
)
