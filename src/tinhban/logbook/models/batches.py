"""An uploaded log and its rows: the office's own, seen by no other organisation."""

from typing import Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhban.foundation import ids, time
from tinhban.jobs.job_row import JobRow
from tinhban.organisations.models import Organisation
from tinhban.organisations.readable import OfficeRows
from tinhban.sheets.doubts import Doubt, doubts_from_json


class BatchState(models.TextChoices):
    """Where an uploaded log stands."""

    UPLOADED = "uploaded", _("Being read")
    READ = "read", _("Read, to be checked")
    SETTLING = "settling", _("Answers being applied")
    IMPORTING = "importing", _("Being recorded")
    STOPPED = "stopped", _("Stopped half way")
    DONE = "done", _("Recorded in the book")
    CANCELLED = "cancelled", _("Upload set aside")
    UNDOING = "undoing", _("Being taken back")
    UNDONE = "undone", _("Taken back")
    FAILED = "failed", _("Not readable")


# A file in one of these states may be uploaded once more.
OVER = (BatchState.CANCELLED, BatchState.UNDONE, BatchState.FAILED)


# A job has it in hand.
AT_WORK = (
    BatchState.UPLOADED,
    BatchState.SETTLING,
    BatchState.IMPORTING,
    BatchState.UNDOING,
)


WORK = "log"  # what the worker knows it by


class BookKind(models.TextChoices):
    """Which of its two books a station keeps here."""

    USED = "used", _("Book of items received and used")
    SUPPLIED = "supplied", _("Book of items supplied")


class ImportBatchQuerySet(OfficeRows["ImportBatch"]):
    """The acting organisation's own uploads."""

    def at_work(self) -> Self:
        return self.filter(state__in=AT_WORK)


class ImportBatch(JobRow):
    """One uploaded log, from the file to the uses that it became."""

    uid = models.UUIDField(primary_key=True, default=ids.new_uid, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=43)
    outlet = models.CharField(max_length=200)
    # Which book it is; empty until headings or the person have told.
    book = models.CharField(max_length=8, choices=BookKind.choices, blank=True)
    filename = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=12, choices=BatchState.choices, default=BatchState.UPLOADED)
    # Why it cannot be read or went no further: code and params, put into words when shown.
    refusal = models.JSONField(default=dict)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    # What was understood: sheets with their columns, problems, rows that are no entries.
    sheets = models.JSONField(default=list)
    problems = models.JSONField(default=list)
    skipped = models.JSONField(default=list)
    # What the person said: columns by sheet, and answers for all rows alike.
    mappings = models.JSONField(default=dict)
    headings = models.JSONField(default=dict)  # the same by folded heading, for every sheet
    answers = models.JSONField(default=dict)
    # What had come of partners when rows without an item were last compared with it; see `linking`.
    looked_at = models.PositiveIntegerField(default=0)
    # How many rows were read; `total` belongs to the job at hand.
    entries = models.PositiveIntegerField(default=0)
    stop_asked = models.BooleanField(default=False)
    undo_reason = models.TextField(blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(default=time.now)
    # Who pressed the button that the job is carrying out.
    acted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "channel", "sha256", "book"],
                condition=~Q(state__in=["cancelled", "undone", "failed"]),
                name="log_is_uploaded_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=BatchState.values), name="log_state_is_known"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "created_at"], name="logs_of_an_office")]

    def __str__(self) -> str:
        return self.filename

    @property
    def is_at_work(self) -> bool:
        return self.state in AT_WORK

    @property
    def tells_supplies(self) -> bool:
        return self.book == BookKind.SUPPLIED


class RowState(models.TextChoices):
    """What becomes of one row."""

    ASKS = "asks", _("To be answered")
    READY = "ready", _("To be recorded")
    LEFT_OUT = "left_out", _("Left out")
    KNOWN = "known", _("In the book already")
    DONE = "done", _("Recorded in the book")
    REFUSED = "refused", _("Refused by the book")
    WITHDRAWN = "withdrawn", _("Taken back")
    STANDS = "stands", _("Could not be taken back")


# What such a row became stands in the book of the office.
IN_THE_BOOK = (RowState.DONE, RowState.STANDS)


class ImportRow(models.Model):
    """One row of an uploaded log: as typed, as understood, and what became of it."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField()
    sheet = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    cells = models.JSONField()
    # As read from the sheet; what the answers make of it is in `settled`.
    values = models.JSONField()
    read_doubts = models.JSONField(default=list)
    answers = models.JSONField(default=dict)
    settled = models.JSONField(default=dict)
    # All doubts, those from the sheet and those from what this node knows.
    doubts = models.JSONField(default=list)
    # Those still open, as " code.field code.field ": searched as text on both databases.
    asks = models.TextField(blank=True)
    told = models.TextField(blank=True)  # the same for all of them, answered or not
    folded = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=RowState.choices, default=RowState.ASKS)
    reason = models.TextField(blank=True)
    supplier = models.UUIDField(null=True)
    item = models.UUIDField(null=True)
    usages = models.JSONField(default=list)
    # An item that came after the row was recorded and may be what it tells of; asked, never linked by itself.
    proposed = models.UUIDField(null=True)
    refused_items = models.JSONField(default=list)  # those that a person said it is not

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "position"], name="row_of_a_log_once"),
            models.CheckConstraint(condition=Q(state__in=RowState.values), name="row_state_known"),
        ]
        indexes = [
            models.Index(fields=["batch", "state", "position"], name="rows_of_a_log_by_state")
        ]

    def __str__(self) -> str:
        return f"{self.sheet}, {self.number}"

    @property
    def open_doubts(self) -> list[Doubt]:
        """The doubts that want an answer."""
        found = doubts_from_json(self.doubts)
        return [doubt for doubt in found if f" {doubt.code}.{doubt.field} " in self.asks]

    @property
    def usage_uids(self) -> list[UUID]:
        return [UUID(str(uid)) for uid in self.usages]
