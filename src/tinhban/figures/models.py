"""What is measured, and the figures that were typed because nothing counts them."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tinhban.figures.rules import check_template
from tinhban.foundation import ids, time
from tinhban.organisations.readable import OfficeRows
from tinhban.proof.strict import BadRule


class MeasureKind(models.TextChoices):
    """Which number of a counted figure the report prints."""

    SUPPLIED = "supplied", _("Supplied")
    RECEIVED = "received", _("Received")
    USED = "used", _("Used")
    SLOTS = "slots", _("Slots kept")
    ENTERED = "entered", _("Typed, with a paper")


class TimeOperator(models.TextChoices):
    """How figures of short periods make one of a long period."""

    SUM = "sum", _("Sum")
    LATEST = "latest", _("Latest")
    NONE = "none", _("Does not add up")


class TreeOperator(models.TextChoices):
    """How figures of units make one of the unit above them."""

    SUM = "sum", _("Sum")
    NONE = "none", _("Does not add up")


class Indicator(models.Model):
    """What is measured: a name, a unit, and a rule that is data."""

    key = models.SlugField(max_length=80, unique=True)
    name_vi = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300)
    unit_vi = models.CharField(max_length=100)
    unit_en = models.CharField(max_length=100)
    time_operator = models.CharField(max_length=10, choices=TimeOperator, default=TimeOperator.SUM)
    tree_operator = models.CharField(max_length=10, choices=TreeOperator, default=TreeOperator.SUM)
    measure = models.CharField(max_length=10, choices=MeasureKind)
    # The rule without channels and days, which a review fills in; empty for typed figures.
    rule = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(measure__in=MeasureKind.values), name="indicator_measure_known"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.clean()
        super().save(*args, **kwargs)

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_vi

    @property
    def unit(self) -> str:
        return self.unit_en if get_language() == "en" else self.unit_vi

    @property
    def is_counted(self) -> bool:
        return self.measure != MeasureKind.ENTERED

    def clean(self) -> None:
        """Refuse a rule that no counter could read."""
        if not self.is_counted:
            if self.rule:
                raise ValidationError({"rule": _("A typed figure has no rule.")})
            return
        try:
            check_template(self.rule)
        except BadRule as error:
            raise ValidationError({"rule": str(error)}) from error


class ObservationQuerySet(OfficeRows["Observation"]):
    def in_force(self) -> "ObservationQuerySet":
        return self.filter(withdrawn_at=None)


class Observation(models.Model):
    """A figure that was typed, with the paper it was read from."""

    uid = models.UUIDField(primary_key=True, default=ids.new_uid, editable=False)
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT)
    period = models.CharField(max_length=40)
    starts_on = models.DateField()
    ends_on = models.DateField()
    number = models.DecimalField(max_digits=18, decimal_places=4)
    qualifier = models.CharField(max_length=20, default="exact")
    paper = models.CharField(max_length=64)  # SHA-256 of the stored file
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    entered_at = models.DateTimeField(default=time.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ObservationQuerySet.as_manager()

    class Meta:
        ordering = ["entered_at", "uid"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="observation_ends_after_it_starts"
            ),
            models.CheckConstraint(condition=Q(number__gte=0), name="observation_not_negative"),
            models.CheckConstraint(condition=~Q(paper=""), name="observation_has_a_paper"),
            models.UniqueConstraint(
                fields=["indicator", "organisation", "period"],
                condition=Q(withdrawn_at=None),
                name="observation_once_in_force",
            ),
        ]
