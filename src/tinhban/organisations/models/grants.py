"""Who may act in which role for which organisation, and between which days."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from tinhban.foundation.ids import new_uid
from tinhban.foundation.time import now
from tinhban.organisations.models.bodies import Organisation
from tinhban.organisations.models.dated import holds_on
from tinhban.organisations.models.people import Person
from tinhban.organisations.readable import OfficeRows

if TYPE_CHECKING:
    from uuid import UUID


class Role(models.TextChoices):
    OFFICER = "officer", pgettext_lazy("role", "Officer")
    EDITOR = "editor", pgettext_lazy("role", "Editor")
    LEADER = "leader", pgettext_lazy("role", "Leader")
    RECORDS_CLERK = "records_clerk", pgettext_lazy("role", "Records clerk")
    COMMUNE_OFFICER = "commune_officer", pgettext_lazy("role", "Commune officer")
    ADMINISTRATOR = "administrator", pgettext_lazy("role", "Administrator")


class GrantKind(models.TextChoices):
    OWN = "own", _("own duty")
    SUBSTITUTE = "substitute", _("substitute")
    DELEGATION = "delegation", _("by delegation")


class Authority(models.TextChoices):
    """How the paper is signed (Decree 30/2020)."""

    KT = "KT", _("KT. (signs for the head)")
    TL = "TL", _("TL. (by order)")
    TUQ = "TUQ", _("TUQ. (by delegation)")
    Q = "Q", _("Q. (acting head)")


class GrantQuerySet(OfficeRows["Grant"]):
    def in_force(self, day: date) -> GrantQuerySet:
        """Begun, not over and not taken back on that day, of people who may log in."""
        return self.filter(
            holds_on(day),
            Q(revoked_on__isnull=True) | Q(revoked_on__gt=day),
            person__is_active=True,
        )

    def coming_or_in_force(self, day: date) -> GrantQuerySet:
        """Also those that begin later."""
        return self.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=day),
            Q(revoked_on__isnull=True) | Q(revoked_on__gt=day),
        )


class Grant(models.Model):
    """A role of a person for an organisation between two days; a substitute's is a grant of its own."""

    uid = models.UUIDField(primary_key=True, default=new_uid, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="grants")
    valid_from = models.DateField(_("first day"))
    valid_to = models.DateField(_("last day"), null=True, blank=True)
    kind = models.CharField(max_length=12, choices=GrantKind.choices, default=GrantKind.OWN)
    authority = models.CharField(
        _("signing authority"), max_length=4, choices=Authority.choices, blank=True
    )
    on_behalf_of = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="grants_lent"
    )
    basis = models.CharField(_("basis"), max_length=300, blank=True)
    revoked_on = models.DateField(null=True, blank=True)

    history = HistoricalRecords()
    objects = GrantQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["organisation", "role"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__gte=F("valid_from")), name="grant_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(kind=GrantKind.OWN, on_behalf_of__isnull=True)
                | Q(
                    kind__in=[GrantKind.SUBSTITUTE, GrantKind.DELEGATION],
                    on_behalf_of__isnull=False,
                    valid_to__isnull=False,
                ),
                name="grant_for_another_names_him_and_its_end",
            ),
            models.CheckConstraint(
                condition=~Q(on_behalf_of=F("person")), name="grant_is_not_lent_to_oneself"
            ),
            models.CheckConstraint(
                condition=~Q(kind=GrantKind.DELEGATION) | ~Q(basis=""),
                name="grant_by_delegation_has_its_paper",
            ),
        ]

    if TYPE_CHECKING:
        person_id: UUID
        organisation_id: UUID
        _history_user: Person | None
        _history_date: datetime

    def __str__(self) -> str:
        return f"{self.get_role_display()} ({self.valid_from})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._history_date = now()
        super().save(*args, **kwargs)

    def in_force(self, day: date) -> bool:
        """The rule of `GrantQuerySet.in_force` for a row in hand."""
        return (
            self.valid_from <= day
            and (self.valid_to is None or day <= self.valid_to)
            and (self.revoked_on is None or day < self.revoked_on)
            and self.person.is_active
        )
