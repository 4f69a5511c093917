"""Feeds, sitemaps, pages of links and folders as they come; and files that are none."""

import io
import time
import zipfile
from datetime import date

import docx
import pytest

from tinhban.records.refusals import RecordRefused
from tinhban.watch import asking
from tinhban.watch.fetching import Fetcher
from tinhban.watch.models import Source, Watch
from tinhban.watch.reading.articles import article
from tinhban.watch.refusals import Trouble
from tinhban.watch.sources import folders_of, listed, named_day
from tinhban.watch.tests.conftest import put, words
from tinhban.watch.watches import Wanted, save_watch


def entries(desk, source: str, address: str):
    watch = Watch(organisation=desk.office, publisher=desk.uid, source=source, address=address)
    with Fetcher() as fetcher:
        return listed(watch, fetcher).entries


def code_of(what) -> str:
    with pytest.raises(Trouble) as told:
        what()
    return told.value.code


def extracted(content: bytes, url: str):
    return article(content, url, said="", latest=date(2026, 12, 31))


def test_a_feed(site, owner):
    link = site.base + "/mot.html"
    feed = site.feed("/rss", [(link, "Bài một"), ("/hai.html#dau", "Bài hai"), (link, "Lặp")])
    found = entries(owner, Source.FEED, feed)
    assert [one.url for one in found] == [link, site.base + "/hai.html"]
    assert found[0].published_on == date(2022, 2, 3)
    assert (
        code_of(lambda: entries(owner, Source.FEED, site.page("/x", "<p>Chào</p>"))) == "not_a_feed"
    )


def test_a_sitemap_and_one_of_sitemaps(site, owner):
    inner = site.page(
        "/thang.xml",
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        "<url><loc>http://a.vn/1.html</loc><lastmod>2022-02-02</lastmod></url>"
        "<url><loc>http://a.vn/2.html</loc><lastmod>2022-02-03T23:30:00+00:00</lastmod></url></urlset>",
    )
    index = site.page(
        "/sitemap.xml",
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"<sitemap><loc>{inner}</loc></sitemap></sitemapindex>",
    )
    for address in (inner, index):
        found = entries(owner, Source.SITEMAP, address)
        assert [one.published_on for one in found] == [date(2022, 2, 4), date(2022, 2, 2)]


def test_a_sitemap_with_entities_is_refused(site, owner):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><urlset><url><loc>&a;</loc></url></urlset>'
    for body in (bomb, "<html></html>", "không phải XML"):
        url = site.page("/s.xml", body)
        assert code_of(lambda url=url: entries(owner, Source.SITEMAP, url)) == "not_a_sitemap"


def test_a_feed_that_expands_without_end_is_refused(site, owner):
    levels = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' if n else '<!ENTITY e0 "aaaaaaaaaa">'
        for n in range(10)
    )
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [{levels}]><rss version="2.0"><channel><item><link>&e9;</link></item></channel></rss>'
    begun = time.monotonic()
    refused = code_of(lambda: entries(owner, Source.FEED, site.page("/bom.xml", bomb)))
    assert refused == "not_a_feed"
    assert time.monotonic() - begun < 5


def test_a_page_of_links(site, owner):
    url = site.page(
        "/chuyen-muc",
        '<a href="/">Trang chủ</a><a href="/bai-so-mot-12345.html">Một</a><a href="//khac.vn/b-123456.html">'
        'Nơi khác</a><a href="mailto:x@y">Thư</a><a href="http://[x">Hỏng</a><a href="/bai-so-mot-12345.html#a">',
    )
    found = entries(owner, Source.PAGE, url)
    assert [one.url for one in found] == [site.base + "/bai-so-mot-12345.html"]
    assert code_of(lambda: entries(owner, Source.PAGE, site.page("/trong", "<p>"))) == "no_articles"


def test_only_folders_of_the_office_are_read(owner, partner, node):
    folders_of(owner.office.slug).mkdir(parents=True)
    (node / "bi-mat").mkdir()
    (folders_of(owner.office.slug) / "ra-ngoai").symlink_to(node / "bi-mat")
    for name in ("../../bi-mat", "/etc", "ra-ngoai", "khong-co", f"../{partner.office.slug}"):
        wanted = Wanted(publisher=owner.uid, outlet="Đài", source=Source.FOLDER, address=name)
        with pytest.raises(RecordRefused) as told:
            save_watch(wanted=wanted, **owner.does)
        assert told.value.field == "address"


def test_files_of_every_kind(owner, watch_folder):
    watch = watch_folder(owner, owner)
    paper = docx.Document()
    paper.add_paragraph("Kịch bản")
    packed = io.BytesIO()
    paper.save(packed)
    put(owner, "05.03.2022 toi.docx", packed.getvalue())
    put(owner, "20220306.srt", "1\n00:00:01,000 --> 00:00:02,500\n<i>Xin chào</i>\nquý vị\n")
    put(owner, "cu.txt", "Tiếng Việt".encode("utf-16"))
    put(owner, "anh.jpg", b"\xff\xd8")
    with Fetcher() as fetcher:
        found = listed(watch, fetcher).entries
    texts = {
        one.url: asking.text_of_file(one.url, one.file.read_bytes()) for one in found if one.file
    }
    assert texts == {
        "05.03.2022 toi.docx": "Kịch bản",
        "20220306.srt": "Xin chào quý vị",
        "cu.txt": "Tiếng Việt",
    }
    assert [one.published_on for one in found[:2]] == [date(2022, 3, 5), date(2022, 3, 6)]


def test_files_that_are_none():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("word/document.xml", b"a" * (asking.UNPACKED_BYTES + 1))
    for name, data, code in (
        ("x.docx", b"PK\x03\x04", "not_readable"),
        ("x.docx", packed.getvalue(), "too_large"),
        ("x.pdf", b"%PDF", "not_readable"),
        ("x.txt", b"\0\1\2", "not_readable"),
        ("x.txt", b" \n\t ", "empty"),
        ("x.txt", b"a" * (asking.FILE_BYTES + 1), "too_large"),
    ):
        assert code_of(lambda name=name, data=data: asking.text_of_file(name, data)) == code
    assert len(asking.cleaned("a" * 10_000_000)) == asking.LONGEST
    assert (
        asking.cleaned("Ha\u0300 N\u00f4\u0323i\u200b \u200f\u00a0&amp; T\u00e2y\0")
        == "Hà Nội  & Tây"
    )


def test_the_article_out_of_a_page(site):
    site.article("/bai.html", "Tiêu đề bài", words(5, 120), "2022-02-05")
    body = site.pages["/bai.html"][2]
    told = extracted(body, site.base + "/bai.html")
    assert (told.title, told.day.on) == ("Tiêu đề bài", date(2022, 2, 5))
    assert words(5, 120) in told.text
    assert "Liên hệ" not in told.text
    assert code_of(lambda: extracted(b"\xff\xfe<html>", "http://a.vn/")) == "empty"


def test_days_in_names():
    assert named_day("BTT 2022-12-31.txt") == date(2022, 12, 31)
    assert named_day("ban tin 31_12_2022") == date(2022, 12, 31)
    assert named_day("20221399 va 99.99.2022") is None
