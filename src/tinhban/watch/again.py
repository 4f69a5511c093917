"""Which kept articles have to be compared again: marked here, compared by the worker part by part."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from datetime import time as clock
from uuid import UUID

from django.db import transaction
from django.db.models import Min, Q, QuerySet

from tinhban.exchange.models import Item
from tinhban.foundation import time
from tinhban.organisations.queries import channels_read
from tinhban.watch.models import (
    CommonPassage,
    FetchedArticle,
    SuspectedUse,
    SuspicionState,
    Watch,
)

PART = 500


def readable(watch: Watch) -> "QuerySet[Item]":
    """Our outlet may have used what partners let us read; a partner's, what is our own."""
    found: QuerySet[Item] = Item.objects.filter(channel__in=channels_read(watch.organisation_id))
    return found.filter(_whose(watch))


def _whose(watch: Watch) -> Q:
    own = Q(owned_by=watch.organisation_id)
    return ~own if watch.is_ours else own


def for_new_items(items: Iterable[UUID], *, corrected: Iterable[UUID] = ()) -> int:
    """Before new items are indexed: articles since their day. Killed in between, it happens again.

    Of an item that was here before only the correction is new.
    """
    since = _days(list(items), set(corrected))
    marked = 0
    for watch in Watch.objects.order_by("uid"):
        channels = set(channels_read(watch.organisation_id))
        days = [
            day
            for (channel, owner), day in since.items()
            if channel in channels and (owner != watch.organisation_id) == watch.is_ours
        ]
        if days:
            marked += _since(watch, min(days))
    return marked


def _days(uids: list[UUID], corrected: set[UUID]) -> dict[tuple[str, UUID], date]:
    """The first day on which an article can have used one of these items, by channel and owner."""
    found: dict[tuple[str, UUID], date] = defaultdict(lambda: date.max)
    for start in range(0, len(uids), PART):
        rows = Item.objects.filter(uid__in=uids[start : start + PART]).order_by()
        for item in rows.only("uid", "channel", "owned_by", "approved_on", "changed_on"):
            day = item.changed_on if item.uid in corrected else item.approved_on
            key = item.channel, item.owned_by
            found[key] = min(found[key], day)
    return found


def for_new_channels() -> int:
    """An office that joined a channel reads items that the index has had for long."""
    marked = 0
    for watch in Watch.objects.order_by("uid"):
        now = sorted(channels_read(watch.organisation_id))
        if now == watch.channels:
            continue
        joined = set(now) - set(watch.channels)
        with transaction.atomic():
            Watch.objects.filter(pk=watch.pk).update(channels=now)
            items = Item.objects.filter(_whose(watch), channel__in=joined).order_by()
            first = items.aggregate(first=Min("approved_on"))["first"]
            if first is not None:
                marked += _since(watch, first)
    return marked


def _since(watch: Watch, day: date) -> int:
    """Articles of that day and later; of one without a day only the day of fetching is known."""
    midnight = datetime.combine(day, clock(), time.VIET_NAM)
    told, seen = Q(published_on__gte=day), Q(published_on=None, fetched_at__gte=midnight)
    return _mark(watch.articles.filter(told | seen))


def for_called_common(organisation: UUID) -> int:
    """Articles of what waits: some of it waits because of the text that is called common."""
    waiting = SuspectedUse.objects.filter(
        organisation=organisation, state=SuspicionState.SUSPECTED
    ).order_by()
    return _mark(FetchedArticle.objects.filter(uid__in=waiting.values("article")))


def for_no_longer_common(organisation: UUID, said_at: datetime) -> int:
    """Articles that may have been passed over since, and those that were put aside."""
    aside = SuspectedUse.objects.filter(
        organisation=organisation, state=SuspicionState.COMMON, decided_by=None
    ).order_by()
    articles = FetchedArticle.objects.filter(watch__organisation=organisation)
    return _mark(articles.filter(Q(compared_at__gte=said_at) | Q(uid__in=aside.values("article"))))


def _mark(articles: "QuerySet[FetchedArticle]") -> int:
    """Those that could not be read have nothing to be compared."""
    return articles.exclude(compared_at=None).exclude(sha256="").update(compared_at=None)


def waiting() -> "QuerySet[FetchedArticle]":
    """Articles to be compared, whatever the reason."""
    return FetchedArticle.objects.filter(compared_at=None)


def passages_of(organisation: UUID) -> "QuerySet[CommonPassage]":
    """What an office calls common text, the latest first."""
    return CommonPassage.objects.filter(organisation=organisation).order_by("-uid")
