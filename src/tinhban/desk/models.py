"""Exports that are too long for one answer: asked for by a person, made by the worker, kept for a week."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tinhban.foundation import ids, time
from tinhban.jobs.job_row import JobRow
from tinhban.organisations.readable import OfficeRows

if TYPE_CHECKING:
    from typing import Self

    from tinhban.organisations.reader import Reader


class ExportState(models.TextChoices):
    """Where the making of an export stands."""

    MAKING = "making", _("Being made")
    DONE = "done", _("Ready")
    CANCELLED = "cancelled", _("Stopped")
    FAILED = "failed", _("Could not be made")


class LongExportQuerySet(OfficeRows["LongExport"]):
    def at_work(self) -> "Self":
        return self.filter(state=ExportState.MAKING)

    def visible_to(self, reader: "Reader") -> "Self":
        """One's own, asked for while acting for this organisation: another may not read the same rows."""
        return super().visible_to(reader).filter(asked_by=reader.person.pk)


class LongExport(JobRow):
    """A list as a file: the address that was asked, with its filters and its order."""

    uid = models.UUIDField(primary_key=True, default=ids.new_uid, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    asked_at = models.DateTimeField(default=time.now)
    address = models.CharField(max_length=2_000)
    language = models.CharField(max_length=10)
    filename = models.CharField(max_length=300)
    state = models.CharField(max_length=12, choices=ExportState.choices, default=ExportState.MAKING)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    media_type = models.CharField(max_length=100, blank=True)

    objects = LongExportQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ExportState.values), name="export_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | ~Q(sha256=""), name="export_done_has_a_file"
            ),
        ]

    def __str__(self) -> str:
        return self.filename

    def get_absolute_url(self) -> str:
        return reverse("desk:export", args=[self.uid])

    @property
    def is_at_work(self) -> bool:
        return self.state == ExportState.MAKING
