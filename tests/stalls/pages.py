"""What a hostile site answers: feeds, sitemaps, pages."""

import gzip
from collections.abc import Iterator

from tests.stalls.bomb import Bomb, laughs


def pages() -> Iterator[Bomb]:
    site = '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    sitemaps = {
        "100,000 addresses": site
        + "<url><loc>https://bao.example/a-1.html</loc></url>" * 100_000
        + "</urlset>",
        "a deep tree": site + "<url>" * 200_000,
        "entities": f"<!DOCTYPE urlset [{laughs('a')}]>{site[21:]}<url><loc>&a9;</loc></url></urlset>",
        "one long address": site
        + f"<url><loc>https://bao.example/{'a' * 3_000_000}</loc></url></urlset>",
        "days of digits": site
        + f"<url><loc>https://bao.example/1.html</loc><lastmod>{'1' * 500_000}</lastmod></url></urlset>",
    }
    for name, text in sitemaps.items():
        yield Bomb("sitemap", name, "sitemap.xml", text.encode())
    yield Bomb(
        "sitemap",
        "packed to nothing",
        "sitemap.xml.gz",
        gzip.compress(site.encode() + b" " * 300_000_000),
    )
    item = "<item><title>a</title><link>https://bao.example/a-1.html</link><pubDate>Thu, 03 Feb 2022 17:40:00 GMT+7</pubDate></item>"
    feeds = {
        "50,000 entries": f"<rss version='2.0'><channel>{item * 50_000}</channel></rss>",
        "a deep tree": "<rss version='2.0'><channel>" + "<item>" * 100_000,
        "entities": f"<!DOCTYPE rss [{laughs('a')}]><rss version='2.0'><channel><title>&a9;</title></channel></rss>",
        "days of digits": f"<rss version='2.0'><channel><item><link>https://bao.example/1.html</link><pubDate>{'1' * 300_000}</pubDate></item></channel></rss>",
        "days of spaces": f"<rss version='2.0'><channel><item><link>https://bao.example/1.html</link><pubDate>{' ' * 300_000}x</pubDate></item></channel></rss>",
        "open tags": "<rss version='2.0'><channel>" + "<item " * 200_000,
    }
    for name, text in feeds.items():
        yield Bomb("feed", name, "rss.xml", text.encode())
    pages = {
        "300,000 links": "<html><body>" + "<a href='/bai-viet-so-1234.html'>a</a>" * 300_000,
        "open tags": "<html><body>" + "<a href=" * 300_000,
        "a deep tree": "<html><body>" + "<div>" * 200_000,
        "newlines": "<html><body>" + "\n" * 3_000_000,
        "paragraphs": "<html><body>" + "<p>1 tin</p>" * 100_000,
        "quotes": "<html><body><a href='" + '"' * 1_000_000,
        "comments": "<html><body>" + "<!--" * 300_000,
    }
    for name, text in pages.items():
        yield Bomb("page", name, "index.html", text.encode())
