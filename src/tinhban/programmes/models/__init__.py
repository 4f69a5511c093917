"""What is stored: programmes and their parties, what they promise, and the drafts of one office."""

from tinhban.programmes.models.commitments import (
    Commitment,
    CommitmentCounting,
    CommitmentJudgement,
    ProgrammeItem,
    SectorField,
    TargetKind,
    TargetPeriod,
    Verdict,
)
from tinhban.programmes.models.drafts import ProgrammeDraft
from tinhban.programmes.models.programmes import (
    Closing,
    Contact,
    Link,
    Party,
    PartyRole,
    Phase,
    Programme,
    ProgrammeKind,
    Signature,
    State,
)

__all__ = [
    "Closing",
    "Commitment",
    "CommitmentCounting",
    "CommitmentJudgement",
    "Contact",
    "Link",
    "Party",
    "PartyRole",
    "Phase",
    "Programme",
    "ProgrammeDraft",
    "ProgrammeItem",
    "ProgrammeKind",
    "SectorField",
    "Signature",
    "State",
    "TargetKind",
    "TargetPeriod",
    "Verdict",
]
