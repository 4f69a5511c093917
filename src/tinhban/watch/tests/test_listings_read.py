"""Feeds, sitemaps and pages of links as sites send them, and what they name."""

import pickle
from datetime import date

import pytest

from tinhban.watch.reading.feeds import feed
from tinhban.watch.reading.pages import links
from tinhban.watch.reading.sitemaps import sitemap
from tinhban.watch.refusals import Trouble
from tinhban.watch.tests.inputs import feeds, link_pages, sitemaps, told

LATEST = date(2026, 12, 31)


def of_feed(one):
    return feed(one.content, told.HERE, said=one.charset, latest=LATEST)


def of_sitemap(one):
    return sitemap(one.content, told.HERE, said=one.charset, latest=LATEST).entries


def of_page(one):
    return links(one.content, link_pages.PAGE, said=one.charset)


EVERY = [
    pytest.param(read, one, id=f"{read.__name__}: {one.name}")
    for read, those in (
        (of_feed, feeds.FEEDS),
        (of_sitemap, sitemaps.SITEMAPS),
        (of_page, link_pages.PAGES),
    )
    for one in those
]


@pytest.mark.parametrize(("read", "one"), EVERY)
def test_a_listing_names_what_a_reader_would_see(read, one):
    if one.trouble and one.trouble != "no_articles":
        with pytest.raises(Trouble) as raised:
            read(one)
        assert raised.value.code == one.trouble
        assert pickle.loads(pickle.dumps(raised.value)).as_json() == raised.value.as_json()  # noqa: S301
        return
    found = read(one)
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - it comes from another process
    once = {entry.url: entry for entry in reversed(found)}
    assert set(once) == {named.url for named in one.named}
    for named in one.named:
        entry = once[named.url]
        assert entry.published_on == named.day
        assert bool(entry.doubtful) == named.doubtful
        assert named.title is None or entry.title == named.title
