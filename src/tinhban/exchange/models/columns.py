"""Columns of publications and the slots that were excused."""

from django.db import models
from django.db.models import Q

from tinhban.exchange.kinds import Frequency
from tinhban.records.rows import Made, Part, Said, reference


class Column(Made):
    """A column about partners, with a promise of frequency ("1 bài/tuần")."""

    owned_by = models.UUIDField()
    outlet = models.TextField()
    edition = models.TextField(blank=True)
    name = models.TextField()
    frequency = models.CharField(max_length=10, choices=Frequency.choices)
    # Pieces promised per slot: "1 bài/tuần" is 1.
    each = models.PositiveIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    sort_key = models.TextField()
    folded = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                name="column_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return self.name


class ColumnPartner(Part):
    """An organisation that a column is about."""

    column = models.ForeignKey(Column, on_delete=models.CASCADE, related_name="partners")
    organisation = models.UUIDField()


class SlotExcuse(Said):
    """A slot that was not to be filled, and why."""

    about, by, on = "column", "excused_by", "excused_on"

    column = reference("exchange.Column", "excuses", null=False)
    excused_by = models.UUIDField()
    slot = models.CharField(max_length=8)
    reason = models.TextField()
    excused_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["column", "excused_by", "slot", "channel"], name="slot_is_excused_once"
            )
        ]
