"""One run of a watch: list, fetch, clean, compare; a run that was killed goes on where it stopped."""

import logging
import time as clock
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.db import IntegrityError, transaction

from tinhban.foundation import ids, time
from tinhban.watch import library
from tinhban.watch.articles import fetched, unreadable
from tinhban.watch.comparing import compare
from tinhban.watch.fetching import Fetcher
from tinhban.watch.models import FetchedArticle, Source, Watch
from tinhban.watch.reading.values import Announced
from tinhban.watch.refusals import Trouble
from tinhban.watch.sites import KeptSites
from tinhban.watch.sources import listed

log = logging.getLogger(__name__)
PAGES = 250  # fetched from one site in one run
PATIENCE = 5  # failures in a row after which a site is left in peace
TURN = 20.0  # seconds that the worker waits for one site before it does other work


class _Overtaken(Exception):
    """Another job has taken this run over."""


@dataclass(frozen=True)
class Run:
    """How a run ended: what it found, and whether it is to go on after other work."""

    found: int = 0
    unfinished: bool = False


def run_watch(uid: UUID, *, fetcher: Fetcher | None = None, turn: float | None = None) -> Run:
    """Everything that is new at a source, or what can be had of it in one turn."""
    watch = Watch.objects.select_related("organisation").filter(pk=uid).first()
    if watch is None:
        return Run()
    runner = ids.new_uid()
    goes_on = watch.done if turn is not None and watch.asked else 0
    Watch.objects.filter(pk=uid).update(
        runner=runner, asked=False, total=goes_on, done=goes_on, beat_at=time.now()
    )
    trouble: Trouble | None = None
    found, unfinished = 0, False
    try:
        library.warm()
        with fetcher or Fetcher(sites=KeptSites(), goes_on=goes_on > 0) as visiting:
            trouble, unfinished = _fetch(watch, runner, visiting, _until(turn), goes_on)
        with library.writing() as index:
            library.follow(index)
            found, _articles = compare(watch, index, tell=partial(_beat, watch, runner))
    except _Overtaken:
        return Run()
    except Trouble as stopped:
        trouble, unfinished = stopped, False
    except Exception:
        log.exception("a watch broke off watch=%s", uid)
        trouble, unfinished = Trouble("broken"), False
    mine = Watch.objects.filter(pk=uid, runner=runner)
    if unfinished:
        kept = mine.update(runner=None, asked=True, beat_at=time.now())
    else:
        kept = mine.update(
            runner=None,
            last_run_at=time.now(),
            last_error=trouble.as_json() if trouble else {},
        )
    return Run(found, unfinished and bool(kept))


def _until(turn: float | None) -> Callable[[], bool]:
    """Whether a turn is over."""
    end = clock.monotonic() + turn if turn is not None else float("inf")
    return lambda: clock.monotonic() >= end


def _fetch(
    watch: Watch, runner: UUID, fetcher: Fetcher, is_over: Callable[[], bool], before: int
) -> tuple[Trouble | None, bool]:
    """Fetch what is not here yet; the last trouble met, and whether some is left for another turn."""
    source = listed(watch, fetcher)
    new = _unknown(watch, source.entries)
    at_once = new if watch.source == Source.FOLDER else new[: max(0, PAGES - before)]
    _beat(watch, runner, total=before + len(at_once))
    met = source.trouble
    in_a_row = 0
    for number, entry in enumerate(at_once, 1):
        try:
            _keep(fetched(watch, entry, fetcher))
            in_a_row = 0
        except Trouble as trouble:
            if trouble.code == "later":
                raise  # all of its pages rest
            if trouble.is_lasting:
                _keep(unreadable(watch, entry))
            else:
                met, in_a_row = trouble, in_a_row + 1
        except Exception:  # one bad page is no reason to leave the others
            log.exception("a page could not be worked on watch=%s", watch.pk)
            met, in_a_row = Trouble("bad_page", url=entry.url[:200]), in_a_row + 1
        if in_a_row == PATIENCE:
            raise met or Trouble("broken")
        _beat(watch, runner, done=before + number)
        if number < len(at_once) and is_over():
            return met, True
    if len(at_once) == len(new) and met is None and not source.unchanged:
        # Only now: else what is left would be taken for seen.
        Watch.objects.filter(pk=watch.pk, runner=runner).update(
            etag=source.etag, last_modified=source.last_modified
        )
    return met, False


def _unknown(watch: Watch, entries: tuple[Announced, ...]) -> list[Announced]:
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


def _beat(watch: Watch, runner: UUID, **told: int) -> None:
    """Tell how far it is; a run that was taken over ends here."""
    if not Watch.objects.filter(pk=watch.pk, runner=runner).update(beat_at=time.now(), **told):
        raise _Overtaken
