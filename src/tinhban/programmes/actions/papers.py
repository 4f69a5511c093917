"""Papers that an event cites: held by the signer, named by hash, linked to the row they stand behind."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from tinhban.evidence import actions as evidence
from tinhban.evidence.models import EvidenceKind, Holding, StoredFile
from tinhban.ledger.actions import Blob
from tinhban.organisations.models import Organisation, Person
from tinhban.programmes.problems import ProgrammeRefused


def blobs_of(papers: Iterable[StoredFile], *, as_: Organisation) -> tuple[Blob, ...]:
    """The papers as an entry cites them; each must be held by the organisation that signs."""
    papers = list(papers)
    held = set(
        Holding.objects.filter(file__in=papers, organisation=as_).values_list("file", flat=True)
    )
    if any(p.sha256 not in held for p in papers):
        raise ProgrammeRefused(_("Store the paper before citing it."))
    return tuple(Blob(p.sha256, p.size, p.media_type) for p in papers)


def link_all(
    papers: Iterable[StoredFile],
    *,
    subject: UUID,
    channel: str,
    title: str,
    by: Person,
    as_: Organisation,
    kind: str = EvidenceKind.PAPER,
) -> None:
    """Put each cited paper behind the row, where everybody who reads the channel finds it."""
    for paper in papers:
        evidence.link_paper(
            subject=subject,
            file=paper,
            title=title,
            kind=kind,
            channel=channel,
            by=by,
            as_=as_,
        )
