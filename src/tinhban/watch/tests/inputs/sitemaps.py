"""Sitemaps as sites send them, each with the entries that it names, or why it is none."""

import gzip
from datetime import date

from tinhban.watch.tests.inputs.told import (
    DAY,
    NEXT,
    A,
    B,
    C,
    Named,
    Told,
    item,
    rss,
    urlset,
)

SITEMAPS = (
    Told(
        "pictures",
        urlset(
            f"<url><loc>{A}</loc><lastmod>2022-02-03T08:00:00+07:00</lastmod><image:image><image:loc>https://bao.example/anh/1.jpg"
            "</image:loc><image:title>Ảnh 1</image:title></image:image></url>",
            'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"',
        ),
        (Named(A, DAY, ""),),
    ),
    Told(
        "pictures first, and by a name of their own",
        urlset(
            f'<url><image xmlns="http://www.google.com/schemas/sitemap-image/1.1"><loc>https://bao.example/anh/1.jpg</loc></image><loc>{A}</loc></url>'
            f"<url><image:image><image:loc>https://bao.example/anh/2.jpg</image:loc></image:image><loc>{B}</loc></url>"
        ),
        (Named(A), Named(B)),
    ),
    Told(
        "films",
        urlset(
            f"<url><loc>{A}</loc><video:video><video:title>Phim</video:title><video:publication_date>2020-01-01</video:publication_date>"
            "<video:content_loc>https://bao.example/a.mp4</video:content_loc></video:video><lastmod>2022-02-03</lastmod></url>",
            'xmlns:video="http://www.google.com/schemas/sitemap-video/1.1"',
        ),
        (Named(A, DAY, ""),),
    ),
    Told(
        "news",
        urlset(
            f"<url><loc>{A}</loc><lastmod>2022-03-09</lastmod><news:news><news:publication><news:name>Báo</news:name>"
            "<news:language>vi</news:language></news:publication><news:publication_date>2022-02-03T23:30:00+07:00</news:publication_date>"
            "<news:title>Tin một</news:title></news:news></url>",
            'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"',
        ),
        (Named(A, DAY, "Tin một"),),
    ),
    Told(
        "other languages",
        urlset(
            f'<url><xhtml:link rel="alternate" hreflang="en" href="https://bao.example/en/1.html"/><loc>{A}</loc></url>',
            'xmlns:xhtml="http://www.w3.org/1999/xhtml"',
        ),
        (Named(A),),
    ),
    Told(
        "every form of a day",
        urlset(
            "".join(
                f"<url><loc>https://bao.example/{n}.html</loc><lastmod>{day}</lastmod></url>"
                for n, day in enumerate(
                    (
                        "2022-02-03T23:30:00Z",
                        "2022-02-03T23:30:00+07:00",
                        "2022-02-03",
                        "2022-02-02T23:30+07:00",
                        "2022-02",
                        "2022",
                        "",
                        "2022-02-31",
                        "0001-01-01T00:00:00",
                        "1970-01-01",
                        "2099-01-01",
                    )
                )
            )
        ),
        (
            Named("https://bao.example/0.html", NEXT),
            Named("https://bao.example/1.html", DAY),
            Named("https://bao.example/2.html", DAY),
            Named("https://bao.example/3.html", date(2022, 2, 2)),
            Named("https://bao.example/4.html"),
            Named("https://bao.example/5.html"),
            Named("https://bao.example/6.html"),
            *(Named(f"https://bao.example/{n}.html", doubtful=True) for n in (7, 8, 9, 10)),
        ),
    ),
    Told("packed as a file", gzip.compress(urlset(f"<url><loc>{A}</loc></url>")), (Named(A),)),
    Told(
        "packed twice",
        gzip.compress(gzip.compress(urlset(f"<url><loc>{A}</loc></url>"))),
        (Named(A),),
    ),
    Told(
        "packed in parts",
        gzip.compress(urlset(f"<url><loc>{A}</loc></url>")[:90])
        + gzip.compress(urlset(f"<url><loc>{A}</loc></url>")[90:]),
        (Named(A),),
    ),
    Told(
        "packed and cut off",
        gzip.compress(urlset(f"<url><loc>{A}</loc></url>" * 2))[:-9],
        trouble="not_a_sitemap",
    ),
    Told("lines", f"{A}\r\n{B}\n\n  {C}  \n".encode(), (Named(A), Named(B), Named(C))),
    Told("lines with a mark", f"\ufeff{A}\n".encode(), (Named(A),)),
    Told("lines, packed", gzip.compress(f"{A}\n{B}\n".encode()), (Named(A), Named(B))),
    Told("words", "Trang này đang bảo trì".encode(), trouble="not_a_sitemap"),
    Told("words with an address", f"Xem tại\n{A}\nnhé\nbạn\n".encode(), trouble="not_a_sitemap"),
    Told(
        "without a namespace", f"<urlset><url><loc>{A}</loc></url></urlset>".encode(), (Named(A),)
    ),
    Told(
        "with a prefix",
        f'<s:urlset xmlns:s="https://www.google.com/schemas/sitemap/0.84"><s:url><s:loc>{A}</s:loc></s:url></s:urlset>'.encode(),
        (Named(A),),
    ),
    Told(
        "a feed in place of a sitemap",
        rss(item(A, "<pubDate>Thu, 03 Feb 2022 08:00:00 +0700</pubDate>")),
        (Named(A, DAY),),
    ),
    Told(
        "ampersands as they should not be",
        urlset(
            "<url><loc>https://bao.example/x?a=1&b=2</loc></url><url><loc><![CDATA[https://bao.example/y?a=1&b=2]]></loc></url>"
        ),
        (Named("https://bao.example/x?a=1&b=2"), Named("https://bao.example/y?a=1&b=2")),
    ),
    Told(
        "two places in one entry", urlset(f"<url><loc>{A}</loc><loc>{B}</loc></url>"), (Named(A),)
    ),
    Told("an empty sitemap", urlset(""), trouble="no_articles"),
    Told(
        "entities",
        b'<!DOCTYPE x [<!ENTITY a "aaaa">]><urlset><url><loc>&a;</loc></url></urlset>',
        trouble="not_a_sitemap",
    ),
    Told(
        "cut off", urlset(f"<url><loc>{A}</loc></url><url><loc>{B}</loc></url>")[:-20], (Named(A),)
    ),
    Told("nothing", b"", trouble="not_a_sitemap"),
)
