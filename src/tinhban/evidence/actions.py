"""Everything that changes the papers of an office: keep a file, link it to a row, withdraw the link."""

from collections.abc import Collection
from datetime import date
from typing import IO, BinaryIO
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tinhban.evidence import files
from tinhban.evidence.models import EvidenceKind, EvidenceLink, Holding, StoredFile
from tinhban.evidence.permissions import Permission
from tinhban.foundation import text, time
from tinhban.foundation.problems import Refused
from tinhban.organisations import permissions
from tinhban.organisations.models import Organisation, Person

FileRefused = files.FileRefused


class PaperNotHeld(Refused):
    """The organisation does not hold the file that it wants to link."""


def store_file(
    *,
    content: BinaryIO | IO[bytes] | bytes,
    name: str,
    by: Person,
    as_: Organisation,
    accepts: Collection[str] | None = files.PAPERS,
    limit: int = files.LIMIT,
) -> StoredFile:
    """Keep the bytes for the organisation; the same bytes twice are one file."""
    permissions.require(by, Permission.KEEP, as_=as_)
    label = files.checked_name(text.nfc(name))
    sha256, size = files.keep(content, limit=limit)
    media_type = files.sniffed(files.path_of(sha256))
    if accepts is not None and media_type not in accepts:
        # The bytes may belong to another holder; without a row nobody reads them.
        raise FileRefused(
            _("“%s” is not of a kind that can be kept here. Send a PDF or a picture of the paper.")
            % label
            if set(accepts) <= files.SIGNED
            else _(
                "“%s” is not of a kind that can be kept here. Send PDF, Word, Excel or a picture."
            )
            % label
        )
    with transaction.atomic():
        stored, _made = StoredFile.objects.get_or_create(
            sha256=sha256, defaults={"size": size, "media_type": media_type}
        )
        Holding.objects.get_or_create(
            file=stored, organisation=as_, defaults={"name": label, "added_by": by}
        )
    return stored


def link_paper(
    *,
    subject: UUID,
    file: StoredFile,
    title: str,
    kind: str = EvidenceKind.PAPER,
    by: Person,
    as_: Organisation,
    channel: str = "",
    document_number: str = "",
    document_on: date | None = None,
) -> EvidenceLink:
    """Put a held file behind a row; a second link of the same file to the same row is the first."""
    permissions.require(by, Permission.KEEP, as_=as_)
    if not Holding.objects.filter(file=file, organisation=as_).exists():
        raise PaperNotHeld(_("Store the file before linking it."))
    title = text.nfc(title).strip()
    if not 1 <= len(title) <= 300:
        raise FileRefused(_("The paper's title must have 1 to 300 characters."))
    link, _made = EvidenceLink.objects.get_or_create(
        subject=subject,
        file=file,
        organisation=as_,
        withdrawn_at=None,
        defaults={
            "title": title,
            "kind": EvidenceKind(kind),
            "channel": channel,
            "document_number": text.nfc(document_number).strip()[:60],
            "document_on": document_on,
            "added_by": by,
        },
    )
    return link


def withdraw_paper(*, link: EvidenceLink, reason: str, by: Person, as_: Organisation) -> None:
    """Take a paper from behind a row; the link stays readable as withdrawn."""
    permissions.require(by, Permission.KEEP, as_=as_)
    if not reason.strip():
        raise FileRefused(_("Say why the paper is withdrawn."))
    changed = EvidenceLink.objects.filter(uid=link.uid, organisation=as_, withdrawn_at=None).update(
        withdrawn_at=time.now(), withdrawn_reason=text.nfc(reason).strip()[:500]
    )
    if not changed:
        raise PaperNotHeld(_("This paper is not in force, or belongs to another organisation."))
