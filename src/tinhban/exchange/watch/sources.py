"""What a source lists: a feed, a sitemap, a page of links, a folder of files."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

from django.conf import settings

from tinhban.exchange.watch import asking
from tinhban.exchange.watch.addresses import LONGEST
from tinhban.exchange.watch.fetching import Fetcher, Page
from tinhban.exchange.watch.models import Source, Watch
from tinhban.exchange.watch.refusals import Trouble
from tinhban.foundation.time import VIET_NAM

ENTRIES = 500  # that one run looks at
SITEMAPS = 20  # that one sitemap may name
_ARTICLE = re.compile(r"\d{4,}|\.html?$|\.aspx$|-[^/]*-[^/]*-")
_NAMED_DAY = re.compile(
    r"(?<!\d)(20\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)|(?<!\d)(\d\d)[-_.](\d\d)[-_.](20\d\d)(?!\d)"
)


@dataclass(frozen=True)
class Entry:
    """One publication that a source names."""

    url: str
    title: str = ""
    published_on: date | None = None
    file: Path | None = None


@dataclass(frozen=True)
class Listed:
    """What a source names now, and the headers by which it knows us next time."""

    entries: tuple[Entry, ...]
    etag: str = ""
    last_modified: str = ""
    unchanged: bool = False


def listed(watch: Watch, fetcher: Fetcher) -> Listed:
    """Everything that the source of a watch names, newest first where it says so."""
    if watch.source == Source.FOLDER:
        return Listed(tuple(_files(watch)))
    page = fetcher.get(watch.address, etag=watch.etag, last_modified=watch.last_modified)
    if page.unchanged:
        return Listed((), watch.etag, watch.last_modified, unchanged=True)
    if watch.source == Source.FEED:
        found = _of_feed(page)
    elif watch.source == Source.SITEMAP:
        found = _of_sitemap(page, fetcher)
    else:
        found = _of_page(page)
    once: dict[str, Entry] = {}
    for entry in found:
        if len(entry.url) <= LONGEST:
            once.setdefault(entry.url, entry)
    if not once:
        raise Trouble("no_articles")
    return Listed(tuple(once.values())[:ENTRIES], page.etag, page.last_modified)


def _of_feed(page: Page) -> list[Entry]:
    import feedparser

    if b"<!ENTITY" in page.content:
        raise Trouble("not_a_feed")
    read = feedparser.parse(page.content, response_headers={"content-location": page.url})
    if not read.get("version"):
        raise Trouble("not_a_feed")
    return [
        Entry(urldefrag(urljoin(page.url, one["link"]))[0], one.get("title", ""), _moment(one))
        for one in read.entries
        if one.get("link")
    ]


def _moment(one: dict[str, object]) -> date | None:
    told = one.get("published_parsed") or one.get("updated_parsed")
    if not told:
        return None
    try:
        moment = datetime.fromtimestamp(calendar.timegm(told), UTC)  # type: ignore[arg-type]
    except (ValueError, OverflowError, TypeError):
        return None
    return moment.astimezone(VIET_NAM).date()


def _of_sitemap(page: Page, fetcher: Fetcher) -> list[Entry]:
    name, found = _sitemap(page)
    if name == "urlset":
        return found
    newest = sorted(found, key=lambda one: one.published_on or date.min, reverse=True)
    every: list[Entry] = []
    for one in newest[:SITEMAPS]:
        inner, more = _sitemap(fetcher.get(one.url))
        if inner == "urlset":
            every += more
        if len(every) >= ENTRIES:
            break
    return every


def _sitemap(page: Page) -> tuple[str, list[Entry]]:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root = fromstring(page.content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise Trouble("not_a_sitemap") from error
    name = _local(root.tag)
    if name not in ("urlset", "sitemapindex"):
        raise Trouble("not_a_sitemap")
    found = []
    for one in root:
        told = {_local(part.tag): (part.text or "").strip() for part in one.iter()}
        if told.get("loc"):
            day = told.get("publication_date") or told.get("lastmod") or ""
            url = urldefrag(urljoin(page.url, told["loc"]))[0]
            found.append(Entry(url, told.get("title", ""), _iso_day(day)))
    newest = sorted(found, key=lambda one: one.published_on or date.min, reverse=True)
    return name, newest


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _iso_day(told: str) -> date | None:
    try:
        moment = datetime.fromisoformat(told)
    except ValueError:
        return None
    return moment.astimezone(VIET_NAM).date() if moment.tzinfo else moment.date()


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found += [value for name, value in attrs if name == "href" and value]


def _of_page(page: Page) -> list[Entry]:
    """Links to articles of the same host: menus and sections have short addresses."""
    reader = _Links()
    reader.feed(page.content.decode(page.encoding or "utf-8", "replace"))
    here = urlsplit(page.url)
    found = []
    for link in reader.found:
        try:
            url = urldefrag(urljoin(page.url, link.strip()))[0]
            parts = urlsplit(url)
        except ValueError:
            continue
        ours = parts.scheme in ("http", "https") and parts.netloc == here.netloc
        if ours and url != page.url and _ARTICLE.search(parts.path):
            found.append(Entry(url))
    return found


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


def _files(watch: Watch) -> Iterator[Entry]:
    folder = folder_of(watch)
    paths = [p for p in folder.rglob("*") if p.suffix.lower() in asking.SUFFIXES]
    for path in sorted(paths)[:20_000]:
        if path.is_file() and path.resolve().is_relative_to(folder):
            name = str(path.relative_to(folder))
            yield Entry(name[:LONGEST], path.stem[:500], named_day(name) or _changed(path), path)


def named_day(name: str) -> date | None:
    """The day that the name of a file tells: 2022-03-05, 20220305 or 05.03.2022."""
    for found in _NAMED_DAY.finditer(name):
        a, b, c, x, y, z = found.groups()
        try:
            return date(int(a), int(b), int(c)) if a else date(int(z), int(y), int(x))
        except ValueError:
            continue
    return None


def _changed(path: Path) -> date:
    return datetime.fromtimestamp(path.stat().st_mtime, VIET_NAM).date()
