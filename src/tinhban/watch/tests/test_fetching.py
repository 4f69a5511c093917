"""Fetching from a site that is slow, forbids, hides, sends round in circles or floods."""

import gzip
import socket
from dataclasses import replace

import pytest

from tinhban.watch import addresses, fetching
from tinhban.watch.addresses import resolved
from tinhban.watch.fetching import Fetcher
from tinhban.watch.refusals import Trouble


def refused(what) -> str:
    with pytest.raises(Trouble) as told:
        what()
    assert str(told.value)
    return told.value.code


def get(url: str, **more):
    with Fetcher() as fetcher:
        return fetcher.get(url, **more)


def test_a_page_comes_with_what_asks_for_less_next_time(site):
    url = site.page("/bai.html", "Nội dung", ETag='"a1"')
    page = get(url)
    assert (page.status, page.content.decode(), page.etag) == (200, "Nội dung", '"a1"')
    assert get(url, etag='"a1"').unchanged


def test_what_the_site_forbids_is_not_fetched(site):
    site.page("/robots.txt", "User-agent: *\nDisallow: /rieng/\n")
    url = site.page("/rieng/bai.html", "Riêng")
    assert refused(lambda: get(url)) == "robots"
    assert "/rieng/bai.html" not in site.asked
    assert get(site.page("/chung.html", "Chung")).status == 200


def test_while_the_rules_are_unknown_nothing_is_fetched(site):
    site.page("/robots.txt", "", status=503)
    assert refused(lambda: get(site.page("/bai.html", "x"))) == "robots_silent"
    assert site.asked == ["/robots.txt"]


def test_the_pause_that_a_site_asks_for_is_kept(site):
    site.page("/robots.txt", "User-agent: *\nCrawl-delay: 7\n")
    waits: list[float] = []
    with Fetcher(sleep=waits.append) as fetcher:
        fetcher.get(site.page("/1.html", "1"))
        fetcher.get(site.page("/2.html", "2"))
    assert len(waits) == 2
    assert all(6 < wait <= 7 for wait in waits)


def test_one_second_between_two_pages_of_a_real_host(site, monkeypatch):
    waits: list[float] = []
    monkeypatch.setattr(
        fetching, "resolved", lambda url, **more: replace(resolved(url, **more), is_own=False)
    )
    with Fetcher(sleep=waits.append) as fetcher:
        fetcher.get(site.page("/1.html", "1"))
    assert len(waits) == 1  # between the rules and the page
    assert 0.5 < waits[0] <= fetching.PAUSE


def test_what_is_too_large_is_let_go_packed_or_not(site, monkeypatch):
    monkeypatch.setattr(fetching, "LIMIT", 100_000)
    assert refused(lambda: get(site.page("/to.html", "a" * 200_000))) == "too_large"
    bomb = gzip.compress(b"a" * 5_000_000)
    url = site.page("/bom.html", bomb, Content_Encoding="gzip")
    assert refused(lambda: get(url)) == "too_large"
    good = site.page("/nen.html", gzip.compress("Chữ".encode()), Content_Encoding="gzip")
    assert get(good).content.decode() == "Chữ"


def test_redirects_are_followed_and_not_for_ever(site):
    site.page("/moi.html", "Mới")
    assert get(site.page("/cu.html", "", status=301, Location="/moi.html")).url.endswith(
        "/moi.html"
    )
    site.page("/vong.html", "", status=302, Location="/vong.html")
    assert refused(lambda: get(site.base + "/vong.html")) == "redirects"
    away = site.page("/tep.html", "", status=302, Location="file:///etc/passwd")
    assert refused(lambda: get(away)) == "address"


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "0.0.0.8",
        "100.64.0.1",
        "224.0.0.1",
        "[::1]",
        "[fe80::1]",
        "[fd00::1]",
        "[::ffff:10.0.0.1]",
        "[64:ff9b::7f00:1]",
        "localhost",
        "2130706433",
        "0x7f.1",
    ],
)
def test_private_addresses_are_refused(monkeypatch, host):
    monkeypatch.delenv(addresses.PRIVATE)
    assert refused(lambda: resolved(f"http://{host}/bai.html")) in ("private", "no_host")


def test_only_the_site_of_a_demonstration_is_let_in_while_it_runs(monkeypatch, site, db, node):
    from tinhban.organisations.models import NodeState

    monkeypatch.delenv(addresses.PRIVATE)
    page, port = site.page("/bai.html", "Bài"), site.server.server_port
    with addresses.let_in(port):
        assert refused(lambda: get(page)) == "private"  # a node that people work on
        NodeState.objects.update_or_create(id=1, defaults={"demo": True})
        assert get(page).content.decode() == "Bài"
        for other in (
            f"http://127.0.0.1:{port + 1}/",
            f"http://localhost:{port}/",
            f"http://127.0.0.2:{port}/",
        ):
            assert refused(lambda other=other: resolved(other)) == "private"
    assert refused(lambda: get(page)) == "private"


def test_a_redirect_into_the_private_network_is_refused(site, monkeypatch):
    public = {"bao.example": "127.0.0.1"}
    real = socket.getaddrinfo
    monkeypatch.setattr(
        addresses.socket,
        "getaddrinfo",
        lambda host, *more, **also: real(public.get(host, host), *more, **also),
    )
    monkeypatch.setattr(addresses, "private_allowed", lambda: False)
    # The first name counts as public, wherever this test lets it lead.
    looked: list[str] = []

    def is_public(ip: str) -> bool:
        looked.append(ip)
        return len(looked) <= 2

    monkeypatch.setattr(addresses, "_is_public", is_public)
    port = site.base.rpartition(":")[2]
    site.page("/ra.html", "", status=302, Location="http://10.0.0.1/quan-tri")
    with Fetcher(sleep=lambda wait: None) as fetcher:
        assert refused(lambda: fetcher.get(f"http://bao.example:{port}/ra.html")) == "private"
    assert looked[-1] == "10.0.0.1"


def test_the_connection_goes_to_the_address_that_was_looked_at(site, monkeypatch):
    """A name that leads elsewhere the second time is not asked a second time."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def once(host, *more, **also):
        asked.append(host)
        return real("127.0.0.1" if host == "bao.example" else host, *more, **also)

    monkeypatch.setattr(addresses.socket, "getaddrinfo", once)
    port = site.base.rpartition(":")[2]
    site.page("/bai.html", "Bài")
    assert get(f"http://bao.example:{port}/bai.html").content == "Bài".encode()
    assert asked.count("bao.example") == 2  # the page and the rules, none by the connection


@pytest.mark.parametrize(
    "url",
    ["ftp://a.vn/x", "http:///x", "http://u:p@a.vn/", "http://a.vn:99999/", "javascript:x", "",
     "http://a.vn/" + "x" * 2000, "http://a b.vn/"],
)  # fmt: skip
def test_odd_addresses_are_refused(url):
    assert refused(lambda: resolved(url)) == "address"


@pytest.mark.parametrize(("status", "articles"), [(404, 1), (410, 1), (429, 0), (500, 0), (503, 0)])
def test_a_page_that_is_refused_for_the_moment_is_asked_for_again(
    site, partner, node, status, articles
):
    from tinhban.watch.models import FetchedArticle, Source
    from tinhban.watch.scanning import run_watch
    from tinhban.watch.watches import Wanted, save_watch

    page = site.page("/bai.html", "", status=status)
    address = site.feed("/rss", [(page, "Bài")])
    wanted = Wanted(publisher=partner.uid, outlet="Trang", source=Source.FEED, address=address)
    watch = save_watch(wanted=wanted, **partner.does)
    for _time in range(2):
        run_watch(watch.uid)
    assert FetchedArticle.objects.count() == articles
    assert site.asked.count("/bai.html") == 2 - articles


def test_a_host_that_answers_nothing(site):
    site.server.server_close()
    assert refused(lambda: get(site.base + "/bai.html")) == "unreachable"
