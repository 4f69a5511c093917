"""How the events of a review change the tables: the same for ours and a peer's."""

from typing import Any

from tinhban.evidence.citations import cite
from tinhban.ledger.entries import AppliedEntry
from tinhban.ledger.registry import applies, projected
from tinhban.reviews.models import FrozenReview, Issue, Seal
from tinhban.wire.declaring import encode
from tinhban.wire.reviews import ReviewFrozen, ReviewIssued, ReviewSealed

projected(FrozenReview, Seal, Issue)


@applies(ReviewFrozen)
def add_frozen(event: ReviewFrozen, entry: AppliedEntry) -> int:
    data: dict[str, Any] = encode(event)
    same = FrozenReview.objects.filter(
        review=event.review, version=event.version, frozen_by=entry.signer
    )
    if same.exclude(uid=event.edition).exists():
        return 0
    _row, made = FrozenReview.objects.get_or_create(
        uid=event.edition,
        defaults={
            "channel": entry.channel,
            "entry_hash": entry.hash,
            "frozen_by": entry.signer,
            "review": event.review,
            "version": event.version,
            "programme": event.programme,
            "period": event.period,
            "starts_on": event.starts_on,
            "ends_on": event.ends_on,
            "structure_date": event.structure_date,
            "frozen_on": event.frozen_on,
            "title": event.title,
            "figures": data["figures"],
            "heads": data["heads"],
            "counted": data["counted"],
            "narrative": event.narrative,
            "lists": event.lists,
        },
    )
    if made:
        cite(entry, [event.narrative, event.lists, *(figure.paper for figure in event.figures)])
    return int(made)


@applies(ReviewSealed)
def add_seal(event: ReviewSealed, entry: AppliedEntry) -> int:
    """A seal names the entry it stands under, and belongs in the same channel."""
    edition = _edition(event.edition, event.frozen, entry)
    if edition is None or edition.frozen_by == entry.signer:
        return 0
    _row, made = Seal.objects.get_or_create(
        edition=edition,
        sealed_by=entry.signer,
        defaults={
            "uid": event.seal,
            "channel": entry.channel,
            "entry_hash": entry.hash,
            "sealed_on": event.sealed_on,
        },
    )
    return int(made)


@applies(ReviewIssued)
def add_issue(event: ReviewIssued, entry: AppliedEntry) -> int:
    """Only the organisation that froze a version issues its paper."""
    edition = _edition(event.edition, event.frozen, entry)
    if edition is None or edition.frozen_by != entry.signer:
        return 0
    _row, made = Issue.objects.get_or_create(
        edition=edition,
        defaults={
            "uid": event.issue,
            "channel": entry.channel,
            "entry_hash": entry.hash,
            "number": event.number,
            "issued_on": event.issued_on,
            "paper": event.paper,
        },
    )
    if made:
        cite(entry, [event.paper])
    return int(made)


def _edition(uid: Any, frozen: str, entry: AppliedEntry) -> FrozenReview | None:
    if frozen not in entry.refs:
        return None
    return FrozenReview.objects.filter(uid=uid, entry_hash=frozen, channel=entry.channel).first()
