"""The proposal: a programme with its parties, items, commitments and links."""

from tinhban.evidence.citations import cite
from tinhban.foundation import text
from tinhban.ledger.entries import AppliedEntry
from tinhban.ledger.registry import applies
from tinhban.programmes.models import Commitment, Link, Party, Programme, ProgrammeItem
from tinhban.programmes.projections.signers import plain
from tinhban.wire.programmes import CommitmentTerms, ProgrammeProposed


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
        counting=plain(c.counting),
        **made,
    )
