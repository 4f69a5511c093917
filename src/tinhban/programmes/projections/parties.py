"""What parties add to a programme: signatures, years, links, contact points, the end."""

from uuid import UUID

from tinhban.evidence.citations import cite
from tinhban.ledger.entries import AppliedEntry
from tinhban.ledger.registry import applies
from tinhban.programmes.models import Closing, Contact, Link, Party, PartyRole, Phase, Signature
from tinhban.programmes.projections.signers import add_row, signer_is_party
from tinhban.wire.programmes import (
    ContactNamed,
    PhaseOpened,
    ProgrammeClosed,
    ProgrammeLinked,
    ProgrammeSigned,
    SignatureTyped,
)


@applies(ProgrammeSigned)
def add_signature(event: ProgrammeSigned, entry: AppliedEntry) -> int:
    if not signer_is_party(event.programme, entry):
        return 0
    return _signed(event, entry, entry.signer)


@applies(SignatureTyped)
def add_typed_signature(event: SignatureTyped, entry: AppliedEntry) -> int:
    of_party = Party.objects.filter(
        programme=event.programme, organisation=event.organisation, role=PartyRole.PARTY
    )
    if (
        event.organisation == entry.signer
        or not signer_is_party(event.programme, entry)
        or not of_party.exists()
    ):
        return 0
    return _signed(event, entry, event.organisation)


def _signed(
    event: ProgrammeSigned | SignatureTyped, entry: AppliedEntry, organisation: UUID
) -> int:
    cite(entry, [event.paper])
    return add_row(
        Signature,
        event.signature,
        {
            "programme_id": event.programme,
            "organisation": organisation,
            "recorded_by": entry.signer,
        },
        entry,
        signed_on=event.signed_on,
        signer_position=event.signer_position,
        paper=event.paper,
        channel=entry.channel,
    )


@applies(PhaseOpened)
def add_phase(event: PhaseOpened, entry: AppliedEntry) -> int:
    if not signer_is_party(event.programme, entry):
        return 0
    return add_row(
        Phase,
        event.phase,
        {"programme_id": event.programme, "year": event.year, "opened_by": entry.signer},
        entry,
        opened_on=event.opened_on,
        theme=event.theme,
        plan=event.plan,
        channel=entry.channel,
    )


@applies(ProgrammeLinked)
def add_link(event: ProgrammeLinked, entry: AppliedEntry) -> int:
    if not signer_is_party(event.programme, entry):
        return 0
    return add_row(
        Link,
        event.link,
        {
            "programme_id": event.programme,
            "linked_channel": event.channel,
            "linked_by": entry.signer,
        },
        entry,
        title=event.title,
        channel=entry.channel,
    )


@applies(ContactNamed)
def add_contact(event: ContactNamed, entry: AppliedEntry) -> int:
    if not signer_is_party(event.programme, entry):
        return 0
    return add_row(
        Contact,
        event.contact,
        {"uid": event.contact},
        entry,
        programme_id=event.programme,
        organisation=entry.signer,
        position=event.position,
        substitute=event.substitute,
        starts_on=event.starts_on,
        ends_on=event.ends_on,
        channel=entry.channel,
    )


@applies(ProgrammeClosed)
def add_closing(event: ProgrammeClosed, entry: AppliedEntry) -> int:
    if not signer_is_party(event.programme, entry):
        return 0
    return add_row(
        Closing,
        event.closing,
        {"programme_id": event.programme, "closed_by": entry.signer},
        entry,
        closed_on=event.closed_on,
        text=event.text,
        channel=entry.channel,
    )
