"""Articles compared with the items: what may be a use becomes a line on the desk of who watches."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from tinhban import reuse
from tinhban.exchange.models import Item, Usage
from tinhban.exchange.watch import library
from tinhban.exchange.watch.library import Found
from tinhban.exchange.watch.models import FetchedArticle, SuspectedUse, SuspicionState, Watch
from tinhban.foundation import text, time
from tinhban.organisations.queries import today_for

PART = 64


def readable_for(watch: Watch) -> "QuerySet[Item]":
    """Our outlet may have used what partners let us read; a partner's, what is our own."""
    readable = library.readable_by(watch.organisation)
    if watch.is_ours:
        return readable.exclude(owned_by=watch.organisation_id)
    return readable.filter(owned_by=watch.organisation_id)


def compare(watch: Watch, index: reuse.Index | None = None) -> int:
    """Compare what was fetched and not compared yet; how many suspected uses are new."""
    readable, new, today = readable_for(watch), 0, today_for(watch.organisation)
    while articles := list(watch.articles.filter(compared_at=None).order_by("uid")[:PART]):
        if index is not None:
            index.background.update(article.text for article in articles)
        answers = library.search([article.text for article in articles], readable)
        suspected = [
            _suspected(watch, article, found, today)
            for article, answer in zip(articles, answers, strict=True)
            for found in answer
        ]
        days = _approved(suspected)
        suspected = [s for s in suspected if days[s.item] <= s.published_on]
        _link_known(suspected)
        with transaction.atomic():
            before = SuspectedUse.objects.filter(article__in=articles).count()
            SuspectedUse.objects.bulk_create(suspected, ignore_conflicts=True)
            new += SuspectedUse.objects.filter(article__in=articles).count() - before
            FetchedArticle.objects.filter(pk__in=[a.pk for a in articles]).update(
                compared_at=time.now()
            )
    return new


def _suspected(watch: Watch, article: FetchedArticle, found: Found, today: date) -> SuspectedUse:
    match = found.match
    return SuspectedUse(
        organisation=watch.organisation,
        article=article,
        item=found.item,
        version=found.version,
        item_title=found.title,
        owner=found.owner,
        publisher=watch.publisher,
        published_on=article.published_on or today,
        score=_thousandths(match.score),
        containment=_thousandths(match.containment),
        shared=sum(a1 - a0 for a0, a1, _i0, _i1 in match.spans),
        spans=_plain(match.spans),
        formula_spans=_plain(match.formula_spans),
        folded=text.fold(f"{article.title} {found.title} {watch.outlet}"),
    )


def _thousandths(share: float) -> int:
    return max(0, min(1000, round(share * 1000)))


def _plain(spans: list[reuse.Span]) -> list[list[int]]:
    return [[int(at) for at in span] for span in spans]


def _approved(suspected: list[SuspectedUse]) -> dict[Any, date]:
    """An article that is older than the item cannot have used it."""
    uids = {s.item for s in suspected}
    return dict(Item.objects.filter(uid__in=uids).values_list("uid", "approved_on"))


def _link_known(suspected: list[SuspectedUse]) -> None:
    """What we have declared already is not asked about again."""
    ours = [s for s in suspected if s.is_ours]
    if not ours:
        return
    uses = Usage.objects.filter(
        item_id__in={s.item for s in ours}, used_by=ours[0].organisation_id, withdrawn_on=None
    )
    by_item: dict[Any, list[Usage]] = {}
    for usage in uses.order_by("used_on", "uid"):
        by_item.setdefault(usage.item_id, []).append(usage)
    for one in ours:
        for usage in by_item.get(one.item, ()):
            if is_same(usage, one.article.url, one.published_on, one.article.watch.outlet):
                one.state, one.usage = SuspicionState.CONFIRMED, usage.uid
                break


def is_same(usage: Usage, url: str, used_on: date, outlet: str) -> bool:
    """Whether a use in the book tells of the same appearance: its address, else its day."""
    if usage.url and usage.url == url:
        return True
    if usage.used_on != used_on:
        return False
    on_web = url.startswith(("http://", "https://"))
    return usage.outlet == outlet or not (usage.url and on_web)
