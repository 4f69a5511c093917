"""A report in preparation: rows of one office, with their history, until the figures are frozen."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from tinhban.figures.periods import Period
from tinhban.foundation import ids, time
from tinhban.numbers.quantities import Qualifier
from tinhban.organisations.readable import OfficeRows


class ReviewQuerySet(OfficeRows["Review"]):
    """Drafts of the acting organisation only."""


class Review(models.Model):
    """One organisation's report on a programme for a period."""

    uid = models.UUIDField(primary_key=True, default=ids.new_uid, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT)
    programme = models.UUIDField()
    channel = models.CharField(max_length=43)
    template = models.CharField(max_length=40, default="programme_result")
    period = models.CharField(max_length=40)
    starts_on = models.DateField()
    ends_on = models.DateField()
    structure_date = models.DateField()  # the organisations as they were on this day
    due_on = models.DateField(null=True, blank=True)
    draft_number = models.PositiveSmallIntegerField(default=1)
    drafted_on = models.DateField()
    subject = models.CharField(_("Subject"), max_length=500)
    notation = models.CharField(_("Notation"), max_length=40, blank=True)
    place = models.CharField(_("Place"), max_length=100, blank=True)
    signer_position = models.CharField(_("Position of the signer"), max_length=100)
    signer_authority = models.CharField(_("Signing authority"), max_length=60, blank=True)
    signer_name = models.CharField(_("Name of the signer"), max_length=100, blank=True)
    addressees = models.TextField(_("Addressed to"), blank=True)  # one a line
    recipients = models.TextField(_("Recipients"), blank=True)  # one a line
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    created_at = models.DateTimeField(default=time.now, editable=False)

    objects = ReviewQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-starts_on", "uid"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "programme", "period"],
                name="review_once_per_organisation_and_period",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="review_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    def as_period(self) -> Period:
        return Period.parse(self.period, due_on=self.due_on)


class SectionKind(models.TextChoices):
    """What a stretch of the text is."""

    BASIS = "basis", _("Legal bases, one a line")
    OPENING = "opening", _("Opening")
    PART = "part", _("Part (I, II, III)")
    SECTION = "section", _("Section (1, 2, 3)")
    CLOSING = "closing", _("Closing")


class ReviewSection(models.Model):
    """A heading and the paragraphs under it, one a line; `{{so:key}}` stands for a figure."""

    uid = models.UUIDField(primary_key=True, default=ids.new_uid, editable=False)
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=SectionKind)
    heading = models.CharField(_("Heading"), max_length=300, blank=True)
    text = models.TextField(_("Text"), blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "uid"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=SectionKind.values), name="review_section_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return self.heading or self.get_kind_display()

    @property
    def paragraphs(self) -> list[str]:
        return [line for line in self.text.split("\n") if line.strip()]


class BoundFigure(models.Model):
    """How the office writes one figure: "gần 400" for 396 counted."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="phrases")
    key = models.CharField(max_length=100)
    number = models.PositiveIntegerField()
    qualifier = models.CharField(
        max_length=20, choices=[(q.value, q.value) for q in Qualifier], default=Qualifier.EXACT
    )
    noun = models.CharField(max_length=60, blank=True)  # of a rate: "bài viết" in "1 bài viết/tuần"

    history = HistoricalRecords()

    class Meta:
        ordering = ["key"]
        constraints = [
            models.UniqueConstraint(fields=["review", "key"], name="figure_is_bound_once"),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.qualifier} {self.number}"
