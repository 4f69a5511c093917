"""Four times the bytes cost about four times the processor, whatever they are."""

from datetime import date

import pytest
from tests.growing import too_fast

from tinhban.watch.reading.articles import article
from tinhban.watch.reading.feeds import feed
from tinhban.watch.reading.letters import text_of
from tinhban.watch.reading.pages import links
from tinhban.watch.reading.sitemaps import sitemap
from tinhban.watch.refusals import Trouble
from tinhban.watch.robots import Rules
from tinhban.watch.tests.inputs import bombs

SMALL, LARGE = 25_000, 100_000
FLOOR = 0.05  # seconds
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


def grows(read, small: bytes, large: bytes) -> str:
    def done(content: bytes) -> None:
        try:
            read(content)
        except Trouble as trouble:
            assert str(trouble)

    return too_fast(lambda: done(small), lambda: done(large), times=8, floor=FLOOR)


@pytest.mark.parametrize("name", bombs.EVERY)
def test_reading_grows_no_faster_than_what_is_read(name):
    made = bombs.EVERY[name]
    grown = {reader: grows(read, made(SMALL), made(LARGE)) for reader, read in READERS.items()}
    assert {reader: how for reader, how in grown.items() if how} == {}


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
    small, large = (RULES[name](size) for size in (SMALL // 2, LARGE // 2))
    assert not grows(lambda content: Rules(content).may(f"{URL}/{'a' * 900}"), small, large)
