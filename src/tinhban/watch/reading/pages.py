"""Pages that list articles: their links, as a browser would follow them."""

import re
from urllib.parse import urlsplit

from lxml import etree

from tinhban.watch.reading.letters import text_of
from tinhban.watch.reading.links import joined
from tinhban.watch.reading.trees import Enough
from tinhban.watch.reading.values import Announced

MOST = 5_000  # articles that one page may name
LINKS = 200_000  # that are looked at
# Thousands of attributes, by what parts them: readers of pages need their square in time.
_CROWDED = re.compile(r"<[A-Za-z](?:[^<>\s/=]*+[\s/=]++){5000}[^<>]*+>?+")
# Menus and sections have short addresses; articles have numbers, long names or a file's ending.
_ARTICLE = re.compile(r"\d{4,}|\.html?$|\.aspx$|-[^/-]{0,200}-[^/-]{0,200}-")


def links(content: bytes, url: str, *, said: str) -> tuple[Announced, ...]:
    """Links to articles of the same host, each once."""
    walk(page_of(content, said), found := _Links(url))
    return tuple(map(Announced, found.articles))


def page_of(content: bytes, said: str) -> str:
    """The text of a page, without elements that are nothing but attributes."""
    return _CROWDED.sub("", text_of(content, said))


def walk(text: str, walker: object) -> None:
    """Walk a page element by element, as browsers part it; broken ones too."""
    parser = etree.HTMLParser(target=walker, encoding="utf-8", recover=True, huge_tree=True)
    try:
        parser.feed(text.encode("utf-8", "replace"))
        parser.close()
    except (Enough, AssertionError, etree.ParserError, etree.XMLSyntaxError):
        return  # what was walked so far is told


class _Links:
    def __init__(self, url: str) -> None:
        self.articles: dict[str, None] = {}
        self._url = self._base = url
        self._host = urlsplit(url).netloc
        self._has_base = False
        self._seen = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        href = attributes.get("href")
        if not href:
            return
        if tag == "base" and not self._has_base:
            base = joined(self._url, href)
            if base:
                self._base, self._has_base = base, True
        elif tag in ("a", "area"):
            self._add(joined(self._base, href))

    def _add(self, url: str) -> None:
        self._seen += 1
        if url and url != self._url:
            parts = urlsplit(url)
            if parts.netloc == self._host and _ARTICLE.search(parts.path):
                self.articles.setdefault(url)
        if len(self.articles) >= MOST or self._seen >= LINKS:
            raise Enough

    def end(self, tag: str) -> None:
        pass

    def data(self, text: str) -> None:
        pass

    def close(self) -> None:
        pass
