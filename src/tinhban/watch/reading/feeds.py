"""Feeds: RSS of every edition and Atom, as they really come."""

import re
from collections.abc import Iterable
from datetime import date
from html import unescape
from typing import ClassVar

from tinhban.foundation.text import clean_cell
from tinhban.watch.reading import packed
from tinhban.watch.reading.days import Day, day_told
from tinhban.watch.reading.links import joined
from tinhban.watch.reading.trees import Enough, NoTree, walked
from tinhban.watch.reading.values import Announced
from tinhban.watch.refusals import Trouble

LIMIT = 5_000_000
MOST = 5_000  # entries that one feed may name
TITLE = 500
_FIELD = 4_000  # characters that are kept of one field
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
BASE = "{http://www.w3.org/XML/1998/namespace}base"
ROOTS = ("rss", "rdf", "feed")

_PUBLISHED = (
    *("pubdate", "published", "issued", "dcterms:issued", "prism:publicationdate", "dc:date"),
    *("dcterms:created", "date"),
)
_CHANGED = ("updated", "modified", "dcterms:modified", "prism:modificationdate")
_ADDRESSES = ("guid", "feedburner:origlink")
_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/": "",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
}


def feed(content: bytes, url: str, *, said: str, latest: date) -> tuple[Announced, ...]:
    """The publications that a feed names, in its order; `said` is the charset of its header."""
    try:
        read = walked(packed.unpacked(content, LIMIT), said, FeedWalker, url, latest)
    except packed.TooLarge:
        raise Trouble("too_large_inside", limit=LIMIT // 1_000_000) from None
    except NoTree:
        raise Trouble("not_a_feed") from None
    return tuple(read.found)


class FeedWalker:
    """Gathers the entries; what stands deeper than the fields of an entry is not looked at."""

    roots: ClassVar[tuple[str, ...]] = ROOTS

    def __init__(self, url: str, latest: date) -> None:
        self.found: list[Announced] = []
        self._latest = latest
        self._bases = [url]
        self._space = ""
        self._entry_at = 0
        self._field = ""
        self._entry: dict[str, str] = {}
        self._words: list[str] = []
        self._length = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        depth = len(self._bases)
        base = attributes.get(BASE)
        self._bases.append(
            joined(self._bases[-1], base) or self._bases[-1] if base else self._bases[-1]
        )
        if depth == 1:
            self._space = tag.rpartition("}")[0].lstrip("{")
            if tag.rpartition("}")[2].rpartition(":")[2].lower() not in ROOTS:
                raise NoTree
            return
        name = self._name(tag)
        if name in ("item", "entry"):
            self._close()
            self._entry_at = depth
        elif self._entry_at and depth == self._entry_at + 1:
            self._field, self._words, self._length = name, [], 0
            if name == "link":
                self._link(attributes)
            elif name == "guid" and attributes.get("isPermaLink", "true").strip().lower() != "true":
                self._field = ""

    def data(self, text: str) -> None:
        if self._field and self._length < _FIELD:
            self._words.append(text[:_FIELD])
            self._length += len(text)

    def end(self, tag: str) -> None:
        depth = len(self._bases) - 1
        if self._entry_at and depth == self._entry_at + 1 and self._field:
            told = "".join(self._words).strip()
            if self._field == "link" or (self._field in _ADDRESSES and told.startswith("http")):
                told = joined(self._bases[-1], told)
            elif self._field in _ADDRESSES:
                told = ""
            if told:
                self._entry.setdefault(self._field, told)
            self._field = ""
        elif self._entry_at and depth == self._entry_at:
            self._close()
        if depth:
            self._bases.pop()

    def _name(self, tag: str) -> str:
        space, _, local = tag.rpartition("}")
        space = space.lstrip("{")
        if not space or space == self._space:
            return local.lower()  # a prefix that was never declared stays in the name
        prefix = "prism:" if "prismstandard" in space else _PREFIXES.get(space)
        return f"{space}:" if prefix is None else prefix + local.lower()

    def _link(self, attributes: dict[str, str]) -> None:
        """As Atom writes it; RSS has the address as its text."""
        href = attributes.get("href")
        if not href:
            return
        self._field = ""
        if attributes.get("rel", "alternate").strip().lower() == "alternate":
            kind = attributes.get("type", "text/html")
            field = "link" if "html" in kind else "other link"
            if address := joined(self._bases[-1], href):
                self._entry.setdefault(field, address)

    def _close(self) -> None:
        """An entry is over, or broken off by the next one."""
        entry, self._entry = self._entry, {}
        self._entry_at, self._field = 0, ""
        order = ("feedburner:origlink", "link", "other link", "guid")
        address = next((entry[name] for name in order if entry.get(name)), "")
        if not address:
            return
        day = first_day((entry[name] for name in _PUBLISHED if name in entry), self._latest)
        if day == Day():
            day = first_day((entry[name] for name in _CHANGED if name in entry), self._latest)
        self.found.append(
            Announced(address, plain(entry.get("title", "")), day.on, doubtful=day.doubtful)
        )
        if len(self.found) >= MOST:
            raise Enough


def first_day(written: Iterable[str], latest: date) -> Day:
    """The first that is a day; else the first that names one that cannot be."""
    doubtful = Day()
    for told in written:
        day = day_told(told, latest)
        if day.on:
            return day
        if day.doubtful and not doubtful.doubtful:
            doubtful = day
    return doubtful


def plain(title: str) -> str:
    """A title without its markup."""
    return clean_cell(unescape(_TAG.sub("", title)))[:TITLE]
