"""What events say of reviews: the figures frozen, who sealed them, the paper issued."""

from django.db import models
from django.db.models import F, Q, Value

from tinhban.figures.periods import Period
from tinhban.organisations.readable import ChannelRows


class FrozenReviewQuerySet(ChannelRows["FrozenReview"]):
    """Frozen figures of the channels that are read."""


class FrozenReview(models.Model):
    """One version of a report's figures, as its organisation signed it."""

    uid = models.UUIDField(primary_key=True, editable=False)
    channel = models.CharField(max_length=43, editable=False)
    entry_hash = models.CharField(max_length=43, editable=False, unique=True)
    frozen_by = models.UUIDField()
    review = models.UUIDField()
    version = models.PositiveIntegerField()
    programme = models.UUIDField(db_index=True)
    period = models.CharField(max_length=40)
    starts_on = models.DateField()
    ends_on = models.DateField()
    structure_date = models.DateField()
    frozen_on = models.DateField()
    title = models.CharField(max_length=500)
    figures = models.JSONField()
    # What the rules of the figures count, as declared; empty in reports older than declarations.
    counted = models.JSONField(default=list, db_default=Value([], models.JSONField()))
    heads = models.JSONField()
    narrative = models.CharField(max_length=64)
    lists = models.CharField(max_length=64)

    objects = FrozenReviewQuerySet.as_manager()

    class Meta:
        ordering = ["version", "uid"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "version", "frozen_by"], name="frozen_once_per_version"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="frozen_review_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.version})"

    def as_period(self) -> Period:
        return Period.parse(self.period)


class Seal(models.Model):
    """Another party's signature under a version."""

    uid = models.UUIDField(primary_key=True, editable=False)
    channel = models.CharField(max_length=43, editable=False)
    entry_hash = models.CharField(max_length=43, editable=False)
    edition = models.ForeignKey(FrozenReview, on_delete=models.CASCADE, related_name="seals")
    sealed_by = models.UUIDField()
    sealed_on = models.DateField()

    class Meta:
        ordering = ["sealed_on", "uid"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "sealed_by"], name="sealed_once_by_each"),
        ]

    def __str__(self) -> str:
        return str(self.sealed_by)


class Issue(models.Model):
    """The signed paper of a version, with its number and date."""

    uid = models.UUIDField(primary_key=True, editable=False)
    channel = models.CharField(max_length=43, editable=False)
    entry_hash = models.CharField(max_length=43, editable=False)
    edition = models.OneToOneField(FrozenReview, on_delete=models.CASCADE, related_name="issue")
    number = models.CharField(max_length=60)
    issued_on = models.DateField()
    paper = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.number
