"""The rules of a site over the wire: none, unknown, elsewhere, remembered (RFC 9309)."""

from datetime import UTC, datetime, timedelta

import pytest

from tinhban.foundation import time
from tinhban.watch.fetching import Fetcher
from tinhban.watch.refusals import Trouble
from tinhban.watch.sites import KeptSites, Sites
from tinhban.watch.tests.conftest import Site

CLOSED = "User-agent: *\nDisallow: /\n"
NOW = datetime(2022, 2, 3, 8, tzinfo=UTC)


def told(site: Site, sites: Sites | None = None, *, goes_on: bool = False) -> str:
    """What comes of asking for a page: its words, or the reason why not."""
    page = site.page("/bai.html", "Bài")
    try:
        with Fetcher(sites=sites or Sites(), goes_on=goes_on) as fetcher:
            return fetcher.get(page).content.decode()
    except Trouble as trouble:
        return trouble.code


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418, 451])
def test_rules_that_are_not_there_forbid_nothing(site, status):
    site.page("/robots.txt", CLOSED, status=status)
    assert told(site) == "Bài"


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504, 599])
def test_rules_that_cannot_be_had_forbid_everything(site, status):
    site.page("/robots.txt", "", status=status)
    assert told(site) == "robots_silent"
    assert site.asked == ["/robots.txt"]


def test_one_visit_asks_for_rules_that_cannot_be_had_once(site):
    site.page("/robots.txt", "", status=500)
    with Fetcher() as fetcher:
        for _time in range(3):
            with pytest.raises(Trouble):
                fetcher.get(site.base + "/bai.html")
    assert site.asked == ["/robots.txt"]


def test_rules_are_followed_to_another_host_up_to_five_times(site):
    other = Site()
    try:
        for hop in range(4):
            other.page(f"/{hop}", "", status=302, Location=f"/{hop + 1}")
        other.page("/4", CLOSED)
        site.page("/robots.txt", "", status=301, Location=f"{other.base}/0")
        assert told(site) == "robots"
        assert told(other) == "Bài"  # they are the rules of who sent us there
    finally:
        other.server.shutdown()
        other.server.server_close()


def test_rules_that_are_never_reached_forbid_nothing(site):
    site.page("/robots.txt", "", status=302, Location="/robots.txt")
    assert told(site) == "Bài"


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("http://[::1", "robots_silent"),
        ("ftp://bao.example/", "robots_silent"),
        ("http://khong-co.invalid/", "no_host"),
    ],
)
def test_rules_that_lead_astray_forbid_everything(site, place, code):
    site.page("/robots.txt", "", status=302, Location=place)
    assert told(site) == code
    assert site.asked == ["/robots.txt"]


def test_rules_of_which_only_the_beginning_can_be_read(site):
    long = "User-agent: *\nDisallow: /bai\n" + "# dòng chú thích\n" * 200_000
    site.page("/robots.txt", long)
    assert told(site) == "robots"


def test_a_visit_that_goes_on_asks_for_the_rules_once_an_hour(site, db):
    site.page("/robots.txt", CLOSED)
    with time.at(NOW):
        assert told(site, KeptSites()) == "robots"
    site.page("/robots.txt", "")
    with time.at(NOW + timedelta(minutes=59)):
        assert told(site, KeptSites(), goes_on=True) == "robots"
        assert site.asked == ["/robots.txt"]
        assert told(site, KeptSites()) == "Bài"  # a new visit asks anew
    site.page("/robots.txt", CLOSED)
    with time.at(NOW + timedelta(minutes=121)):
        assert told(site, KeptSites(), goes_on=True) == "robots"


def test_a_site_that_is_silent_for_a_month_has_the_rules_that_it_had(site, db):
    sites = KeptSites()
    site.page("/robots.txt", "User-agent: *\nDisallow: /rieng/\n")
    with time.at(NOW):
        assert told(site, sites) == "Bài"
    site.page("/robots.txt", "", status=503)
    for days, right in ((1, "robots_silent"), (29, "robots_silent"), (32, "Bài")):
        with time.at(NOW + timedelta(days=days)):
            assert told(site, sites) == right
    with time.at(NOW + timedelta(days=33)), Fetcher(sites=sites) as fetcher:
        with pytest.raises(Trouble) as refused:
            fetcher.get(site.page("/rieng/1.html", "Riêng"))
        assert refused.value.code == "robots"
    site.page("/robots.txt", CLOSED)
    with time.at(NOW + timedelta(days=34)):
        assert told(site, sites) == "robots"
    site.page("/robots.txt", "", status=503)
    with time.at(NOW + timedelta(days=35)):
        assert told(site, sites) == "robots_silent"  # the month begins anew


def test_a_wish_for_peace_is_remembered_too(site, db):
    site.page("/robots.txt", "", status=503, Retry_After="7200")
    with time.at(NOW):
        assert told(site, KeptSites()) == "later"
    site.page("/robots.txt", "")
    with time.at(NOW + timedelta(minutes=119)):
        assert told(site, KeptSites()) == "later"
    with time.at(NOW + timedelta(minutes=121)):
        assert told(site, KeptSites()) == "Bài"
    assert site.asked == ["/robots.txt", "/robots.txt", "/bai.html"]
