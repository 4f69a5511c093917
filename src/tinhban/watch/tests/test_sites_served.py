"""Sites as they are served: charsets, packed files, sitemaps of sitemaps, and one bad part among good ones."""

import gzip
import logging
from datetime import date

import pytest

from tinhban.jobs.bounds import MEGABYTE, Bounds
from tinhban.watch import apart, articles, sources
from tinhban.watch.fetching import Fetcher
from tinhban.watch.models import FetchedArticle, Source, Watch
from tinhban.watch.reading.articles import article
from tinhban.watch.refusals import Trouble, words_of
from tinhban.watch.scanning import run_watch
from tinhban.watch.sources import listed
from tinhban.watch.tests.conftest import words
from tinhban.watch.tests.inputs import bombs
from tinhban.watch.watches import Wanted, save_watch

NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def read(desk, source: str, address: str):
    watch = Watch(organisation=desk.office, publisher=desk.uid, source=source, address=address)
    with Fetcher() as fetcher:
        return listed(watch, fetcher)


def urls(desk, source: str, address: str) -> list[str]:
    return [one.url for one in read(desk, source, address).entries]


def urlset(*places: str) -> str:
    return f"<urlset {NS}>{''.join(f'<url><loc>{one}</loc></url>' for one in places)}</urlset>"


def index(*places: str) -> str:
    named = "".join(f"<sitemap><loc>{one}</loc></sitemap>" for one in places)
    return f"<sitemapindex {NS}>{named}</sitemapindex>"


@pytest.mark.parametrize(
    "said",
    ["utf8mb4", "unicode", "none", "UTF-8, text/html", '"utf-8"', "", "x" * 300, "utf-8; q=1"],
)
def test_a_charset_that_is_none_hides_nothing(site, owner, said):
    body = '<html><body><a href="/tin/bai-viet-00001.html">Bài</a></body></html>'
    page = site.page("/muc", body, Content_Type=f"text/html; charset={said}")
    assert urls(owner, Source.PAGE, page) == [site.base + "/tin/bai-viet-00001.html"]


@pytest.mark.parametrize("header", ["", "gzip"])
def test_a_sitemap_packed_as_a_file(site, owner, header):
    content = gzip.compress(urlset("https://bao.example/bai-00001.html").encode())
    content = gzip.compress(content) if header else content
    told = {"Content_Encoding": header} if header else {"Content_Type": "application/x-gzip"}
    packed = site.page("/sitemap.xml.gz", content, **told)
    assert urls(owner, Source.SITEMAP, packed) == ["https://bao.example/bai-00001.html"]
    listing = site.page("/sitemap.xml", index(packed))
    assert urls(owner, Source.SITEMAP, listing) == ["https://bao.example/bai-00001.html"]


def test_sitemaps_inside_each_other_without_end(site, owner):
    inner = site.page("/c.xml", urlset("http://bao.example/1.html", "http://bao.example/2.html"))
    loop = site.page("/b.xml", index(site.base + "/a.xml", site.base + "/b.xml", inner))
    top = site.page("/a.xml", index(site.base + "/a.xml", loop, inner, inner))
    assert urls(owner, Source.SITEMAP, top) == [
        "http://bao.example/1.html",
        "http://bao.example/2.html",
    ]
    assert sorted(set(site.asked)) == sorted(["/robots.txt", "/a.xml", "/b.xml", "/c.xml"])


def test_sitemaps_of_many_months_begin_with_the_newest(site, owner):
    months = [f"{year}-{month:02}" for year in range(2012, 2023) for month in range(1, 13)]
    for month in months:
        site.page(f"/bai-{month}.xml", urlset(f"http://bao.example/bai-{month}-00001.html"))
    top = site.page("/sitemap.xml", index(*(f"{site.base}/bai-{month}.xml" for month in months)))
    found = urls(owner, Source.SITEMAP, top)
    assert len(found) == sources.SITEMAPS
    assert found[0].endswith("bai-2022-12-00001.html")
    assert found[-1].endswith("bai-2021-05-00001.html")


def test_one_broken_sitemap_among_good_ones_is_told_and_hides_none(site, owner):
    good = site.page("/tot.xml", urlset("http://bao.example/bai-00001.html"))
    bad = site.page("/hong.xml", "đang bảo trì")
    top = site.page("/sitemap.xml", index(bad, site.base + "/khong-co.xml", "javascript:x", good))
    told = read(owner, Source.SITEMAP, top)
    assert [one.url for one in told.entries] == ["http://bao.example/bai-00001.html"]
    assert told.trouble is not None
    only_bad = site.page("/chi-hong.xml", index(bad))
    with pytest.raises(Trouble) as refused:
        read(owner, Source.SITEMAP, only_bad)
    assert refused.value.code == "not_a_sitemap"


def test_what_a_source_tells_of_itself_when_nothing_changed_is_not_asked_of_others(site, owner):
    address = site.feed("/rss", [(site.base + "/bai-00001.html", "Bài")], ETag='"a"')
    told = read(owner, Source.FEED, address)
    watch = Watch(
        organisation=owner.office,
        publisher=owner.uid,
        source=Source.FEED,
        address=address,
        etag=told.etag,
    )
    with Fetcher() as fetcher:
        assert listed(watch, fetcher).unchanged


@pytest.fixture
def watched(site, partner):
    def made(*paths: str) -> Watch:
        links = [(path if "://" in path else site.base + path, "Bài") for path in paths]
        address = site.feed("/rss", links)
        wanted = Wanted(publisher=partner.uid, outlet="Trang", source=Source.FEED, address=address)
        return save_watch(wanted=wanted, **partner.does)

    return made


def test_a_malformed_redirect_ends_one_page_and_not_the_run(site, watched):
    for number, place in enumerate(
        ("http://[::1", "", "http://u:p@x/", "ftp://x/", "//", "http://x:70000/")
    ):
        site.page(f"/lac-{number}.html", "", status=302, Location=place)
    site.article("/bai.html", "Bài", words(1, 150))
    watch = watched(*(f"/lac-{number}.html" for number in range(6)), "/bai.html")
    run_watch(watch.uid)
    assert FetchedArticle.objects.get(url__endswith="/bai.html").is_read
    watch.refresh_from_db()
    assert watch.last_error.get("code") != "broken"


def test_one_page_that_nobody_can_work_on_is_told_and_the_others_are_read(
    site, watched, monkeypatch, caplog
):
    site.article("/a.html", "Bài", words(1, 150))
    site.article("/b.html", "Bài", words(2, 150))
    real = articles.read

    def raises(function, content, url, **more):
        if url.endswith("/a.html"):
            raise ZeroDivisionError
        return real(function, content, url, **more)

    monkeypatch.setattr(articles, "read", raises)
    watch = watched("/a.html", "/b.html")
    with caplog.at_level(logging.CRITICAL, "tinhban.watch.scanning"):
        run_watch(watch.uid)
    assert FetchedArticle.objects.get().url.endswith("/b.html")
    watch.refresh_from_db()
    assert watch.last_error["code"] == "bad_page"
    assert "/a.html" in words_of(watch.last_error)


def test_a_site_that_asks_for_peace_ends_the_run_at_once(site, watched):
    for number in range(9):
        site.page(f"/{number}.html", "", status=429, Retry_After="600")
    watch = watched(*(f"/{number}.html" for number in range(9)))
    run_watch(watch.uid)
    watch.refresh_from_db()
    assert watch.last_error["code"] == "later"
    assert words_of(watch.last_error)
    assert site.asked == ["/robots.txt", "/rss", "/0.html"]
    run_watch(watch.uid)
    assert site.asked == ["/robots.txt", "/rss", "/0.html"]
    assert not FetchedArticle.objects.exists()


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("utf-8", "windows-1258"), ("utf-8", "none"), ("utf-16", "utf-8"), ("cp1258", "windows-1258")],
)
def test_an_article_is_read_in_its_own_letters(site, watched, encoding, said):
    text = words(1, 150).replace("ơ", "o").replace("ư", "u").replace("ê", "e")
    body = (
        "<html><head><title>Lào Cai</title><meta name='pubdate' content='2021-12-31T17:00:00Z'>"
        f"</head><body><article><p>Lào Cai: {text}</p></article></body></html>"
    )
    site.page("/bai.html", body.encode(encoding), Content_Type=f"text/html; charset={said}")
    run_watch(watched("/bai.html").uid)
    article = FetchedArticle.objects.get()
    assert "Lào Cai" in article.text
    assert article.title == "Lào Cai"
    assert article.published_on == date(2022, 1, 1)


def test_a_page_that_takes_too_much_ends_itself_and_is_told(site, watched, monkeypatch):
    monkeypatch.setattr(apart, "BOUNDS", Bounds(processor=0.3, clock=20.0, memory=256 * MEGABYTE))
    site.page("/bom.html", bombs.EVERY["lines of a page"](2_000_000))
    site.article("/bai.html", "Bài", words(1, 150))
    run_watch(watched("/bom.html", "/bai.html").uid)
    kept = {one.url.rpartition("/")[2]: one.is_read for one in FetchedArticle.objects.all()}
    assert kept == {"bom.html": False, "bai.html": True}
    monkeypatch.setattr(apart, "BOUNDS", Bounds(processor=0.01, clock=20.0, memory=256 * MEGABYTE))
    with pytest.raises(Trouble) as told:
        apart.read(
            article,
            bombs.EVERY["lines of a page"](500_000),
            "http://a.vn/",
            said="",
            latest=date.max,
        )
    assert told.value.code == "heavy"
