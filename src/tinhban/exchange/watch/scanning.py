"""One run of a watch: list, fetch, clean, compare; a run that was killed goes on where it stopped."""

import logging
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from tinhban import reuse
from tinhban.exchange.watch import library
from tinhban.exchange.watch.articles import fetched
from tinhban.exchange.watch.comparing import compare
from tinhban.exchange.watch.fetching import Fetcher
from tinhban.exchange.watch.models import FetchedArticle, Source, Watch
from tinhban.exchange.watch.refusals import Trouble
from tinhban.exchange.watch.sources import Entry, listed
from tinhban.foundation import ids, time

log = logging.getLogger(__name__)
PAGES = 250  # fetched from one site in one run
PATIENCE = 5  # failures in a row after which a site is left in peace
# What will not get better by asking again: remembered, so that it is asked once.
LASTING = (
    "robots",
    "status",
    "too_large",
    "empty",
    "not_readable",
    "encoding",
    "private",
    "address",
)


class _Overtaken(Exception):
    """Another job has taken this run over."""


def run_watch(uid: UUID, *, fetcher: Fetcher | None = None) -> int:
    """Everything that is new at a source; how many suspected uses were found."""
    watch = Watch.objects.select_related("organisation").filter(pk=uid).first()
    if watch is None:
        return 0
    runner = ids.new_uid()
    Watch.objects.filter(pk=uid).update(
        runner=runner, asked=False, total=0, done=0, beat_at=time.now()
    )
    trouble: Trouble | None = None
    found = 0
    try:
        library.warm()
        with library.writing() as index:
            library.follow(index)
            with fetcher or Fetcher() as visiting:
                trouble = _fetch(watch, runner, visiting)
            found = compare(watch, index)
    except _Overtaken:
        return 0
    except Trouble as stopped:
        trouble = stopped
    except Exception:
        log.exception("a watch broke off watch=%s", uid)
        trouble = Trouble("broken")
    Watch.objects.filter(pk=uid, runner=runner).update(
        runner=None,
        last_run_at=time.now(),
        last_error=trouble.as_json() if trouble else {},
    )
    return found


def _fetch(watch: Watch, runner: UUID, fetcher: Fetcher) -> Trouble | None:
    """Fetch what is not here yet; the last trouble met, if it is worth telling."""
    source = listed(watch, fetcher)
    new = _unknown(watch, source.entries)
    at_once = new if watch.source == Source.FOLDER else new[:PAGES]
    _beat(watch, runner, total=len(at_once), done=0)
    met: Trouble | None = None
    in_a_row = 0
    for number, entry in enumerate(at_once, 1):
        try:
            _keep(fetched(watch, entry, fetcher))
            in_a_row = 0
        except Trouble as trouble:
            if trouble.code in LASTING:
                _keep(_unreadable(watch, entry))
            else:
                met, in_a_row = trouble, in_a_row + 1
        if in_a_row == PATIENCE:
            raise met or Trouble("broken")
        _beat(watch, runner, done=number)
    if len(at_once) == len(new) and met is None and not source.unchanged:
        # Only now: else what is left would be taken for seen.
        Watch.objects.filter(pk=watch.pk, runner=runner).update(
            etag=source.etag, last_modified=source.last_modified
        )
    return met


def _unknown(watch: Watch, entries: tuple[Entry, ...]) -> list[Entry]:
    known: set[str] = set()
    for start in range(0, len(entries), 500):
        part = [entry.url for entry in entries[start : start + 500]]
        known |= set(watch.articles.filter(url__in=part).values_list("url", flat=True))
    return [entry for entry in entries if entry.url not in known]


def _keep(article: FetchedArticle) -> None:
    try:
        with transaction.atomic():
            article.save(force_insert=True)
    except IntegrityError:
        return  # a run that was overtaken has it


def _unreadable(watch: Watch, entry: Entry) -> FetchedArticle:
    now = time.now()
    return FetchedArticle(
        watch=watch,
        url=entry.url,
        title=entry.title[:500],
        fetched_at=now,
        compared_at=now,
        published_on=entry.published_on,
    )


def _beat(watch: Watch, runner: UUID, **told: int) -> None:
    """Tell how far it is; a run that was taken over ends here."""
    if not Watch.objects.filter(pk=watch.pk, runner=runner).update(beat_at=time.now(), **told):
        raise _Overtaken


def compare_again(index: reuse.Index, *, organisation: UUID, item: UUID) -> int:
    """Look again at what waits about an item, after some of its text was called common."""
    from tinhban.exchange.watch.models import SuspectedUse, SuspicionState

    waiting = SuspectedUse.objects.filter(
        Q(organisation=organisation), item=item, state=SuspicionState.SUSPECTED
    ).select_related("article")
    gone = []
    for one in waiting.iterator(chunk_size=200):
        key = f"{one.item}:{one.version}"
        if not any(match.key == key for match in index.search(one.article.text)):
            gone.append(one.pk)
    return SuspectedUse.objects.filter(pk__in=gone, state=SuspicionState.SUSPECTED).update(
        state=SuspicionState.COMMON
    )
