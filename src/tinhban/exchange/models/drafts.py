"""Drafts: rows of one office, seen by nobody else, with their history."""

from typing import Self

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from tinhban.exchange.kinds import SECTOR_LENGTH, Kind
from tinhban.foundation.time import mmss
from tinhban.organisations.models import Organisation
from tinhban.organisations.readable import OfficeRows


class DraftQuerySet(OfficeRows["ItemDraft"]):
    """Drafts of one's own organisation."""

    def open(self) -> Self:
        return self.filter(approved_item__isnull=True)


class ItemDraft(models.Model):
    """An item being written; saved by itself, and gone to nobody until it is approved."""

    uid = models.UUIDField(primary_key=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.NEWS_ITEM)
    title = models.TextField(blank=True)
    text = models.TextField(blank=True)
    sector_field = models.CharField(max_length=SECTOR_LENGTH, blank=True)
    length = models.PositiveIntegerField(null=True, blank=True)
    language = models.CharField(max_length=20, default="vi")
    embargo_until = models.DateTimeField(null=True, blank=True)
    rights = models.JSONField(default=dict, blank=True)
    credit = models.TextField(blank=True)
    files = models.JSONField(default=list, blank=True)
    # The item of which this is to become the next version.
    corrects = models.UUIDField(null=True, blank=True)
    approved_item = models.UUIDField(null=True, blank=True)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    # Of the title, by which drafts are sorted, and of title and text, in which they are found.
    sort_key = models.TextField(default="", editable=False)
    folded = models.TextField(default="", editable=False)
    history = HistoricalRecords(excluded_fields=["sort_key", "folded"])

    objects = DraftQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["organisation", "-saved_at"], name="draft_by_office")]

    def __str__(self) -> str:
        return self.title

    @property
    def duration(self) -> str:
        return mmss(self.length)
