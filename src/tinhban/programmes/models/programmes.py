"""Programmes, their parties and what the parties add: signatures, phases, contacts, links, the end."""

from datetime import date

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tinhban.organisations.readable import ChannelRows
from tinhban.programmes import hooks
from tinhban.records.rows import Part


class ProgrammeKind(models.TextChoices):
    PROGRAMME = "programme", _("Co-operation programme")
    PLAN = "plan", _("Joint plan")
    REGULATION = "regulation", _("Regulation on co-operation")
    AGREEMENT = "agreement", _("Agreement")


class PartyRole(models.TextChoices):
    PARTY = "party", _("Party")
    OBSERVER = "observer", _("Observer")


class State(models.TextChoices):
    """Where a programme stands on a day; computed from the parties' rows, never stored."""

    PROPOSED = "proposed", _("Waiting for signatures")
    SIGNED = "signed", _("Signed, not yet begun")
    RUNNING = "running", _("Running")
    ENDED = "ended", _("Term over, review awaited")
    REVIEWED = "reviewed", _("Reviewed")
    CLOSED = "closed", _("Closed")


class ProgrammeQuerySet(ChannelRows["Programme"]):
    def with_state(self, on: date) -> "ProgrammeQuerySet":
        """Each row with its `state` on a day, in one query."""
        closed = Closing.objects.filter(
            programme=OuterRef("pk"), closed_by=OuterRef("proposed_by"), closed_on__lte=on
        )
        return self.annotate(  # type: ignore[no-redef]
            state=Case(
                When(Exists(closed), then=Value(State.CLOSED.value)),
                When(Exists(_parties_without_signature()), then=Value(State.PROPOSED.value)),
                When(starts_on__gt=on, then=Value(State.SIGNED.value)),
                When(ends_on__gte=on, then=Value(State.RUNNING.value)),
                When(hooks.reviewed(), then=Value(State.REVIEWED.value)),
                default=Value(State.ENDED.value),
                output_field=models.CharField(),
            )
        )


def _parties_without_signature() -> "models.QuerySet[Party]":
    signed = Signature.objects.filter(
        programme=OuterRef("programme"), organisation=OuterRef("organisation")
    )
    return Party.objects.filter(programme=OuterRef("pk"), role=PartyRole.PARTY).exclude(
        Exists(signed)
    )


class Programme(models.Model):
    """An agreement between organisations to do named work over fixed dates; it is a channel."""

    state: str  # where `with_state` has annotated it

    uid = models.UUIDField(primary_key=True, editable=False)
    channel = models.CharField(max_length=43, db_index=True, editable=False)
    slug = models.SlugField(max_length=120)
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=20)
    starts_on = models.DateField()
    ends_on = models.DateField()
    theme = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=200, blank=True)
    paper = models.CharField(max_length=64, null=True, blank=True)  # noqa: DJ001 - absent in the event
    proposed_by = models.UUIDField()
    proposed_on = models.DateField()
    sort_key = models.CharField(max_length=900)
    folded = models.TextField()
    entry_hash = models.CharField(max_length=43, editable=False)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "sort_key", "uid"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="programme_ends_after_it_starts"
            )
        ]
        indexes = [models.Index(fields=["-starts_on", "uid"], name="programme_by_start")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("programmes:programme", args=[self.slug])

    @property
    def years(self) -> range:
        return range(self.starts_on.year, self.ends_on.year + 1)

    @property
    def term(self) -> str:
        """The term as people write it: "2022", "2021 - 2025", or dates when it is not whole years."""
        first, last = self.starts_on, self.ends_on
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            return f"{first.year}" if first.year == last.year else f"{first.year} - {last.year}"
        return f"{first:%d/%m/%Y} - {last:%d/%m/%Y}"


class Party(Part):
    """An organisation in a programme, in the order and under the name in which it signs."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="parties")
    organisation = models.UUIDField(db_index=True)
    position = models.PositiveSmallIntegerField()
    name_as_signed = models.CharField(max_length=300)
    role = models.CharField(max_length=20, choices=PartyRole)
    contact_point = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "organisation"], name="party_once_in_a_programme"
            )
        ]

    def __str__(self) -> str:
        return self.name_as_signed


class Signature(Part):
    """A party's signature: its own, or typed by another party from a signed paper."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="signatures")
    organisation = models.UUIDField()
    recorded_by = models.UUIDField()
    signed_on = models.DateField()
    signer_position = models.CharField(max_length=200)
    paper = models.CharField(max_length=64, null=True, blank=True)  # noqa: DJ001 - absent in the event

    class Meta:
        ordering = ["signed_on", "uid"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "organisation", "recorded_by"],
                name="signature_once_by_each_recorder",
            ),
            models.CheckConstraint(
                condition=Q(recorded_by=F("organisation")) | Q(paper__isnull=False),
                name="typed_signature_has_a_paper",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.signer_position}, {self.signed_on:%d/%m/%Y}"

    @property
    def is_typed(self) -> bool:
        return self.recorded_by != self.organisation


class Phase(Part):
    """One year of a programme: theme and plan, as one party opened it."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="phases")
    year = models.PositiveSmallIntegerField()
    opened_by = models.UUIDField()
    opened_on = models.DateField()
    theme = models.CharField(max_length=300, blank=True)
    plan = models.TextField(blank=True)

    class Meta:
        ordering = ["year", "uid"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "year", "opened_by"], name="phase_once_a_year_by_each_party"
            )
        ]

    def __str__(self) -> str:
        return f"{self.year}"


class Link(Part):
    """Another programme's channel from which this one counts."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="links")
    linked_channel = models.CharField(max_length=43, editable=False)
    title = models.CharField(max_length=300)
    linked_by = models.UUIDField()

    class Meta:
        ordering = ["uid"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "linked_channel", "linked_by"],
                name="link_once_by_each_party",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Contact(Part):
    """Whom a party names as its contact point from a day on, or as a stand-in between two days."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="contacts")
    organisation = models.UUIDField()
    position = models.CharField(max_length=200)
    substitute = models.BooleanField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        ordering = ["starts_on", "uid"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="contact_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(substitute=False) | Q(ends_on__isnull=False),
                name="substitute_has_an_end",
            ),
        ]

    def __str__(self) -> str:
        return self.position


class Closing(Part):
    """A party's statement that the programme is closed; the proposing party's counts."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="closings")
    closed_by = models.UUIDField()
    closed_on = models.DateField()
    text = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "closed_by"], name="closing_once_by_each_party"
            )
        ]

    def __str__(self) -> str:
        return f"{self.closed_on:%d/%m/%Y}"
