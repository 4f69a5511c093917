"""How each event changes the tables: the same for our own and for a partner's."""

from typing import Any
from uuid import UUID

from tinhban.evidence.citations import cite
from tinhban.foundation import text
from tinhban.ledger.entries import AppliedEntry
from tinhban.ledger.events import encode
from tinhban.ledger.registry import applies, projected
from tinhban.programmes.events import (
    CommitmentCounted,
    CommitmentJudged,
    CommitmentTerms,
    ContactNamed,
    CountingTerms,
    PhaseOpened,
    ProgrammeClosed,
    ProgrammeLinked,
    ProgrammeProposed,
    ProgrammeSigned,
    SignatureTyped,
)
from tinhban.programmes.models import (
    Closing,
    Commitment,
    CommitmentCounting,
    CommitmentJudgement,
    Contact,
    Link,
    Party,
    PartyRole,
    Phase,
    Programme,
    ProgrammeItem,
    Signature,
)

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


@applies(ProgrammeProposed)
def add_programme(event: ProgrammeProposed, entry: AppliedEntry) -> int:
    """The programme with its parties, items, commitments and links, as put before the parties."""
    items = {i.item for i in event.items}
    if any(c.item not in items for c in event.commitments):
        raise ValueError("a commitment under an item of other terms")
    made = {"channel": entry.channel, "entry_hash": entry.hash}
    names = " ".join(p.name_as_signed for p in event.parties)
    _, created = Programme.objects.get_or_create(
        uid=event.programme,
        defaults={
            **made,
            "slug": event.slug,
            "title": event.title,
            "kind": event.kind,
            "starts_on": event.starts_on,
            "ends_on": event.ends_on,
            "theme": event.theme,
            "place": event.place,
            "paper": event.paper,
            "proposed_by": entry.signer,
            "proposed_on": event.proposed_on,
            "sort_key": text.sort_key(event.title),
            "folded": text.fold(f"{event.title} {event.theme} {names}"),
        },
    )
    if not created:
        return 0
    cite(entry, [event.paper])
    Party.objects.bulk_create(
        Party(
            uid=p.party,
            programme_id=event.programme,
            organisation=p.organisation,
            position=n,
            name_as_signed=p.name_as_signed,
            role=p.role,
            contact_point=p.contact_point,
            **made,
        )
        for n, p in enumerate(event.parties)
    )
    ProgrammeItem.objects.bulk_create(
        ProgrammeItem(
            uid=i.item,
            programme_id=event.programme,
            position=n,
            sector_field=i.sector_field,
            text=i.text,
            **made,
        )
        for n, i in enumerate(event.items)
    )
    Commitment.objects.bulk_create(_commitment(c, n, made) for n, c in enumerate(event.commitments))
    Link.objects.bulk_create(
        Link(
            uid=link.link,
            programme_id=event.programme,
            linked_channel=link.channel,
            title=link.title,
            linked_by=entry.signer,
            **made,
        )
        for link in event.links
    )
    return 1


def _commitment(c: CommitmentTerms, position: int, made: dict[str, str]) -> Commitment:
    return Commitment(
        uid=c.commitment,
        item_id=c.item,
        position=position,
        indicator_key=c.indicator,
        debtor=c.debtor,
        beneficiary=c.beneficiary,
        target_kind=c.target_kind,
        number=c.number,
        qualifier=c.qualifier,
        per=c.per,
        unit=c.unit,
        phrase=c.phrase,
        starts_on=c.starts_on,
        ends_on=c.ends_on,
        counting=_plain(c.counting),
        **made,
    )


def _plain(terms: CountingTerms | None) -> dict[str, Any] | None:
    return None if terms is None else encode(terms)


def _of_party(programme: UUID, entry: AppliedEntry) -> bool:
    """The signer is a party of this programme, and the entry names the proposal in `refs`."""
    return Party.objects.filter(
        programme=programme,
        programme__channel=entry.channel,
        programme__entry_hash__in=entry.refs,
        organisation=entry.signer,
        role=PartyRole.PARTY,
    ).exists()


def _programme_of(commitment: UUID, entry: AppliedEntry) -> UUID | None:
    return (
        Commitment.objects.filter(uid=commitment, channel=entry.channel, entry_hash__in=entry.refs)
        .values_list("item__programme", flat=True)
        .first()
    )


def _add(model: Any, uid: UUID, once: dict[str, Any], entry: AppliedEntry, **said: Any) -> int:
    """One row of the signer; a second of what it may say once changes nothing."""
    if model.objects.filter(**once).exists():
        return 0
    _, created = model.objects.get_or_create(
        uid=uid, defaults={**once, **said, "entry_hash": entry.hash}
    )
    return int(created)


@applies(ProgrammeSigned)
def add_signature(event: ProgrammeSigned, entry: AppliedEntry) -> int:
    if not _of_party(event.programme, entry):
        return 0
    cite(entry, [event.paper])
    return _add(
        Signature,
        event.signature,
        {
            "programme_id": event.programme,
            "organisation": entry.signer,
            "recorded_by": entry.signer,
        },
        entry,
        signed_on=event.signed_on,
        signer_position=event.signer_position,
        paper=event.paper,
        channel=entry.channel,
    )


@applies(SignatureTyped)
def add_typed_signature(event: SignatureTyped, entry: AppliedEntry) -> int:
    of_party = Party.objects.filter(
        programme=event.programme, organisation=event.organisation, role=PartyRole.PARTY
    )
    if (
        event.organisation == entry.signer
        or not _of_party(event.programme, entry)
        or not of_party.exists()
    ):
        return 0
    cite(entry, [event.paper])
    return _add(
        Signature,
        event.signature,
        {
            "programme_id": event.programme,
            "organisation": event.organisation,
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
    if not _of_party(event.programme, entry):
        return 0
    return _add(
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
    if not _of_party(event.programme, entry):
        return 0
    return _add(
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
    if not _of_party(event.programme, entry):
        return 0
    return _add(
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
    if not _of_party(event.programme, entry):
        return 0
    return _add(
        Closing,
        event.closing,
        {"programme_id": event.programme, "closed_by": entry.signer},
        entry,
        closed_on=event.closed_on,
        text=event.text,
        channel=entry.channel,
    )


@applies(CommitmentCounted)
def add_counting(event: CommitmentCounted, entry: AppliedEntry) -> int:
    programme = _programme_of(event.commitment, entry)
    if programme is None or not _of_party(programme, entry):
        return 0
    return _add(
        CommitmentCounting,
        event.counting,
        {"uid": event.counting},
        entry,
        commitment_id=event.commitment,
        counted_by=entry.signer,
        terms=_plain(event.terms),
        channel=entry.channel,
    )


@applies(CommitmentJudged)
def add_judgement(event: CommitmentJudged, entry: AppliedEntry) -> int:
    programme = _programme_of(event.commitment, entry)
    if programme is None or not _of_party(programme, entry):
        return 0
    cite(entry, event.papers)
    return _add(
        CommitmentJudgement,
        event.judgement,
        {"uid": event.judgement},
        entry,
        commitment_id=event.commitment,
        judged_by=entry.signer,
        year=event.year,
        judged_on=event.judged_on,
        verdict=event.verdict,
        text=event.text,
        reference=event.reference,
        papers=list(event.papers),
        channel=entry.channel,
    )
