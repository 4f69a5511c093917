"""What a station watches: a source, and suspected uses in every state in which something can be done."""

from datetime import date

from tests.authorisation.cast import SCENES
from tests.authorisation.stage import Stage
from tests.authorisation.things.exchanging import delivered_by_the_partner
from tinhban.exchange.models import Item
from tinhban.foundation import time
from tinhban.organisations.models import Role
from tinhban.watch import deciding
from tinhban.watch.models import FetchedArticle, Source, SuspectedUse, Watch
from tinhban.watch.watches import Wanted, save_watch

HERE = SCENES["stations"]


def put_on(stage: Stage) -> None:
    ours, theirs = _source(stage, HERE.owner), _source(stage, HERE.partner)
    one = _suspected(ours, "Bài của ta", delivered_by_the_partner(stage, "Tin trong bài của ta"))
    hint = _suspected(theirs, "Bài của bạn", Item.objects.get(pk=stage.values["our_item"]))
    said = _suspected(ours, "Bài đã xem", delivered_by_the_partner(stage, "Tin đã xem"))
    deciding.reject(suspected=said, **stage.cast.acting(HERE.owner, Role.EDITOR))
    stage.put("the suspected uses", "stations", one.article.title)
    stage.put("a suspected use of ours", "stations", one.article.title, uid=one.uid)
    stage.put("a suspected use of the partner", "stations", hint.article.title, uid=hint.uid)
    stage.put("a suspected use that was rejected", "stations", said.article.title, uid=said.uid)
    stage.put("the sources", "stations", ours.outlet)
    stage.put("a source", "stations", ours.outlet, uid=ours.uid)
    stage.values["us"] = str(stage.cast.body(HERE.owner).uid)


def _source(stage: Stage, publisher: str) -> Watch:
    wanted = Wanted(
        publisher=stage.cast.body(publisher).uid,
        outlet=f"Trang theo dõi {publisher}",
        source=Source.FEED,
        address=f"https://{publisher}.example/rss",
    )
    return save_watch(wanted=wanted, **stage.cast.acting(HERE.owner, Role.EDITOR))


def _suspected(watch: Watch, title: str, item: Item) -> SuspectedUse:
    article = FetchedArticle.objects.create(
        watch=watch,
        url=f"{watch.address}/{item.uid}",
        title=title,
        text="Nội dung.",
        fetched_at=time.now(),
        compared_at=time.now(),
        published_on=date(2023, 2, 4),
        sha256="0" * 64,
    )
    return SuspectedUse.objects.create(
        organisation=watch.organisation,
        article=article,
        item=item.uid,
        version=1,
        item_title=item.title,
        owner=item.owned_by,
        publisher=watch.publisher,
        published_on=date(2023, 2, 4),
        score=900,
        containment=900,
        shared=9,
        spans=[[0, 9, len(item.title) + 1, len(item.title) + 10]],
    )
