"""Items by field, and what each party promises under them."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tinhban.programmes.models.programmes import Programme
from tinhban.records.rows import Part


class SectorField(models.TextChoices):
    PRESS = "press", _("Press")
    PUBLISHING = "publishing", _("Publishing")
    BROADCASTING = "broadcasting", _("Radio and television")
    ELECTRONIC_INFO = "electronic_info", _("Electronic information")
    EXTERNAL_INFO = "external_info", _("Foreign information")
    GRASSROOTS_INFO = "grassroots_info", _("Grassroots information")
    POST = "post", _("Post")
    TELECOM = "telecom", _("Telecommunications")
    IT = "it", _("Information technology")
    DIGITAL_TRANSFORMATION = "digital_transformation", _("Digital transformation")
    INFORMATION_SECURITY = "information_security", _("Information security")
    TRAINING = "training", _("Training")
    MASTER_PLAN = "master_plan", _("Master plans")
    INSPECTION = "inspection", _("Inspection, complaints and denunciations")
    PROMOTION = "promotion", _("Promotion and events")
    OTHER = "other", _("Other")


class TargetKind(models.TextChoices):
    COUNT = "count", _("A number in the term")
    RATE = "rate", _("So many each week, month, quarter or year")
    QUALITATIVE = "qualitative", _("In words, judged with evidence")


class TargetPeriod(models.TextChoices):
    WEEK = "week", _("week")
    MONTH = "month", _("month")
    QUARTER = "quarter", _("quarter")
    YEAR = "year", _("year")


class Verdict(models.TextChoices):
    MET = "met", _("Reached")
    PARTLY = "partly", _("Partly reached")
    NOT_MET = "not_met", _("Not reached")


class ProgrammeItem(Part):
    """One thing the parties do together, in one sector field."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    sector_field = models.CharField(max_length=40, db_index=True)
    text = models.TextField()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.text

    @property
    def field_label(self) -> str:
        return str(dict(SectorField.choices).get(self.sector_field, self.sector_field))


class Commitment(Part):
    """Indicator, target, period and party: what is promised, in the words that were signed."""

    item = models.ForeignKey(ProgrammeItem, on_delete=models.CASCADE, related_name="commitments")
    position = models.PositiveSmallIntegerField()
    indicator_key = models.CharField(max_length=100, blank=True)
    debtor = models.UUIDField(null=True)  # nobody named = every party
    beneficiary = models.UUIDField(null=True)
    target_kind = models.CharField(max_length=20)
    number = models.PositiveIntegerField(null=True)
    qualifier = models.CharField(max_length=20)
    per = models.CharField(max_length=20, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    phrase = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField()
    counting = models.JSONField(null=True)

    class Meta:
        ordering = ["item__position", "position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="commitment_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=~Q(target_kind="rate") | Q(number__isnull=False) & ~Q(per=""),
                name="rate_has_a_number_and_a_period",
            ),
            models.CheckConstraint(
                condition=~Q(target_kind="count") | Q(number__isnull=False),
                name="count_has_a_number",
            ),
        ]

    def __str__(self) -> str:
        return self.phrase

    def window(self, year: int) -> tuple[date, date] | None:
        """The days of a year on which this commitment runs."""
        first = max(self.starts_on, date(year, 1, 1))
        last = min(self.ends_on, date(year, 12, 31))
        return (first, last) if first <= last else None

    @property
    def terms(self) -> dict[str, Any] | None:
        """How the result is counted: what the proposing party said last, or the signed terms."""
        proposer = self.item.programme.proposed_by
        said = [c for c in self.countings.all() if c.counted_by == proposer]
        # uuid7: the newest of one signer is the greatest.
        return max(said, key=lambda c: c.uid).terms if said else self.counting


class CommitmentCounting(Part):
    """How a party says a commitment is counted; the proposing party's newest holds."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="countings")
    counted_by = models.UUIDField()
    terms = models.JSONField()

    def __str__(self) -> str:
        return str(self.terms)


class CommitmentJudgement(Part):
    """What one party says of a commitment in one year, and on what that rests."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="judgements")
    judged_by = models.UUIDField()
    year = models.PositiveSmallIntegerField()
    judged_on = models.DateField()
    verdict = models.CharField(max_length=20, choices=Verdict)
    text = models.TextField()
    reference = models.CharField(max_length=300, blank=True)
    papers = models.JSONField(default=list)

    class Meta:
        ordering = ["uid"]

    def __str__(self) -> str:
        return self.text
