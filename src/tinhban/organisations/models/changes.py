"""Mergers, splits, transfers, renamings: why a body of then is another one now."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhban.organisations.models.bodies import Organisation
from tinhban.organisations.models.units import Extent


class ChangeKind(models.TextChoices):
    MERGE = "merge", _("merger")
    SPLIT = "split", _("division")
    RENAME = "rename", _("renaming")
    TRANSFER = "transfer", _("transfer of functions")
    ABOLISH = "abolish", _("abolition")


class OrgChange(models.Model):
    """One decision about bodies, with the law it stands on."""

    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=10, choices=ChangeKind.choices)
    on = models.DateField()  # the first day of the new state
    legal_basis = models.CharField(max_length=300, blank=True)
    verified = models.BooleanField(default=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["on", "slug"]

    def __str__(self) -> str:
        return self.slug


class OrgChangeShare(models.Model):
    """What one body passed to another in a change."""

    change = models.ForeignKey(OrgChange, on_delete=models.CASCADE, related_name="shares")
    predecessor = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="shares_given"
    )
    successor = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="shares_taken"
    )
    share = models.CharField(max_length=10, choices=Extent.choices, default=Extent.WHOLE)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["change", "predecessor", "successor"], name="share_is_said_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id}"
