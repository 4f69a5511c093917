"""Sitemaps: of pages, of sitemaps, as lines of text, packed or not, with what search engines add."""

from datetime import date

from tinhban.watch.reading import packed
from tinhban.watch.reading.days import Day
from tinhban.watch.reading.feeds import FeedWalker, first_day, plain
from tinhban.watch.reading.letters import text_of
from tinhban.watch.reading.links import joined
from tinhban.watch.reading.trees import Enough, NoTree, walked
from tinhban.watch.reading.values import Announced, Named
from tinhban.watch.refusals import Trouble

LIMIT = 50_000_000  # bytes and entries of one sitemap, by its protocol
MOST = 50_000
_LISTS = {"urlset": "url", "sitemapindex": "sitemap"}
# By their place below an entry: pictures and films have a place, a title and a day of their own.
_FIELDS = {
    ("loc",): "loc",
    ("lastmod",): "lastmod",
    ("news", "publication_date"): "published",
    ("news", "title"): "title",
}
_DEEPEST = 2


def sitemap(content: bytes, url: str, *, said: str, latest: date) -> Named:
    """What a sitemap names, newest first."""
    try:
        content = packed.unpacked(content, LIMIT)
        if lines := _lines(content, url, said):
            return Named(lines)
        read = walked(content, said, _Walker, url, latest)
    except packed.TooLarge:
        raise Trouble("too_large_inside", limit=LIMIT // 1_000_000) from None
    except NoTree:
        raise Trouble("not_a_sitemap") from None
    if read.feed is not None:
        return Named(tuple(read.feed.found))
    newest = sorted(read.found, key=lambda one: one.published_on or date.min, reverse=True)
    return Named(tuple(newest), are_listings=read.root == "sitemapindex")


def _lines(content: bytes, url: str, said: str) -> tuple[Announced, ...]:
    """One address a line, and nothing else."""
    if b"<" in content[:1_000] or not content[:1_000].strip() or len(content) > LIMIT:
        return ()
    lines = [line.strip() for line in text_of(content, said).split("\n", MOST)[:MOST]]
    told = [line for line in lines if line]
    if not all(line.startswith(("http://", "https://")) for line in told):
        return ()
    return tuple(Announced(address) for line in told if (address := joined(url, line)))


class _Walker:
    """Gathers the entries of a list; a feed in its place is walked as a feed."""

    def __init__(self, url: str, latest: date) -> None:
        self.found: list[Announced] = []
        self.root = ""
        self.feed: FeedWalker | None = None
        self._url, self._latest = url, latest
        self._space = ""
        self._path: list[str] = []
        self._entry: dict[str, str] = {}
        self._field = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self.feed is not None:
            return self.feed.start(tag, attributes)
        space, _, local = tag.rpartition("}")
        name = local.rpartition(":")[2].lower()
        if not self._path:
            if name in FeedWalker.roots:
                self.feed = FeedWalker(self._url, self._latest)
                return self.feed.start(tag, attributes)
            if name not in _LISTS:
                raise NoTree
            self.root, self._space = name, space
        elif space != self._space or ":" in local:
            # Of another kind: only what search engines say of news is looked at.
            name = name if name in ("news", "publication_date", "title") else f"other {name}"
        self._path.append(name)
        if len(self._path) == 2 and name == _LISTS[self.root]:
            self._entry = {}
        inside = tuple(self._path[2:])
        self._field = _FIELDS.get(inside, "") if len(inside) <= _DEEPEST else ""
        return None

    def data(self, text: str) -> None:
        if self.feed is not None:
            self.feed.data(text)
        elif self._field:
            told = self._entry.get(self._field, "")
            if len(told) < 4_000:
                self._entry[self._field] = told + text

    def end(self, tag: str) -> None:
        if self.feed is not None:
            return self.feed.end(tag)
        if self._field == "loc" and "address" not in self._entry:
            self._entry["address"] = joined(self._url, self._entry.get("loc", ""))
        self._field = ""
        if len(self._path) == 2:
            self._close()
        if self._path:
            self._path.pop()
        return None

    def _close(self) -> None:
        entry, self._entry = self._entry, {}
        if not entry.get("address"):
            return
        day = first_day((entry[name] for name in ("published",) if name in entry), self._latest)
        if day == Day() and "lastmod" in entry:
            day = first_day([entry["lastmod"]], self._latest)
        self.found.append(
            Announced(
                entry["address"], plain(entry.get("title", "")), day.on, doubtful=day.doubtful
            )
        )
        if len(self.found) >= MOST:
            raise Enough
