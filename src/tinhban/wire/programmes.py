"""What parties tell each other about a programme; the only wire format of this app."""

from datetime import date
from uuid import UUID

from tinhban.wire.declaring import event, part


@part
class PartyTerms:
    """A party, or an observer, in the order in which they sign and under the name of that day."""

    party: UUID
    organisation: UUID
    name_as_signed: str
    role: str = "party"
    contact_point: str = ""


@part
class ItemTerms:
    """One thing the parties will do together, in one sector field."""

    item: UUID
    sector_field: str
    text: str


@part
class CountingTerms:
    """How a result is counted: what, whose, in which channels (none named = the programme's own)."""

    count: str
    supplier: UUID | None = None
    user: UUID | None = None
    column: UUID | None = None
    kinds: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()


@part
class CommitmentTerms:
    """What one party promises under an item: a count, a rate, or a quality that people judge."""

    commitment: UUID
    item: UUID
    phrase: str
    target_kind: str
    starts_on: date
    ends_on: date
    debtor: UUID | None = None
    beneficiary: UUID | None = None
    indicator: str = ""
    number: int | None = None
    qualifier: str = "exact"
    per: str = ""
    unit: str = ""
    counting: CountingTerms | None = None


@part
class LinkTerms:
    """Another programme's channel from which this one counts."""

    link: UUID
    channel: str
    title: str


@event("vn.tinhban.programme.proposed.v1")
class ProgrammeProposed:
    """The whole terms, put before the other parties for signature."""

    programme: UUID
    slug: str
    title: str
    kind: str
    starts_on: date
    ends_on: date
    proposed_on: date
    parties: tuple[PartyTerms, ...]
    items: tuple[ItemTerms, ...] = ()
    commitments: tuple[CommitmentTerms, ...] = ()
    links: tuple[LinkTerms, ...] = ()
    theme: str = ""
    place: str = ""
    paper: str | None = None


@event("vn.tinhban.programme.signed.v1")
class ProgrammeSigned:
    """One party's own signature."""

    signature: UUID
    programme: UUID
    signed_on: date
    signer_position: str
    paper: str | None = None


@event("vn.tinhban.programme.signature_typed.v1")
class SignatureTyped:
    """A signature on paper of a party without an account, recorded by another party."""

    signature: UUID
    programme: UUID
    organisation: UUID
    signed_on: date
    signer_position: str
    paper: str


@event("vn.tinhban.programme.phase_opened.v1")
class PhaseOpened:
    """One year of the programme begins, or is being prepared: its theme and plan."""

    phase: UUID
    programme: UUID
    year: int
    opened_on: date
    theme: str = ""
    plan: str = ""


@event("vn.tinhban.programme.linked.v1")
class ProgrammeLinked:
    """From now on the programme also counts from another channel."""

    link: UUID
    programme: UUID
    channel: str
    title: str


@event("vn.tinhban.programme.contact_named.v1")
class ContactNamed:
    """A party names its contact point, or who stands in for it between two dates."""

    contact: UUID
    programme: UUID
    position: str
    starts_on: date
    ends_on: date | None = None
    substitute: bool = False


@event("vn.tinhban.programme.closed.v1")
class ProgrammeClosed:
    """The proposing party closes the programme."""

    closing: UUID
    programme: UUID
    closed_on: date
    text: str = ""


@event("vn.tinhban.commitment.counted.v1")
class CommitmentCounted:
    """How a commitment's result is counted from now on; the newest of the proposing party holds."""

    counting: UUID
    commitment: UUID
    terms: CountingTerms


@event("vn.tinhban.commitment.judged.v1")
class CommitmentJudged:
    """A party's judgement of a commitment in one year, with what it rests on."""

    judgement: UUID
    commitment: UUID
    year: int
    judged_on: date
    verdict: str
    text: str
    reference: str = ""
    papers: tuple[str, ...] = ()
