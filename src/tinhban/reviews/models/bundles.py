"""Proof bundles as an office had them made: at most one for each version, with the job that makes it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhban.foundation import ids, time
from tinhban.jobs.job_row import JobRow
from tinhban.organisations.readable import OfficeRows

MAKING = "proof bundle"  # what the worker knows it by


class BundleState(models.TextChoices):
    """Where the making of a bundle stands."""

    MAKING = "making", _("Being made")
    DONE = "done", _("Ready")
    CANCELLED = "cancelled", _("Stopped")
    FAILED = "failed", _("Could not be made")


class BundleQuerySet(OfficeRows["Bundle"]):
    """Of the acting organisation: what another asked for holds what that one may read."""

    def at_work(self) -> "Self":
        return self.filter(state=BundleState.MAKING)


class Bundle(JobRow):
    """The bundle of a frozen version for one organisation; the file is kept under its hash."""

    uid = models.UUIDField(primary_key=True, default=ids.new_uid, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT)
    edition = models.UUIDField()
    state = models.CharField(max_length=12, choices=BundleState.choices)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    filename = models.CharField(max_length=300)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    asked_at = models.DateTimeField(default=time.now)

    objects = BundleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "edition"], name="bundle_once"),
            models.CheckConstraint(
                condition=Q(state__in=BundleState.values), name="bundle_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | ~Q(sha256=""), name="bundle_done_has_a_file"
            ),
        ]

    def __str__(self) -> str:
        return self.filename

    @property
    def is_at_work(self) -> bool:
        return self.state == BundleState.MAKING
