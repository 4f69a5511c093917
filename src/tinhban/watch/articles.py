"""From what a source names to articles: fetched once, cleaned, kept with the hash of what came."""

import hashlib

from tinhban.foundation import time
from tinhban.watch import asking
from tinhban.watch.apart import read
from tinhban.watch.fetching import Fetcher
from tinhban.watch.models import FetchedArticle, Watch
from tinhban.watch.reading.articles import article
from tinhban.watch.reading.days import Day
from tinhban.watch.reading.values import Announced
from tinhban.watch.sources import latest_for


def fetched(watch: Watch, entry: Announced, fetcher: Fetcher) -> FetchedArticle:
    """The article, not saved yet."""
    if entry.file is not None:
        return _of_file(watch, entry)
    page = fetcher.get(entry.url)
    told = read(article, page.content, page.url, said=page.encoding, latest=latest_for(watch))
    return _made(
        watch, entry, page.content, told.title or entry.title, asking.cleaned(told.text), told.day
    )


def unreadable(watch: Watch, entry: Announced) -> FetchedArticle:
    """What cannot be read, kept so that it is asked for once."""
    made = _made(watch, entry, b"", entry.title, "", Day())
    made.sha256, made.compared_at = "", made.fetched_at
    return made


def _of_file(watch: Watch, entry: Announced) -> FetchedArticle:
    assert entry.file is not None  # noqa: S101 - the caller has looked
    with entry.file.open("rb") as file:
        data = file.read(asking.FILE_BYTES + 1)
    text = read(asking.text_of_file, entry.file.name, data)
    return _made(watch, entry, data, entry.title, text, Day())


def _made(
    watch: Watch, entry: Announced, came: bytes, title: str, text: str, day: Day
) -> FetchedArticle:
    """What the publication says of its own day goes before what its source says."""
    published_on = day.on or entry.published_on
    doubtful = "" if published_on else day.doubtful or entry.doubtful
    return FetchedArticle(
        watch=watch,
        url=entry.url,
        fetched_at=time.now(),
        sha256=hashlib.sha256(came).hexdigest(),
        title="".join(c for c in title if c.isprintable())[:500],
        text=text,
        published_on=published_on,
        day_written=doubtful[:200],
    )
