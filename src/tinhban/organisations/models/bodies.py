"""Bodies and what they were called, where they belonged and what they did, each between two days."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tinhban.foundation import text
from tinhban.foundation.ids import new_uid
from tinhban.foundation.time import today
from tinhban.organisations.models.dated import Dated, holds_on
from tinhban.organisations.models.units import Level
from tinhban.organisations.names import search_text

if TYPE_CHECKING:
    from tinhban.organisations.reader import Reader


class Kind(models.TextChoices):
    MINISTRY = "ministry", _("Ministry")
    PARTY_COMMITTEE = "party_committee", _("Party committee")
    PARTY_BODY = "party_body", _("Party body")
    PEOPLE_COUNCIL = "people_council", _("People's Council")
    PEOPLE_COMMITTEE = "people_committee", _("People's Committee")
    DEPARTMENT = "department", _("Department")
    DIVISION = "division", _("Division")
    PRESS_AGENCY = "press_agency", _("Press agency")
    PUBLIC_SERVICE_UNIT = "public_service_unit", _("Public service unit")
    COMMUNE_STATION = "commune_station", _("Commune radio station")
    ENTERPRISE = "enterprise", _("Enterprise")


class PressKind(models.TextChoices):
    NEWSPAPER = "newspaper", _("Newspaper")
    BROADCASTER = "broadcaster", _("Radio and television station")
    BOTH = "both", _("Newspaper and broadcaster")


class Function(models.TextChoices):
    PRESS = "press", _("The press")
    PUBLISHING = "publishing", _("Publishing, printing, distribution")
    POST = "post", _("Postal services")
    TELECOM = "telecom", _("Telecommunications")
    IT = "it", _("Information technology, digital transformation")
    GRASSROOTS_INFO = "grassroots_info", _("Grassroots information")
    EXTERNAL_INFO = "external_info", _("External information")


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def on(self, day: date) -> OrganisationQuerySet:
        """Existing on that day."""
        return self.filter(holds_on(day))

    def visible_to(self, reader: Reader) -> OrganisationQuerySet:
        """The directory of bodies is open to everybody who acts for one of them, to nobody else."""
        return self if reader.acts else self.none()

    def in_protocol_order(self) -> OrganisationQuerySet:
        return self.order_by("protocol_order", "sort_key", "slug")

    def with_names(self) -> OrganisationQuerySet:
        """Everything that the name methods read, in two queries for the whole list."""
        return self.prefetch_related("names", "places")


class Organisation(models.Model):
    """A body with a life: created, at work, renamed, merged. Its uid never changes."""

    uid = models.UUIDField(primary_key=True, default=new_uid, editable=False)
    slug = models.SlugField(max_length=60, unique=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    press_kind = models.CharField(max_length=12, choices=PressKind.choices, blank=True)
    protocol_order = models.PositiveSmallIntegerField()
    sort_key = models.CharField(max_length=text.SORT_KEY_LENGTH, editable=False)
    folded = models.CharField(max_length=600, editable=False)  # every name it ever had
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    operating_from = models.DateField(null=True, blank=True)
    operating_to = models.DateField(null=True, blank=True)
    verified = models.BooleanField(default=True)  # False: a date or a name still has to be checked
    note = models.CharField(max_length=500, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__gte=F("valid_from")),
                name="organisation_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(operating_to__gte=F("operating_from")),
                name="organisation_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.PRESS_AGENCY) ^ Q(press_kind=""),
                name="organisation_press_kind_is_for_press",
            ),
        ]

    def __str__(self) -> str:
        return self.name_on(today())

    def get_absolute_url(self) -> str:
        return reverse("organisations:detail", args=[self.slug])

    @cached_property
    def _names(self) -> list[OrganisationName]:
        rows = list(self.names.all())
        return sorted(rows, key=lambda name: name.valid_from or date.min)

    def dated_name(self, day: date) -> OrganisationName | None:
        """The name of that day; before its birth the first one, after its end the last one."""
        rows = self._names
        held = [name for name in rows if name.holds(day)]
        if held:
            return held[-1]
        started = [n for n in rows if n.valid_from is None or n.valid_from <= day]
        return started[-1] if started else (rows[0] if rows else None)

    def name_on(self, day: date) -> str:
        name = self.dated_name(day)
        return name.name if name else self.slug

    def short_name_on(self, day: date) -> str:
        name = self.dated_name(day)
        return (name.short_name or name.name) if name else self.slug

    def notation_on(self, day: date) -> str:
        """The letters of its document numbers, such as STTTT."""
        name = self.dated_name(day)
        return name.notation if name else ""

    @cached_property
    def _places(self) -> list[OrganisationPlace]:
        rows = list(self.places.all())
        return sorted(rows, key=lambda place: place.valid_from or date.min)

    def place_on(self, day: date) -> OrganisationPlace | None:
        """Its administrative unit on that day; after its end the last one."""
        rows = [p for p in self._places if p.valid_from is None or p.valid_from <= day]
        return rows[-1] if rows else (self._places[0] if self._places else None)

    def seat_on(self, day: date) -> tuple[str, date] | None:
        """The code of its unit, and the day to read it on: before the end of its own, if they are over."""
        place = self.place_on(day)
        return (place.unit_code, min(day, place.valid_to or day)) if place else None

    def has_ended(self, day: date) -> bool:
        """Its last day of work lies before that day."""
        last = self.operating_to or self.valid_to
        return last is not None and last < day


class OrganisationName(Dated):
    """What a body was called, and the letters it signed its papers with."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80, blank=True)
    notation = models.CharField(max_length=30, blank=True)
    folded = models.CharField(max_length=300, editable=False)

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = search_text(self.name, self.short_name)
        super().save(*args, **kwargs)


class Alias(models.Model):
    """A normalised spelling under which a body is found (`names.key`)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="aliases")
    key = models.CharField(max_length=200, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "key"], name="alias_is_said_once")
        ]

    def __str__(self) -> str:
        return self.key


class OrganisationParent(Dated):
    """To whom a body was subordinate."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="parents")
    parent = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="children")

    def __str__(self) -> str:
        return f"{self.organisation_id} → {self.parent_id}"


class OrganisationCode(Dated):
    """A code given to a body by some scheme (electronic id before and after 2025)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="codes")
    scheme = models.CharField(max_length=30)
    code = models.CharField(max_length=40)

    def __str__(self) -> str:
        return self.code


class OrganisationPlace(Dated):
    """The administrative unit a body belonged to; codes change hands, so it is dated too."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="places")
    unit_code = models.CharField(max_length=5)
    level = models.CharField(max_length=10, choices=Level.choices)

    def __str__(self) -> str:
        return self.unit_code


class BodyFunction(Dated):
    """A field of state management that a body was in charge of."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="functions"
    )
    function = models.CharField(max_length=20, choices=Function.choices)

    def __str__(self) -> str:
        return self.get_function_display()
