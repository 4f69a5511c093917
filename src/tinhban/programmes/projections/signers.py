"""What every projection here asks: is the signer a party, and is this the first such row of it."""

from typing import Any
from uuid import UUID

from tinhban.ledger.entries import AppliedEntry
from tinhban.programmes.models import Commitment, Party, PartyRole
from tinhban.wire.declaring import encode
from tinhban.wire.programmes import CountingTerms


def plain(terms: CountingTerms | None) -> dict[str, Any] | None:
    """How a result is counted, as a table keeps it."""
    return None if terms is None else encode(terms)


def signer_is_party(programme: UUID, entry: AppliedEntry) -> bool:
    """The signer is a party of this programme, and the entry names the proposal in `refs`."""
    return Party.objects.filter(
        programme=programme,
        programme__channel=entry.channel,
        programme__entry_hash__in=entry.refs,
        organisation=entry.signer,
        role=PartyRole.PARTY,
    ).exists()


def programme_of(commitment: UUID, entry: AppliedEntry) -> UUID | None:
    """The programme of a commitment whose proposal the entry names in `refs`."""
    return (
        Commitment.objects.filter(uid=commitment, channel=entry.channel, entry_hash__in=entry.refs)
        .values_list("item__programme", flat=True)
        .first()
    )


def add_row(model: Any, uid: UUID, once: dict[str, Any], entry: AppliedEntry, **said: Any) -> int:
    """One row of the signer; a second of what it may say once changes nothing."""
    if model.objects.filter(**once).exists():
        return 0
    _, created = model.objects.get_or_create(
        uid=uid, defaults={**once, **said, "entry_hash": entry.hash}
    )
    return int(created)
