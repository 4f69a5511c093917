"""What a source lists: a feed, a sitemap, a page of links, a folder of files."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings

from tinhban.foundation import time
from tinhban.organisations.queries import today_for
from tinhban.watch import asking
from tinhban.watch.apart import read
from tinhban.watch.fetching import Fetcher, Page
from tinhban.watch.models import Source, Watch
from tinhban.watch.reading import sitemaps
from tinhban.watch.reading.days import EARLIEST
from tinhban.watch.reading.feeds import feed
from tinhban.watch.reading.hosts import LONGEST
from tinhban.watch.reading.pages import links
from tinhban.watch.reading.values import Announced
from tinhban.watch.refusals import Trouble

ENTRIES = 500  # that one run looks at
SITEMAPS = 20  # that one run asks for
LEVELS = 3  # sitemaps of sitemaps inside each other
_NAMED_MONTH = re.compile(r"(?<!\d)(20\d\d)[-_/]?(0[1-9]|1[0-2])(?!\d\d\d)")
_NAMED_DAY = re.compile(
    r"(?<!\d)(20\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)|(?<!\d)(\d\d)[-_.](\d\d)[-_.](20\d\d)(?!\d)"
)


@dataclass(frozen=True)
class Listed:
    """What a source names now, and the headers by which it knows us next time."""

    entries: tuple[Announced, ...]
    etag: str = ""
    last_modified: str = ""
    unchanged: bool = False
    # Of a part of the source that could not be read; the rest stands.
    trouble: Trouble | None = None


def listed(watch: Watch, fetcher: Fetcher) -> Listed:
    """Everything that the source of a watch names, newest first where it says so."""
    if watch.source == Source.FOLDER:
        return Listed(tuple(_files(watch)))
    page = fetcher.get(
        watch.address,
        etag=watch.etag,
        last_modified=watch.last_modified,
        limit=sitemaps.LIMIT if watch.source == Source.SITEMAP else None,
    )
    if page.unchanged:
        return Listed((), watch.etag, watch.last_modified, unchanged=True)
    latest, trouble = latest_for(watch), None
    if watch.source == Source.FEED:
        found = _of_feed(page, latest)
    elif watch.source == Source.SITEMAP:
        found, trouble = _of_sitemap(page, fetcher, latest)
    else:
        found = _of_page(page)
    once: dict[str, Announced] = {}
    for entry in found:
        once.setdefault(entry.url, entry)
    if not once:
        raise trouble or Trouble("no_articles")
    entries = tuple(once.values())[:ENTRIES]
    return Listed(entries, page.etag, page.last_modified, trouble=trouble)


def latest_for(watch: Watch) -> date:
    """The last day on which anything can have appeared: tomorrow, where the sun rises first."""
    return max(today_for(watch.organisation), time.today()) + timedelta(days=1)


def _tomorrow() -> date:
    return time.today() + timedelta(days=1)


def _of_feed(page: Page, latest: date | None = None) -> list[Announced]:
    return list(
        read(feed, page.content, page.url, said=page.encoding, latest=latest or _tomorrow())
    )


def _of_page(page: Page) -> list[Announced]:
    return list(read(links, page.content, page.url, said=page.encoding))


def _of_sitemap(
    page: Page, fetcher: Fetcher, latest: date
) -> tuple[list[Announced], Trouble | None]:
    """The publications of a sitemap and of those that it names; the last trouble with one of these."""
    name, found = _sitemap(page, latest)
    if name == "urlset":
        return found, None
    every: list[Announced] = []
    met: Trouble | None = None
    seen, waits = {page.url}, [(1, one.url) for one in _newest_last(found)]
    for _asked in range(SITEMAPS):
        while waits and waits[-1][1] in seen:
            waits.pop()
        if not waits or len(every) >= ENTRIES:
            break
        level, url = waits.pop()
        seen.add(url)
        try:
            name, found = _sitemap(fetcher.get(url, limit=sitemaps.LIMIT), latest)
        except Trouble as trouble:
            met = trouble
            continue
        if name == "urlset":
            every += found
        elif level < LEVELS:
            waits += [(level + 1, one.url) for one in _newest_last(found)]
    return every, met


def _sitemap(page: Page, latest: date | None = None) -> tuple[str, list[Announced]]:
    """What kind of list it is, and what it names, newest first."""
    named = read(
        sitemaps.sitemap,
        page.content,
        page.url,
        said=page.encoding,
        latest=latest or _tomorrow(),
    )
    return "sitemapindex" if named.are_listings else "urlset", list(named.entries)


def _newest_last(found: Iterable[Announced]) -> list[Announced]:
    """By their day, else by the month in their names; else the first is the newest."""
    last_first = list(found)[::-1]
    return sorted(last_first, key=_age)


def _age(one: Announced) -> tuple[date, str]:
    named = _NAMED_MONTH.search(one.url)
    return one.published_on or date.min, f"{named[1]}{named[2]}" if named else ""


# -- folders ---------------------------------------------------------------------------------------


def folders_of(slug: str) -> Path:
    """Where the folders of an office lie; nothing outside of it is ever read."""
    return Path(settings.TINHBAN_HOME) / "watched" / slug


def folder_of(watch: Watch) -> Path:
    top = folders_of(watch.organisation.slug).resolve()
    folder = (top / watch.address).resolve()
    if not folder.is_relative_to(top) or not folder.is_dir():
        raise Trouble("no_folder", folder=watch.address)
    return folder


def _files(watch: Watch) -> Iterator[Announced]:
    """Files with the day that their names tell; when a file was copied is no day of it."""
    folder, latest = folder_of(watch), latest_for(watch)
    paths = [p for p in folder.rglob("*") if p.suffix.lower() in asking.SUFFIXES]
    for path in sorted(paths)[:20_000]:
        if path.is_file() and path.resolve().is_relative_to(folder):
            name = str(path.relative_to(folder)).encode("utf-8", "replace").decode()
            day = named_day(name)
            is_day = day is not None and EARLIEST <= day <= latest
            yield Announced(
                name[:LONGEST],
                path.stem[:500],
                day if is_day else None,
                path,
                doubtful=name if day and not is_day else "",
            )


def named_day(name: str) -> date | None:
    """The day that the name of a file tells: 2022-03-05, 20220305 or 05.03.2022."""
    for found in _NAMED_DAY.finditer(name):
        a, b, c, x, y, z = found.groups()
        try:
            return date(int(a), int(b), int(c)) if a else date(int(z), int(y), int(x))
        except ValueError:
            continue
    return None
