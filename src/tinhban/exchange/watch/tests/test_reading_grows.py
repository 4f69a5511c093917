"""Four times the bytes cost about four times the processor, whatever they are."""

import time
from datetime import date

import pytest

from tinhban.exchange.watch.reading.articles import article
from tinhban.exchange.watch.reading.feeds import feed
from tinhban.exchange.watch.reading.letters import text_of
from tinhban.exchange.watch.reading.pages import links
from tinhban.exchange.watch.reading.sitemaps import sitemap
from tinhban.exchange.watch.refusals import Trouble
from tinhban.exchange.watch.robots import Rules
from tinhban.exchange.watch.tests.inputs import bombs

SMALL, LARGE = 25_000, 100_000
URL = "https://bao.example/x"
LATEST = date(2026, 12, 31)
READERS = {
    "feed": lambda content: feed(content, URL, said="", latest=LATEST),
    "sitemap": lambda content: sitemap(content, URL, said="", latest=LATEST),
    "links": lambda content: links(content, URL, said=""),
    "article": lambda content: article(content, URL, said="", latest=LATEST),
    "letters": lambda content: text_of(content, "windows-1252"),
    "rules": lambda content: Rules(content).may(URL),
}


def cost(read, content: bytes) -> float:
    begun = time.process_time()
    try:
        read(content)
    except Trouble as trouble:
        assert str(trouble)
    return time.process_time() - begun


@pytest.mark.parametrize("name", bombs.EVERY)
def test_reading_grows_no_faster_than_what_is_read(name):
    made = bombs.EVERY[name]
    for reader, read in READERS.items():
        small = min(cost(read, made(SMALL)) for _time in range(2))
        assert cost(read, made(LARGE)) < 8 * small + 0.4, reader


WILD = b"User-agent: *\n"
RULES = {
    "stars of one rule": lambda size: WILD + b"Disallow: /" + b"*a" * size + b"b\n",
    "rules full of stars": lambda size: WILD + b"Disallow: /*a*a*a*a*a*a*b$\n" * (size // 10),
    "signs of one rule": lambda size: WILD + b"Disallow: /" + b"%" * size + b"\n",
    "names": lambda size: b"User-agent: a\n" * (size // 5) + b"Disallow: /\n",
    "names that are none": lambda size: b"User-agent\n" * (size // 5),
}


@pytest.mark.parametrize("name", RULES)
def test_rules_are_asked_in_a_time_that_grows_with_them(name):
    small, large = (
        cost(lambda content: Rules(content).may(f"{URL}/{'a' * 900}"), RULES[name](size))
        for size in (SMALL // 2, LARGE // 2)
    )
    assert large < 8 * small + 0.4
