"""Uses, what the partners say to them, and what was done after a correction."""

from django.db import models
from django.db.models import Q

from tinhban.exchange.kinds import Kind, Medium, Share
from tinhban.records.rows import Made, Part, Said, reference


class Usage(Made):
    """A publication that its publisher claims: of a partner's item, or a piece about partners."""

    used_by = models.UUIDField()
    item = reference("exchange.Item", "usages", index=False)
    version = models.PositiveIntegerField(null=True)
    supplier_uid = models.UUIDField(null=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    title = models.TextField()
    used_on = models.DateField()
    outlet = models.TextField()
    medium = models.CharField(max_length=10, blank=True, choices=Medium.choices)
    section = models.TextField(blank=True)
    page = models.CharField(max_length=40, blank=True)
    url = models.TextField(blank=True)
    timecode = models.CharField(max_length=40, blank=True)
    share = models.CharField(max_length=10, blank=True, choices=Share.choices)
    credit = models.TextField(blank=True)
    column = reference("exchange.Column", "usages", index=False)
    slot = models.CharField(max_length=8, blank=True)
    late = models.BooleanField(default=False)
    sheet = models.TextField(null=True)  # noqa: DJ001 - none and empty are told apart in the event
    withdrawn_on = models.DateField(null=True)
    withdrawn_reason = models.TextField(blank=True)
    withdrawn_entry = models.CharField(max_length=43, blank=True)
    folded = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(supplier_uid__isnull=True) | ~Q(used_by=models.F("supplier_uid")),
                name="usage_is_of_another",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_entry="") | ~Q(withdrawn_entry=""),
                name="usage_is_withdrawn_by_an_entry",
            ),
        ]
        indexes = [
            models.Index(fields=["used_on", "uid", "channel"], name="usage_by_day"),
            models.Index(fields=["used_by", "used_on", "uid"], name="usage_by_user"),
            models.Index(fields=["supplier_uid", "used_on", "uid"], name="usage_by_supplier"),
            models.Index(fields=["column", "used_by", "used_on"], name="usage_of_column"),
            # The last columns let SQLite count, also by kind, without a look at the rows.
            models.Index(
                fields=["used_by", "supplier_uid", "channel", "used_on", "kind", "withdrawn_on"],
                condition=Q(withdrawn_on__isnull=True),
                name="usage_counted",
            ),
            models.Index(
                fields=["used_by", "used_on", "supplier_uid", "withdrawn_on"],
                condition=Q(withdrawn_on__isnull=True, supplier_uid__isnull=False),
                name="usage_by_month",
            ),
            models.Index(fields=["item", "used_by"], name="usage_by_item"),
        ]

    def __str__(self) -> str:
        return self.title


class UsagePartner(Part):
    """A partner that a use concerns: its supplier, or an organisation that the piece is about."""

    usage = models.ForeignKey(Usage, on_delete=models.CASCADE, related_name="partners")
    organisation = models.UUIDField()
    used_by = models.UUIDField()
    used_on = models.DateField()
    # The supplier's word decides; of a piece without a supplier, that of everybody it is about.
    decides = models.BooleanField()
    # The use is of this partner's item: figures of a pair count these rows alone.
    supplies = models.BooleanField(default=False)
    # This partner's last word, and whether the claim still stands: what waits is asked for on
    # every page, and must not read a year of answered uses.
    answer = models.CharField(max_length=10, blank=True)
    withdrawn = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "used_on", "usage"], name="usage_by_partner"),
            models.Index(
                fields=["organisation", "used_by", "answer", "used_on", "channel"],
                condition=Q(supplies=True, withdrawn=False),
                name="usage_by_answer",
            ),
            models.Index(
                fields=["organisation", "channel", "used_by", "used_on", "usage"],
                condition=Q(decides=True, answer="", withdrawn=False),
                name="usage_waits_for_partner",
            ),
        ]


class UsageAnswer(Said):
    """What a partner says to a use; a later answer of the same partner replaces it."""

    class Answer(models.TextChoices):
        CONFIRMED = "confirmed"
        REJECTED = "rejected"
        DISPUTED = "disputed"

    usage = reference("exchange.Usage", "answers", null=False, index=False)
    answered_by = models.UUIDField()
    answer = models.CharField(max_length=10, choices=Answer.choices)
    reason = models.TextField(blank=True)
    answered_on = models.DateField()
    superseded = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["usage", "answered_by", "channel"],
                condition=Q(superseded=False),
                name="usage_has_one_answer_in_force",
            )
        ]
        indexes = [models.Index(fields=["usage", "answered_by"], name="usage_answers")]


class CorrectionActed(Said):
    """What a user of an old version did after a correction or a kill."""

    item = reference("exchange.Item", "corrections_acted", null=False, index=False)
    version = models.PositiveIntegerField()
    acted_by = models.UUIDField()
    done = models.CharField(max_length=20)
    note = models.TextField(blank=True)
    acted_on = models.DateField()
    killed = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["item", "acted_by", "version"], name="correction_acted_on")]
