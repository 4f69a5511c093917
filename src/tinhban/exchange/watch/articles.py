"""From what a source names to articles: fetched once, cleaned, kept with the hash of what came."""

import hashlib
from datetime import date

from tinhban.exchange.watch import asking
from tinhban.exchange.watch.fetching import Fetcher
from tinhban.exchange.watch.models import FetchedArticle, Watch
from tinhban.exchange.watch.refusals import Trouble
from tinhban.exchange.watch.sources import Entry
from tinhban.foundation import time
from tinhban.organisations.queries import today_for


def fetched(watch: Watch, entry: Entry, fetcher: Fetcher) -> FetchedArticle:
    """The article, not saved yet."""
    if entry.file is not None:
        return _of_file(watch, entry)
    page = fetcher.get(entry.url)
    title, text, day = extracted(page.content, page.url)
    return FetchedArticle(
        watch=watch,
        url=entry.url,
        fetched_at=time.now(),
        sha256=hashlib.sha256(page.content).hexdigest(),
        title=(title or entry.title)[:500],
        text=text,
        published_on=entry.published_on or day or today_for(watch.organisation),
    )


def _of_file(watch: Watch, entry: Entry) -> FetchedArticle:
    assert entry.file is not None  # noqa: S101 - the caller has looked
    with entry.file.open("rb") as file:
        data = file.read(asking.FILE_BYTES + 1)
    return FetchedArticle(
        watch=watch,
        url=entry.url,
        fetched_at=time.now(),
        sha256=hashlib.sha256(data).hexdigest(),
        title=entry.title,
        text=asking.text_of_file(entry.file.name, data),
        published_on=entry.published_on or today_for(watch.organisation),
    )


def extracted(content: bytes, url: str) -> tuple[str, str, date | None]:
    """Title, text and day of a web page, without menus and advertisements."""
    import trafilatura
    from trafilatura.settings import Document

    try:
        found = trafilatura.bare_extraction(
            content, url=url, include_comments=False, with_metadata=True
        )
    except Exception as error:  # pages are broken in more ways than the library names
        raise Trouble("empty") from error
    if not isinstance(found, Document) or not found.text:
        raise Trouble("empty")
    return found.title or "", asking.cleaned(found.text), _day(found.date)


def _day(told: str | None) -> date | None:
    try:
        return date.fromisoformat(told or "")
    except ValueError:
        return None
