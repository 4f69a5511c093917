"""Texts that take long to look through: one person's, kept for some days with what was found."""

from datetime import timedelta
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhban.foundation import ids, time
from tinhban.jobs.job_row import JobRow
from tinhban.organisations.readable import OfficeRows

if TYPE_CHECKING:
    from typing import Self

    from tinhban.organisations.reader import Reader

KEPT = timedelta(days=7)


CHECKING = "text check"  # what the worker knows it by


class CheckState(models.TextChoices):
    """Where the looking through of a text stands."""

    CHECKING = "checking", _("Being looked through")
    DONE = "done", _("Looked through")
    CANCELLED = "cancelled", _("Stopped")
    FAILED = "failed", _("Could not be read")


class TextCheckQuerySet(OfficeRows["TextCheck"]):
    def at_work(self) -> "Self":
        return self.filter(state=CheckState.CHECKING)

    def visible_to(self, reader: "Reader") -> "Self":
        """A draft that somebody tries is nobody else's, in the same office neither."""
        return super().visible_to(reader).filter(asked_by=reader.person.pk)


class TextCheck(JobRow):
    """A text that the worker looks through for its numbers, and what it found."""

    uid = models.UUIDField(primary_key=True, default=ids.new_uid, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    asked_at = models.DateTimeField(default=time.now)
    programme = models.CharField(max_length=120)  # slug
    period = models.CharField(max_length=60)
    filename = models.CharField(max_length=200, blank=True)  # empty: the text was pasted
    given = models.BinaryField(null=True)  # taken away when it has been read
    state = models.CharField(max_length=12, choices=CheckState.choices, default=CheckState.CHECKING)
    # Why it could not be read: a sentence of the catalogue with its params, put into words when shown.
    refusal = models.JSONField(default=dict)
    found = models.JSONField(null=True)

    objects = TextCheckQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=CheckState.values), name="text_check_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(found__isnull=False),
                name="text_check_done_has_found",
            ),
        ]
        indexes = [models.Index(fields=["asked_at"], name="text_checks_by_age")]

    def __str__(self) -> str:
        return str(self.uid)

    @property
    def is_at_work(self) -> bool:
        return self.state == CheckState.CHECKING

    @property
    def stem(self) -> str:
        """The beginning of the marked copy's name."""
        return PurePath(self.filename).stem or "van-ban"
