"""What every dated row has in common: days, both included; an empty day is not known or not yet come."""

from datetime import date
from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import F, Q

M = TypeVar("M", bound=models.Model)


def holds_on(day: date, start: str = "valid_from", end: str = "valid_to") -> Q:
    """The rows whose days include `day`."""
    return (Q(**{f"{start}__isnull": True}) | Q(**{f"{start}__lte": day})) & (
        Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gte": day})
    )


class DatedQuerySet(models.QuerySet[M]):
    def on(self, day: date) -> Self:
        """Valid on that day."""
        return self.filter(holds_on(day))


class Dated(models.Model):
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    objects: ClassVar[Any] = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__gte=F("valid_from")),
                name="%(app_label)s_%(class)s_ends_after_it_starts",
            )
        ]

    @property
    def days(self) -> tuple[date | None, date | None]:
        return self.valid_from, self.valid_to

    def holds(self, day: date) -> bool:
        """The same rule for a row already in hand."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )
