"""Reads of papers: which stand behind a row, and who may open a file."""

from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from tinhban.evidence import files
from tinhban.evidence.models import (
    Citation,
    EvidenceLink,
    EvidenceLinkQuerySet,
    Holding,
    StoredFile,
)
from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.reader import Reader


def papers_of(
    subject: UUID | Iterable[UUID], person: Person, as_: Organisation
) -> EvidenceLinkQuerySet:
    """The papers in force behind a row (or several), as far as the organisation may see them."""
    subjects = [subject] if isinstance(subject, UUID) else list(subject)
    return (
        EvidenceLink.objects.in_force()
        .filter(subject__in=subjects)
        .visible_to(Reader.of(person, as_))
        .select_related("file", "organisation")
    )


def readable_file(sha256: str, person: Person, as_: Organisation) -> StoredFile | None:
    """The file, if the organisation holds it or a channel it reads cites it."""
    if not files.is_sha256(sha256):
        return None
    stored = StoredFile.objects.filter(sha256=sha256).first()
    if stored is None:
        return None
    held = Holding.objects.filter(file=stored, organisation=as_).exists()
    cited = Citation.objects.filter(sha256=sha256).visible_to(Reader.of(person, as_))
    return stored if held or cited.exists() else None


def held_by(organisation: UUID, hashes: Iterable[str]) -> set[str]:
    """Which of these files the organisation itself holds here: naming a hash is no right to its bytes."""
    held = Holding.objects.filter(organisation=organisation, file__in=list(hashes))
    return set(held.values_list("file_id", flat=True))


def path_of(stored: StoredFile) -> Path:
    """Where the bytes are on this node."""
    return files.path_of(stored.sha256)


def label_of(stored: StoredFile, as_: Organisation) -> str:
    """The name the organisation gave, or one made from the hash."""
    own = Holding.objects.filter(file=stored, organisation=as_).values_list("name", flat=True)
    ending = files.ENDINGS.get(stored.media_type, "")
    return own.first() or f"minh-chung-{stored.sha256[:8]}{ending}"
