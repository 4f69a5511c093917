"""Which entries name which files: features' projections say so, and a rebuild says it again."""

from collections.abc import Iterable

from tinhban.evidence.models import Citation
from tinhban.ledger.entries import AppliedEntry
from tinhban.ledger.registry import projected

projected(Citation)


def cite(entry: AppliedEntry, hashes: Iterable[str | None]) -> None:
    """The files that an entry names become readable to the readers of its channel."""
    Citation.objects.bulk_create(
        [
            Citation(
                id=f"{entry.hash}.{sha256}",
                channel=entry.channel,
                entry_hash=entry.hash,
                organisation=entry.signer,
                sha256=sha256,
            )
            for sha256 in sorted({h for h in hashes if h})
        ],
        ignore_conflicts=True,
    )
