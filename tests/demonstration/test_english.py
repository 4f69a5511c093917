"""A reader of English meets no Vietnamese word of ours: only names, titles and what people wrote."""

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from babel.messages.pofile import read_po
from django.test import Client
from django.urls import Resolver404, resolve

import tinhban
from tinhban.evidence.models import EvidenceLink
from tinhban.organisations.models import Person

PEOPLE = ("bientap.laocai", "giamdoc.laocai", "quantri.laocai", "canbo.bacha")
VIETNAMESE = re.compile("[à-ỹĂÂĐÊÔƠƯăđơư]")
SHOWN = ("aria-label", "title", "placeholder", "data-t", "alt")
ENDLESS = {"area", "br", "col", "hr", "img", "input", "link", "meta", "path", "use"}
# Words for what people call themselves, and what a Vietnamese report prints, are data in any language.
DATA = {"Tỉnh bạn", "Biên tập viên", "Chuyên viên", "Tổng Biên tập", "Văn thư", "thường xuyên"}


class _Page(HTMLParser):
    """The words of a page that are not marked as Vietnamese, and its links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.words: set[str] = set()
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        apart = tag in ("script", "style") or (tag != "html" and said.get("lang") == "vi")
        if tag not in ENDLESS:
            self.open.append((tag, apart or any(closed for _tag, closed in self.open)))
        if tag == "a":
            self.links.append(said.get("href", ""))
        self.words |= {said[name] for name in SHOWN if said.get(name) and not apart}

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(apart for _tag, apart in self.open):
            self.words.add(" ".join(data.split()))


def _ours() -> dict[str, re.Pattern[str]]:
    """Every Vietnamese sentence of the catalogues, its open places standing for anything."""
    found = {}
    for path in Path(tinhban.__file__).parent.rglob("locale/vi/LC_MESSAGES/django.po"):
        with path.open("rb") as file:
            for message in read_po(file, locale="vi"):
                told = message.string if isinstance(message.string, tuple) else (message.string,)
                for words in told:
                    fixed = re.sub(r"%(\(\w+\))?[sd]", "", words)
                    if message.id and len(VIETNAMESE.findall(fixed)) >= 2:
                        parts = re.split(r"%(?:\(\w+\))?[sd]", words)
                        found[words] = re.compile(".+".join(map(re.escape, parts)))
    return found


def _pages(client: Client, known: set[tuple[str, str]]) -> Iterator[tuple[str, _Page]]:
    """One page of every kind that links lead to and that is not known yet."""
    todo = ["/"]
    while todo:
        address = todo.pop(0)
        parts = urlsplit(address)
        try:
            kind = (resolve(parts.path).view_name, parts.query.split("&")[0])
        except Resolver404:
            continue
        if kind in known or "xuat=" in address or kind[0] == "account_logout":
            continue
        known.add(kind)
        answer = client.get(address, follow=True)
        if answer.status_code == 200 and "html" in answer["Content-Type"]:
            page = _Page(answer.content.decode())
            yield address, page
            for link in map(unescape, page.links):
                todo.append(parts.path + link if link.startswith("?") else link)


def test_no_page_in_english_shows_a_vietnamese_sentence_of_ours(world):
    ours, wrong, seen = _ours(), {}, 0
    looked_at = set(DATA)  # most words stand on every page
    titles = set(EvidenceLink.objects.values_list("title", flat=True))  # kept as they were given
    # Two who see most look at every kind of page; the others at what only they reach.
    reached: set[tuple[str, str]] = set()
    for place, username in enumerate(PEOPLE):
        client = Client(headers={"Accept-Language": "en"})
        client.force_login(Person.objects.get(username=username))
        known: set[tuple[str, str]] = set() if place < 2 else reached - {("desk:home", "")}
        for address, page in _pages(client, known):
            seen += 1
            new = page.words - looked_at - titles
            looked_at |= new
            for words in new:
                if VIETNAMESE.search(words):
                    said = next((vi for vi, like in ours.items() if like.fullmatch(words)), None)
                    if said is not None:
                        wrong[words] = (address, said)
        reached |= known
    assert seen > 100
    assert not wrong
