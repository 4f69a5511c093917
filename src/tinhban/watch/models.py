"""What an office watches, what was fetched, and what looks like a use: seen by no other office."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from tinhban.exchange.kinds import Medium
from tinhban.foundation import ids, time
from tinhban.jobs.job_row import JobRow
from tinhban.organisations.models import Organisation
from tinhban.organisations.readable import OfficeRows


class WatchQuerySet(OfficeRows["Watch"]):
    """What the acting organisation watches itself."""

    def at_work(self) -> Self:
        return self.filter(Q(asked=True) | Q(runner__isnull=False))


class Source(models.TextChoices):
    """Where the list of publications comes from."""

    FEED = "feed", _("RSS or Atom feed")
    SITEMAP = "sitemap", _("Sitemap (XML)")
    PAGE = "page", _("A page that lists articles")
    FOLDER = "folder", _("Folder of running orders or subtitles")


class Watch(JobRow):
    """One outlet whose publications are compared with the items."""

    uid = models.UUIDField(primary_key=True, default=ids.new_uid, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    # Whose outlet it is: a partner may be unknown to this node, hence no key.
    publisher = models.UUIDField()
    outlet = models.CharField(max_length=200)
    medium = models.CharField(max_length=10, blank=True, choices=Medium.choices)
    source = models.CharField(max_length=10, choices=Source.choices)
    address = models.CharField(max_length=500)
    active = models.BooleanField(default=True)
    etag = models.CharField(max_length=300, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    last_run_at = models.DateTimeField(null=True)
    # Why the last run went wrong: code and params, put into words when shown.
    last_error = models.JSONField(default=dict)
    # Whose items were looked for in its articles: a channel that is new here brings old items.
    channels = models.JSONField(default=list)
    asked = models.BooleanField(default=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(default=time.now)
    history = HistoricalRecords(
        excluded_fields=[
            *("etag", "last_modified", "last_run_at", "last_error", "channels"),
            *("runner", "asked", "total", "done", "beat_at"),
        ]
    )

    objects = WatchQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "source", "address"], name="watch_once"
            ),
            models.CheckConstraint(
                condition=Q(source__in=Source.values), name="watch_source_is_known"
            ),
        ]
        indexes = [models.Index(fields=["active", "last_run_at"], name="watch_is_due")]

    def __str__(self) -> str:
        return self.outlet

    @property
    def is_ours(self) -> bool:
        """Our own outlet: what is found is ours to declare."""
        return self.publisher == self.organisation_id

    @property
    def is_at_work(self) -> bool:
        return self.asked or self.runner is not None


class KnownSite(models.Model):
    """What a site says to everybody about being visited, as this node heard it last."""

    site = models.CharField(max_length=300, primary_key=True)
    rules = models.BinaryField(default=bytes)
    read_at = models.DateTimeField(null=True)
    silent_since = models.DateTimeField(null=True)
    rest_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.site


class FetchedArticle(models.Model):
    """One publication as it was when it was fetched."""

    uid = models.UUIDField(primary_key=True, default=ids.new_uid, editable=False)
    watch = models.ForeignKey(Watch, on_delete=models.CASCADE, related_name="articles")
    url = models.CharField(max_length=1000)
    fetched_at = models.DateTimeField()
    sha256 = models.CharField(max_length=64)
    title = models.CharField(max_length=500, blank=True)
    text = models.TextField()
    # The day that the article tells; none when it tells none, for a person to say.
    published_on = models.DateField(null=True)
    # What it writes as its day, when there is no such day.
    day_written = models.CharField(max_length=200, blank=True)
    # None: to be compared, for the first time or again.
    compared_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["watch", "url"], name="article_is_fetched_once")
        ]
        indexes = [
            models.Index(
                fields=["watch"], condition=Q(compared_at=None), name="article_to_compare"
            ),
            models.Index(fields=["watch", "published_on"], name="article_by_day"),
        ]

    def __str__(self) -> str:
        return self.title or self.url

    @property
    def seen_on(self) -> date:
        """Its day, else the one on which it was fetched: later it cannot have appeared."""
        return self.published_on or self.fetched_at.astimezone(time.VIET_NAM).date()

    @property
    def is_read(self) -> bool:
        """Whether there was a text; what could not be read is kept so that it is asked for once."""
        return bool(self.sha256)

    @property
    def is_on_the_web(self) -> bool:
        return self.url.startswith(("http://", "https://"))


class SuspicionState(models.TextChoices):
    """What a person has said to it; only a confirmed one is a use in the book."""

    SUSPECTED = "suspected", _("To be looked at")
    CONFIRMED = "confirmed", _("Declared as a use")
    KNOWN = "known", _("Noted")
    REJECTED = "rejected", _("Not a use")
    COMMON = "common", _("Common text")

    @classmethod
    def said(cls) -> "tuple[SuspicionState, ...]":
        """What stands in no book, so that a person may take it back."""
        return cls.REJECTED, cls.KNOWN, cls.COMMON


class SuspectedUseQuerySet(OfficeRows["SuspectedUse"]):
    """What the acting organisation has found itself."""


class SuspectedUse(models.Model):
    """An article that shares passages with an item: a hint, and no entry of any book."""

    uid = models.UUIDField(primary_key=True, default=ids.new_uid, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    article = models.ForeignKey(FetchedArticle, on_delete=models.CASCADE, related_name="suspected")
    # By uid: a book that is built anew empties the table of items for a while.
    item = models.UUIDField()
    version = models.PositiveIntegerField()
    item_title = models.TextField()
    owner = models.UUIDField()
    publisher = models.UUIDField()
    published_on = models.DateField(null=True)
    # Where it stands in the list: its day, else the day on which the article was first seen.
    listed_on = models.DateField(default=time.today)
    # Thousandths: a float is not the same on both databases.
    score = models.PositiveIntegerField()
    containment = models.PositiveIntegerField()
    shared = models.PositiveIntegerField()
    # [from, to) in the article and in the item's title and text, one line between them.
    spans = models.JSONField(default=list)
    formula_spans = models.JSONField(default=list)
    state = models.CharField(
        max_length=10, choices=SuspicionState.choices, default=SuspicionState.SUSPECTED
    )
    usage = models.UUIDField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    decided_at = models.DateTimeField(null=True)
    found_at = models.DateTimeField(default=time.now)
    folded = models.TextField(blank=True)

    objects = SuspectedUseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "item"], name="suspected_once"),
            models.CheckConstraint(
                condition=Q(state__in=SuspicionState.values), name="suspicion_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed")
                | (Q(usage__isnull=False) & Q(organisation=F("publisher"))),
                name="confirmed_is_our_own_use",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "listed_on", "uid"], name="suspected_by_day"),
            models.Index(
                fields=["organisation", "publisher"],
                condition=Q(state="suspected"),
                name="suspected_waits",
            ),
        ]

    def __str__(self) -> str:
        return self.item_title

    @property
    def is_ours(self) -> bool:
        """A publication of ours: it may be declared."""
        return self.publisher == self.organisation_id

    @property
    def is_open(self) -> bool:
        return self.state == SuspicionState.SUSPECTED

    @property
    def percent(self) -> int:
        """How much of the shorter text is found in the other."""
        return round(self.containment / 10)

    @property
    def may_wait_again(self) -> bool:
        """Whether a person said something that may be taken back."""
        return self.state in SuspicionState.said() and self.decided_by_id is not None


class CommonPassage(models.Model):
    """Text that an office calls common: by it alone nothing is told to this office again."""

    uid = models.UUIDField(primary_key=True, default=ids.new_uid, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    # Where it was said; what was learnt stays when the source of the article is taken away.
    said_of = models.ForeignKey(
        SuspectedUse, on_delete=models.SET_NULL, related_name="+", null=True
    )
    said_at = models.DateTimeField(default=time.now)
    text = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["organisation", "-uid"], name="common_text_of_office")]

    def __str__(self) -> str:
        return self.text[:80]
