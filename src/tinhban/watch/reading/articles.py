"""The article out of a web page: its title, its text, and the day that it tells of itself."""

import logging
import re
from dataclasses import dataclass
from datetime import date
from itertools import islice

import trafilatura
from trafilatura.settings import Document

from tinhban.watch.reading.days import Day
from tinhban.watch.reading.feeds import first_day, plain
from tinhban.watch.reading.linked import days_of
from tinhban.watch.reading.pages import page_of, walk
from tinhban.watch.refusals import Trouble

# What a page lacks is a Trouble of that page; the library would write it into the log.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

# Names under which pages say when they were published; first those that mean nothing else.
_META = (
    *("article:published_time", "og:article:published_time", "og:published_time"),
    *("datepublished", "article:published", "article.published", "published_time", "publishdate"),
    *("publish-date", "publish_date", "published-date", "published_date", "publication_date"),
    *("publicationdate", "pubdate", "pub_date", "parsely-pub-date", "sailthru.date"),
    *("dcterms.issued", "dc.date.issued", "citation_publication_date", "dcterms.created"),
    *("dc.date.created", "dc.date", "dcterms.date", "date"),
)
_BESIDE = ("aside", "footer", "nav", "li")  # of other articles, or of the whole site
_HEADINGS = ("h1",)
_LINE = re.compile(r"date|time|ngay|publish|posted|meta")
_CHANGED = re.compile(r"modif|updat|cap-?nhat")
_LONGEST_LINE = 120
_NEAR = 600  # characters below the heading
_SCRIPTS = 1_000_000  # characters of linked data that are looked at
_OPEN = 8
_ELEMENTS = 50_000
_ELEMENT = re.compile(r"<[A-Za-z]")


@dataclass(frozen=True)
class Article:
    """What a reader of the page sees of it."""

    title: str
    text: str
    day: Day


def article(content: bytes, url: str, *, said: str, latest: date) -> Article:
    """Title, text and day of a web page, without menus and advertisements."""
    page = _beginning(page_of(content, said))
    title, text = _extracted(page, url)
    return Article(title, text, day_of(page, url, latest))


def _beginning(page: str) -> str:
    """So many elements as a page that people read has; more cost the extraction seconds and memory."""
    more = next(islice(_ELEMENT.finditer(page), _ELEMENTS, None), None)
    return page if more is None else page[: more.start()]


def day_of(page: str, url: str, latest: date) -> Day:
    """The day on which the page says that it was published."""
    walk(page, told := _Told())
    doubtful = Day()
    for written in (
        *days_of(told.scripts, url),
        [told.meta[name] for name in _META if name in told.meta],
        told.marked,
        _one(told.times, latest),
        told.lines,
    ):
        day = first_day(written, latest)
        if day.on:
            return day
        doubtful = doubtful if doubtful.doubtful else day
    return doubtful


def _one(written: list[str], latest: date) -> list[str]:
    """Times, when they all mean one day; several are of several articles."""
    days = {first_day([told], latest).on for told in written} - {None}
    return written if len(days) < 2 else []


def _extracted(page: str, url: str) -> tuple[str, str]:
    try:
        found = trafilatura.bare_extraction(
            page,
            url=url,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # pages are broken in more ways than the library names
        raise Trouble("empty") from error
    if not isinstance(found, Document) or not found.text:
        raise Trouble("empty")
    return plain(found.title or ""), found.text


class _Told:
    """Gathers where a page tells its day."""

    def __init__(self) -> None:
        self.scripts: list[str] = []
        self.meta: dict[str, str] = {}
        self.marked: list[str] = []
        self.times: list[str] = []
        self.lines: list[str] = []
        self._path: list[str] = []
        self._beside = 0
        self._below: int | None = None  # characters since the heading
        self._script: list[str] | None = None
        self._script_room = _SCRIPTS
        self._open: list[tuple[int, list[str], list[str]]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._path.append(tag)
        self._beside += tag in _BESIDE
        if tag == "meta":
            self._meta(attributes)
        elif tag == "script":
            if "ld+json" in attributes.get("type", "").lower():
                self._script = []
        elif not self._beside and len(self._open) < _OPEN:
            self._mark(tag, attributes)

    def _meta(self, attributes: dict[str, str]) -> None:
        for key in ("property", "name", "itemprop"):
            name = attributes.get(key, "").strip().lower()
            if name in _META and attributes.get("content", "").strip():
                self.meta.setdefault(name, attributes["content"])

    def _mark(self, tag: str, attributes: dict[str, str]) -> None:
        written = attributes.get("content") or attributes.get("datetime") or ""
        if "datepublished" in attributes.get("itemprop", "").lower().split():
            self._gather(written, self.marked)
        elif tag == "time":
            self._gather(written, self.marked if "pubdate" in attributes else self.times)
        elif self._below is not None and self._below < _NEAR:
            called = f"{attributes.get('class', '')} {attributes.get('id', '')}".lower()
            if _LINE.search(called) and not _CHANGED.search(called):
                self._gather("", self.lines)

    def _gather(self, written: str, into: list[str]) -> None:
        """What an attribute says, else what stands in the element."""
        if written.strip():
            into.append(written)
        else:
            self._open.append((len(self._path), [], into))

    def data(self, text: str) -> None:
        if self._script is not None:
            self._script.append(text[: self._script_room])
            self._script_room -= min(self._script_room, len(text))
            return
        if self._path and self._path[-1] in ("script", "style"):
            return
        if self._below is not None:
            self._below += len(text.strip())
        for _depth, words, _into in self._open:
            if len(words) < _LONGEST_LINE:
                words.append(text[: _LONGEST_LINE + 1])

    def end(self, tag: str) -> None:
        if not self._path:
            return
        while self._open and self._open[-1][0] >= len(self._path):
            _depth, words, into = self._open.pop()
            line = " ".join("".join(words).split())
            if 0 < len(line) <= _LONGEST_LINE:
                into.append(line)
        if self._script is not None and tag == "script":
            self.scripts.append("".join(self._script))
            self._script = None
        closed = self._path.pop()
        self._beside -= closed in _BESIDE
        if closed in _HEADINGS and self._below is None and not self._beside:
            self._below = 0

    def close(self) -> None:
        pass
