"""Articles compared with the items: what may be a use becomes a line on the desk of who watches."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from tinhban import reuse
from tinhban.exchange.models import Item, Usage
from tinhban.foundation import text, time
from tinhban.watch import again, library
from tinhban.watch.library import ItemInCommon
from tinhban.watch.models import FetchedArticle, SuspectedUse, SuspicionState, Watch

PART = 64
STEP = 2_000  # articles of one turn of the worker
Answers = list[list[ItemInCommon]]


def compare_kept(index: reuse.Index, *, most: int = STEP) -> tuple[int, bool]:
    """Compare what waits, at most so many articles; what is new, and whether some are left."""
    new = 0
    for watch in Watch.objects.select_related("organisation").order_by("uid"):
        found, done = compare(watch, index, most=most)
        new, most = new + found, most - done
        if most <= 0:
            break
    return new, again.waiting().exists()


def compare(
    watch: Watch,
    index: reuse.Index,
    *,
    most: int | None = None,
    tell: Callable[[], None] = lambda: None,
) -> tuple[int, int]:
    """Compare what waits at a watch; how many suspected uses are new, of how many articles.

    The index is open for writing here: an item cannot come between a search and its mark.
    """
    new = done = 0
    waiting = again.waiting().filter(watch=watch).order_by("uid")
    while most is None or done < most:
        articles = list(waiting[:PART])
        if not articles:
            break
        for article in articles:
            article.watch = watch
        index.background.update(article.text for article in articles)
        new += _compare(watch, articles)
        done += len(articles)
        tell()
    return new, done


def _compare(watch: Watch, articles: list[FetchedArticle]) -> int:
    """One part, in one transaction."""
    readable, called = again.readable(watch), library.called_common(watch.organisation_id)
    texts = [article.text for article in articles]
    answers = library.search(texts, readable, called)
    suspected = [
        _suspected(watch, article, found)
        for article, answer in zip(articles, answers, strict=True)
        for found in answer
    ]
    days = _approved(suspected)
    suspected = [s for s in suspected if days[s.item] <= s.listed_on]
    _link_known(suspected)
    of_these = SuspectedUse.objects.filter(article__in=articles)
    with transaction.atomic():
        before = of_these.count()
        SuspectedUse.objects.bulk_create(suspected, ignore_conflicts=True)
        new = of_these.count() - before
        if called is not None:
            _put_aside(of_these, articles, answers, library.search(texts, readable))
        _bring_back(of_these, articles, answers)
        FetchedArticle.objects.filter(pk__in=[a.pk for a in articles]).update(
            compared_at=time.now()
        )
    return new


def _put_aside(
    rows: "QuerySet[SuspectedUse]",
    articles: list[FetchedArticle],
    answers: Answers,
    without: Answers,
) -> None:
    """What waits only because of text that the office calls common since."""
    gone = _pairs(articles, without) - _pairs(articles, answers)
    waiting = rows.filter(state=SuspicionState.SUSPECTED)
    uids = [uid for uid, *pair in _named(waiting) if tuple(pair) in gone]
    waiting.filter(pk__in=uids).update(state=SuspicionState.COMMON)


def _bring_back(
    rows: "QuerySet[SuspectedUse]", articles: list[FetchedArticle], answers: Answers
) -> None:
    """What was put aside, by nobody, for text that the office no longer calls common."""
    aside = rows.filter(state=SuspicionState.COMMON, decided_by=None)
    found = _pairs(articles, answers)
    uids = [uid for uid, *pair in _named(aside) if tuple(pair) in found]
    aside.filter(pk__in=uids).update(state=SuspicionState.SUSPECTED)


def _pairs(articles: list[FetchedArticle], answers: Answers) -> set[tuple[UUID, UUID]]:
    return {
        (article.pk, found.item)
        for article, answer in zip(articles, answers, strict=True)
        for found in answer
    }


def _named(rows: "QuerySet[SuspectedUse]") -> "QuerySet[SuspectedUse, tuple[UUID, UUID, UUID]]":
    return rows.values_list("pk", "article", "item")


def _suspected(watch: Watch, article: FetchedArticle, found: ItemInCommon) -> SuspectedUse:
    match = found.match
    return SuspectedUse(
        organisation=watch.organisation,
        article=article,
        item=found.item,
        version=found.version,
        item_title=found.title,
        owner=found.owner,
        publisher=watch.publisher,
        published_on=article.published_on,
        listed_on=article.seen_on,
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


def is_same(usage: Usage, url: str, used_on: date | None, outlet: str) -> bool:
    """Whether a use in the book tells of the same appearance: its address, else its day."""
    if usage.url and usage.url == url:
        return True
    if usage.used_on != used_on:
        return False
    on_web = url.startswith(("http://", "https://"))
    return usage.outlet == outlet or not (usage.url and on_web)
