"""Relays, who is to take them, how far each taker is, and what it broadcast."""

from django.db import models

from tinhban.records.rows import Cancellable, Made, Taker, Word, by_day, one_in_force, reference


class Relay(Cancellable, Made):
    proposed_by = models.UUIDField()
    title = models.TextField()
    airs_on = models.DateField()
    starts = models.CharField(max_length=5)
    minutes = models.PositiveIntegerField()
    recorded = models.BooleanField()
    signal = models.TextField()
    note = models.TextField()
    folded = models.TextField()

    class Meta:
        indexes = by_day("relay", "airs_on", source="proposed_by")


class RelayTaker(Taker):
    relay = models.ForeignKey(Relay, on_delete=models.CASCADE, related_name="takers")


class RelayAnswer(Word):
    about, by, on = "relay", "answered_by", "answered_on"

    relay = reference("relays.Relay", "answers", null=False)
    answered_by = models.UUIDField()
    step = models.CharField(max_length=20)
    answered_on = models.DateField()

    class Meta:
        constraints = [one_in_force("relay_has_one_answer_in_force", "relay", "answered_by")]


class RelayUse(Made):
    by, on = "used_by", "airs_on"

    relay = reference("relays.Relay", "uses", null=False)
    used_by = models.UUIDField()
    source = models.UUIDField()
    title = models.TextField()
    outlet = models.TextField()
    airs_on = models.DateField()
    minutes = models.PositiveIntegerField()
    step = models.CharField(max_length=20)  # completed | recorded
