"""Requests to an equal and their answers."""

from django.db import models
from django.db.models import F, Q

from tinhban.exchange.kinds import Kind
from tinhban.foundation.time import mmss
from tinhban.records.rows import Cancellable, Made, Word, by_day, one_in_force, reference


class Request(Cancellable, Made):
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
    folded = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(asked_by=F("to_uid")), name="request_is_to_another")
        ]
        indexes = by_day("request", "made_on", receiver="to_uid", asker="asked_by")

    @property
    def duration(self) -> str:
        return mmss(self.length)


class RequestAnswer(Word):
    """An answer of the organisation asked; a later one of the same organisation replaces it."""

    about, by, on = "request", "answered_by", "answered_on"

    request = reference("exchange.Request", "answers", null=False)
    answered_by = models.UUIDField()
    accepted = models.BooleanField()
    answered_on = models.DateField()

    class Meta:
        constraints = [one_in_force("request_has_one_answer_in_force", "request", "answered_by")]
