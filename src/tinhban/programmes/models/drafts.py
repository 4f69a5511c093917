"""Drafts: they stay inside one office until they are proposed."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from tinhban.foundation import ids, time
from tinhban.organisations.readable import OfficeRows
from tinhban.programmes.models.programmes import ProgrammeKind


class ProgrammeDraftQuerySet(OfficeRows["ProgrammeDraft"]):
    def open(self) -> "ProgrammeDraftQuerySet":
        return self.filter(proposed_at=None)


class ProgrammeDraft(models.Model):
    """Terms in preparation; its uid becomes the programme's, so proposing twice proposes once."""

    uid = models.UUIDField(primary_key=True, default=ids.new_uid, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT)
    title = models.CharField(_("Title"), max_length=300)
    kind = models.CharField(max_length=20, choices=ProgrammeKind, default=ProgrammeKind.PROGRAMME)
    starts_on = models.DateField()
    ends_on = models.DateField()
    theme = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=200, blank=True)
    # Rows of the terms as their event parts say them; checked whole when the draft is proposed.
    parties = models.JSONField(default=list, blank=True)
    items = models.JSONField(default=list, blank=True)
    commitments = models.JSONField(default=list, blank=True)
    links = models.JSONField(default=list, blank=True)
    rolled_from = models.UUIDField(null=True, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    created_at = models.DateTimeField(default=time.now, editable=False)
    proposed_at = models.DateTimeField(null=True, blank=True)

    objects = ProgrammeDraftQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="draft_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["organisation", "rolled_from"],
                condition=models.Q(rolled_from__isnull=False),
                name="rolled_over_once_by_an_organisation",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("programmes:draft", args=[self.uid])
