"""Requests to an equal and their answers."""

from django.db import models
from django.db.models import Q

from tinhban.exchange.kinds import Kind
from tinhban.records.rows import Made, Said, reference


class Request(Made):
    """One organisation asks another for material."""

    asked_by = models.UUIDField()
    to_uid = models.UUIDField()
    kind = models.CharField(max_length=20, choices=Kind.choices)
    title = models.TextField()
    length = models.PositiveIntegerField(null=True)
    made_on = models.DateField()
    needed_by = models.DateField(null=True)
    note = models.TextField(blank=True)
    item = reference("exchange.Item", "requests")
    cancelled_on = models.DateField(null=True)
    cancelled_reason = models.TextField(blank=True)
    cancelled_entry = models.CharField(max_length=43, blank=True)
    folded = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(asked_by=models.F("to_uid")), name="request_is_to_another"
            )
        ]
        indexes = [
            models.Index(fields=["made_on", "uid", "channel"], name="request_by_day"),
            models.Index(fields=["to_uid", "made_on", "uid"], name="request_by_receiver"),
            models.Index(fields=["asked_by", "made_on", "uid"], name="request_by_asker"),
        ]

    @property
    def duration(self) -> str:
        return "" if self.length is None else f"{self.length // 60:02}:{self.length % 60:02}"


class RequestAnswer(Said):
    """An answer of the organisation asked; a later one of the same organisation replaces it."""

    request = reference("exchange.Request", "answers", null=False)
    answered_by = models.UUIDField()
    accepted = models.BooleanField()
    reason = models.TextField(blank=True)
    answered_on = models.DateField()
    superseded = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["request", "answered_by"],
                condition=Q(superseded=False),
                name="request_has_one_answer_in_force",
            )
        ]
