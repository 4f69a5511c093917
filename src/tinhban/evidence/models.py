"""Stored files by hash, who holds them, and the links from a row's uid to a paper."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from tinhban.foundation import ids, time
from tinhban.organisations.readable import ChannelRows

if TYPE_CHECKING:
    from typing import Self

    from tinhban.organisations.reader import Reader


class StoredFile(models.Model):
    """Bytes kept once, under their SHA-256; names are labels of those who hold them."""

    sha256 = models.CharField(max_length=64, primary_key=True, editable=False)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    stored_at = models.DateTimeField(default=time.now, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="stored_file_is_not_empty")
        ]

    def __str__(self) -> str:
        return self.sha256


class Holding(models.Model):
    """An organisation has this file in its own store, under the name that it gave."""

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="holdings")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT)
    name = models.CharField(max_length=200)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    added_at = models.DateTimeField(default=time.now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["file", "organisation"], name="holding_once_per_organisation"
            )
        ]


class CitationQuerySet(ChannelRows["Citation"]):
    def visible_to(self, reader: "Reader") -> "Self":
        """Citations in channels it reads, by organisations that hold the file themselves.

        Without the second half, whoever learned a hash could cite another's file and so open it.
        """
        held = Holding.objects.filter(
            file=OuterRef("sha256"), organisation=OuterRef("organisation")
        )
        return super().visible_to(reader).filter(Exists(held))


class Citation(models.Model):
    """An entry of a channel names a file that its signer holds: readers of the channel may read it."""

    id = models.CharField(max_length=110, primary_key=True, editable=False)
    channel = models.CharField(max_length=43)
    entry_hash = models.CharField(max_length=43, db_index=True)
    organisation = models.UUIDField()
    sha256 = models.CharField(max_length=64)

    objects = CitationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["sha256", "channel"], name="citation_of_a_file")]

    def __str__(self) -> str:
        return self.id


class EvidenceKind(models.TextChoices):
    PAPER = "paper", _("Paper")
    SIGNED_PAPER = "signed_paper", _("Signed paper")
    ATTACHMENT = "attachment", _("Attachment")


class EvidenceLinkQuerySet(models.QuerySet["EvidenceLink"]):
    def in_force(self) -> "EvidenceLinkQuerySet":
        return self.filter(withdrawn_at=None)

    def visible_to(self, reader: "Reader") -> "Self":
        """The organisation's own, and what an entry of one of its channels cites."""
        if not reader.acts:
            return self.none()
        cited = Citation.objects.filter(
            sha256=OuterRef("file_id"),
            channel=OuterRef("channel"),
        ).visible_to(reader)
        return self.filter(Q(organisation=reader.organisation) | ~Q(channel="") & Exists(cited))


class EvidenceLink(models.Model):
    """A paper behind a row: which row, which file, which document."""

    uid = models.UUIDField(primary_key=True, default=ids.new_uid, editable=False)
    subject = models.UUIDField(db_index=True)
    channel = models.CharField(max_length=43, blank=True, default="")
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=EvidenceKind)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="links")
    document_number = models.CharField(max_length=60, blank=True)
    document_on = models.DateField(null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    added_at = models.DateTimeField(default=time.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=500, blank=True)

    objects = EvidenceLinkQuerySet.as_manager()

    class Meta:
        ordering = ["added_at", "uid"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "file", "organisation"],
                condition=Q(withdrawn_at=None),
                name="evidence_link_once_in_force",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=EvidenceKind.values), name="evidence_link_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def sha256(self) -> str:
        return self.file_id
