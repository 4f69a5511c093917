"""Items and their versions."""

from django.db import models
from django.db.models import Q

from tinhban.exchange.kinds import SECTOR_LENGTH, Kind
from tinhban.foundation.time import mmss
from tinhban.records.rows import Made, Said, reference


class Item(Made):
    """A piece of news that its owner lets partners have, as its latest version says."""

    owned_by = models.UUIDField()
    version = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=Kind.choices)
    title = models.TextField()
    sector_field = models.CharField(max_length=SECTOR_LENGTH, blank=True)
    length = models.PositiveIntegerField(null=True)
    language = models.CharField(max_length=20)
    approved_on = models.DateField()
    changed_on = models.DateField()
    embargo_until = models.DateTimeField(null=True)
    evolved_from = models.UUIDField(null=True)
    root = models.UUIDField()
    withheld_version = models.PositiveIntegerField(default=0)
    withheld_on = models.DateField(null=True)
    withheld_reason = models.TextField(blank=True)
    killed_on = models.DateField(null=True)
    killed_reason = models.TextField(blank=True)
    killed_entry = models.CharField(max_length=43, blank=True)
    sort_key = models.TextField()
    folded = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(version__gte=1), name="item_has_a_version"),
            models.CheckConstraint(
                condition=Q(killed_on__isnull=True, killed_entry="") | ~Q(killed_entry=""),
                name="item_is_killed_by_an_entry",
            ),
        ]
        indexes = [
            models.Index(fields=["approved_on", "uid", "channel"], name="item_by_day"),
            models.Index(fields=["owned_by", "approved_on", "uid"], name="item_by_owner"),
            models.Index(fields=["root"], name="item_by_root"),
            models.Index(
                fields=["uid"],
                condition=Q(version__gt=1) | Q(killed_on__isnull=False),
                name="item_changed",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def urn(self) -> str:
        """The item's name for ever, in the form that news agencies use."""
        return f"urn:newsml:tinhban:{self.approved_on:%Y%m%d}:{self.uid}"

    @property
    def is_withheld(self) -> bool:
        return self.withheld_version >= self.version

    @property
    def duration(self) -> str:
        """The length as mm:ss, empty when the item has none."""
        return mmss(self.length)


class ItemVersion(Said):
    """One version of an item: never changed once approved."""

    item = reference("exchange.Item", "versions", null=False, index=False)
    owned_by = models.UUIDField()
    version = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=Kind.choices)
    title = models.TextField()
    text = models.TextField(blank=True)
    sector_field = models.CharField(max_length=SECTOR_LENGTH, blank=True)
    length = models.PositiveIntegerField(null=True)
    language = models.CharField(max_length=20)
    approved_on = models.DateField()
    reason = models.TextField(blank=True)
    embargo_until = models.DateTimeField(null=True)
    rights = models.JSONField()
    credit = models.TextField(blank=True)
    files = models.JSONField()
    content_hash = models.CharField(max_length=43)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item", "owned_by", "version"], name="item_version_is_written_once"
            ),
        ]

    @property
    def duration(self) -> str:
        return mmss(self.length)
