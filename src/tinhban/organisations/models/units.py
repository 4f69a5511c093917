"""Administrative units: provinces, districts and communes, each for the days it existed."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tinhban.foundation import text
from tinhban.organisations.models.dated import Dated, DatedQuerySet
from tinhban.organisations.names import without_unit_kind


class Level(models.TextChoices):
    PROVINCE = "province", _("Province level")
    DISTRICT = "district", _("District level")
    COMMUNE = "commune", _("Commune level")


class UnitKind(models.TextChoices):
    PROVINCE = "province", _("Province")
    CENTRAL_CITY = "central_city", _("Centrally run city")
    RURAL_DISTRICT = "rural_district", _("District")
    URBAN_DISTRICT = "urban_district", _("Urban district")
    TOWN = "town", _("Town")
    PROVINCIAL_CITY = "provincial_city", _("City of a province")
    COMMUNE = "commune", _("Commune")
    WARD = "ward", _("Ward")
    TOWNSHIP = "township", _("Township")
    SPECIAL_ZONE = "special_zone", _("Special zone")


class Extent(models.TextChoices):
    WHOLE = "whole", _("as a whole")
    PART = "part", _("in part")
    MAIN_PART = "main_part", _("main part")


class UnitQuerySet(DatedQuerySet["Unit"]):
    def operating_on(self, day: date) -> "UnitQuerySet":
        """Existing and at work: a district may be created on paper a year before it opens."""
        return self.on(day).filter(Q(operating_from__isnull=True) | Q(operating_from__lte=day))

    def under(self, code: str) -> "UnitQuerySet":
        return self.filter(parent_code=code)

    def in_order(self) -> "UnitQuerySet":
        return self.order_by("sort_key", "code")


class Unit(Dated):
    """A province, district or commune: a code means something only together with a day."""

    code = models.CharField(max_length=5)
    level = models.CharField(max_length=10, choices=Level.choices)
    kind = models.CharField(max_length=16, choices=UnitKind.choices)
    name = models.CharField(max_length=80)
    parent_code = models.CharField(max_length=5, blank=True)
    operating_from = models.DateField(null=True, blank=True)
    folded = models.CharField(max_length=80)
    sort_key = models.CharField(max_length=text.SORT_KEY_LENGTH)

    objects: ClassVar[Any] = UnitQuerySet.as_manager()

    class Meta(Dated.Meta):
        abstract = False
        indexes = [
            models.Index(fields=["code"]),
            models.Index(fields=["level", "sort_key"]),
            models.Index(fields=["parent_code"]),
            models.Index(fields=["folded"]),
        ]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["code", "valid_to"],
                condition=Q(valid_to__isnull=False),
                name="unit_code_ends_once_a_day",
            ),
            models.UniqueConstraint(
                fields=["code"], condition=Q(valid_to__isnull=True), name="unit_code_is_one_today"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """A code by itself names its carrier of today."""
        if self.valid_to is None:
            return reverse("organisations:unit", args=[self.code])
        return reverse("organisations:unit_then", args=[self.code, self.valid_to.isoformat()])

    @property
    def short_name(self) -> str:
        """The name without its kind: "Lào Cai" of "Tỉnh Lào Cai"."""
        return without_unit_kind(self.name)

    @property
    def name_in_text(self) -> str:
        """As written inside a sentence: "tỉnh Lào Cai"."""
        return self.name[:1].lower() + self.name[1:]


class UnitChange(models.Model):
    """Where an old unit went: whole, in part, or mainly (the heir of its seat)."""

    on = models.DateField()
    level = models.CharField(max_length=10, choices=Level.choices)
    old_code = models.CharField(max_length=5)
    new_code = models.CharField(max_length=5)
    share = models.CharField(max_length=10, choices=Extent.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["on", "old_code", "new_code"], name="unit_change_is_said_once"
            )
        ]
        indexes = [models.Index(fields=["new_code"])]

    def __str__(self) -> str:
        return f"{self.old_code} → {self.new_code}"
