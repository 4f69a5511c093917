"""Feeds as sites send them, each with the entries that it names, or why it is none."""

import gzip

from tinhban.watch.tests.inputs.told import (
    DAY,
    HEAD,
    NEXT,
    A,
    B,
    C,
    Named,
    Told,
    atom,
    item,
    rss,
)

FEEDS = (
    Told(
        "Vietnamese news sites",
        rss(
            item(A, "<pubDate>Thu, 03 Feb 2022 23:30:00 GMT+7</pubDate>")
            + item(B, "<pubDate>Thứ 5, 03/02/2022 08:00:00 GMT+7</pubDate>")
            + item(C, "<pubDate>Thu, 03 Feb 2022 23:30:00 GMT</pubDate>")
        ),
        (Named(A, DAY, "Bài"), Named(B, DAY), Named(C, NEXT)),
    ),
    Told("no day", rss(item(A)), (Named(A, None, "Bài"),)),
    Told(
        "days that cannot be",
        rss(
            item(A, "<pubDate>31/02/2022</pubDate>")
            + item(B, "<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>")
            + item(C, "<pubDate>Thu, 03 Feb 2022 08:00:00 +0700</pubDate>")
        ),
        (Named(A, doubtful=True), Named(B, doubtful=True), Named(C, DAY)),
    ),
    Told("how long ago is no day", rss(item(A, "<pubDate>12 giờ trước</pubDate>")), (Named(A),)),
    Told(
        "the same entry twice",
        rss(item(A, title="Một") + item(f"{A}#binh-luan", title="Hai") + item(B)),
        (Named(A, title="Một"), Named(B)),
    ),
    Told(
        "relative links",
        rss(
            item("/bai-00001.html")
            + item("../bai-00002.html")
            + item("//bao.example/bai-00003.html")
        ),
        (Named(A), Named(B), Named(C)),
    ),
    Told(
        "spaces around and inside a link",
        rss(item(f"\n   {A}\t\n") + item("https://bao.example/tin tuc/bai 1.html")),
        (Named(A), Named("https://bao.example/tin%20tuc/bai%201.html")),
    ),
    Told(
        "tracking parameters",
        rss(
            item(f"{A}?utm_source=rss&amp;utm_medium=feed")
            + item(f"{B}?id=5&amp;fbclid=x&amp;utm_campaign=y")
            + item(f"{C}?trang=2")
        ),
        (Named(A), Named(f"{B}?id=5"), Named(f"{C}?trang=2")),
    ),
    Told(
        "links that lead nowhere",
        rss(
            item("javascript:void(0)")
            + item("data:text/html,x")
            + item("mailto:toasoan@bao.example")
            + item("http://[::1")
            + item("http://u:p@bao.example/x")
            + item("")
            + item(A)
        ),
        (Named(A),),
    ),
    Told("only such links", rss(item("javascript:void(0)")), trouble="no_articles"),
    Told("an empty feed", rss(""), trouble="no_articles"),
    Told(
        "a number in place of a link",
        rss(
            f"<item><title>Một</title><guid>{A}</guid></item>"
            f'<item><title>Hai</title><guid isPermaLink="true">{B}</guid></item>'
            '<item><title>Ba</title><guid isPermaLink="false">https://bao.example/?p=3</guid></item>'
            "<item><title>Bốn</title><guid>bao-4711</guid></item>"
        ),
        (Named(A, title="Một"), Named(B)),
    ),
    Told(
        "a link wins over the number",
        rss(
            f"<item><guid>https://bao.example/?p=9</guid><title>Bài</title><link>{A}</link></item>"
        ),
        (Named(A),),
    ),
    Told(
        "links of the feed itself, of pictures and of parts",
        rss(
            '<atom:link rel="self" href="https://bao.example/rss"/>'
            f'<item><title>Bài</title><atom:link rel="self" href="https://bao.example/x"/><link>{A}</link>'
            '<media:content url="https://bao.example/anh.jpg"><media:title>Ảnh</media:title></media:content>'
            '<enclosure url="https://bao.example/a.mp3" type="audio/mpeg"/>'
            '<source url="https://noi.example/rss"><title>Nơi khác</title></source>'
            "<media:title>Ảnh 2</media:title></item>",
            root='<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">',
        ),
        (Named(A, title="Bài"),),
    ),
    Told(
        "dates of Dublin Core and of Prism",
        rss(
            item(A, "<dc:date>2022-02-03T23:30:00+07:00</dc:date>")
            + item(B, "<prism:publicationDate>2022-02-03T17:00:00Z</prism:publicationDate>")
            + item(C, "<dcterms:issued>2022-02-03</dcterms:issued>"),
            root='<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">',
        ),
        (Named(A, DAY), Named(B, NEXT), Named(C, DAY)),
    ),
    Told(
        "published before changed, in any order",
        rss(
            item(
                A,
                "<atom:updated>2022-03-09T08:00:00+07:00</atom:updated><pubDate>Thu, 03 Feb 2022 08:00:00 +0700</pubDate>",
            ),
            root='<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">',
        ),
        (Named(A, DAY),),
    ),
    Told(
        "Atom",
        atom(
            f'<entry><title type="html">Tin &lt;b&gt;hay&lt;/b&gt; &amp;amp; mới</title><link href="{A}"/>'
            "<updated>2022-03-01T00:00:00Z</updated><published>2022-02-03T23:30:00+07:00</published></entry>"
            f'<entry><title>Hai</title><link rel="enclosure" href="https://bao.example/a.mp4"/>'
            f'<link rel="alternate" type="text/html" href="{B}"/><updated>2022-02-03T23:30:00Z</updated></entry>'
        ),
        (Named(A, DAY, "Tin hay & mới"), Named(B, NEXT, "Hai")),
    ),
    Told(
        "Atom with a base of its own",
        atom(
            '<entry xml:base="tin/"><title>Một</title><link href="bai-1.html"/></entry>'
            '<entry><title>Hai</title><link href="bai-2.html"/></entry>',
            'xml:base="https://bao.example/goc/"',
        ),
        (
            Named("https://bao.example/goc/tin/bai-1.html"),
            Named("https://bao.example/goc/bai-2.html"),
        ),
    ),
    Told(
        "Atom with marked-up titles and another's source",
        atom(
            f'<entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Tin <em>một</em></div></title>'
            f'<link href="{A}"/><source><title>Nơi khác</title><updated>2020-01-01T00:00:00Z</updated></source>'
            "<published>2022-02-03T08:00:00+07:00</published></entry>"
        ),
        (Named(A, DAY, "Tin một"),),
    ),
    Told(
        "Atom 0.3",
        f'{HEAD}<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>Cũ</title><link rel="alternate" href="{A}"/>'
        "<modified>2022-05-05T00:00:00Z</modified><issued>2022-02-03T08:00:00+07:00</issued></entry></feed>".encode(),
        (Named(A, DAY, "Cũ"),),
    ),
    Told(
        "RSS 1.0",
        f'{HEAD}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Trang</title></channel>'
        f'<item rdf:about="{A}"><title>Bài</title><link>{A}</link><dc:date>2022-02-03T23:30:00Z</dc:date></item></rdf:RDF>'.encode(),
        (Named(A, NEXT, "Bài"),),
    ),
    Told(
        "RSS 0.91 with its declaration",
        rss(
            item(A),
            '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://noi.example/rss-0.91.dtd">',
            '<rss version="0.91">',
        ),
        (Named(A),),
    ),
    Told(
        "words that are no entities of XML",
        rss(
            item(f"{A}?a=1&b=2", title="Tin & b&agrave;i&nbsp;m&#7899;i &khong; &lt;1")
            + item(B, title="<![CDATA[Tin & bài &amp; mới <b>hay</b>]]>")
        ),
        (
            Named(f"{A}?a=1&b=2", title="Tin & bài mới &khong; <1"),
            Named(B, title="Tin & bài & mới hay"),
        ),
    ),
    Told(
        "spaces and letters before the beginning",
        b"\r\n \t\xef\xbb\xbf" + rss(item(A)),
        (Named(A),),
    ),
    Told(
        "a warning before the beginning",
        b"<br />\n<b>Warning</b>: x<br />\n" + rss(item(A)),
        (Named(A),),
    ),
    Told("cut off", rss(item(A) + item(B))[:-60], (Named(A),)),
    Told(
        "characters that XML has not",
        rss(item(A, title="Tin\x0b\x00 mới\x1f")),
        (Named(A, title="Tin mới"),),
    ),
    Told(
        "one broken entry",
        rss(item(A) + f"<item><title>Hỏng<b>x</title><link>{B}</item>" + item(C)),
        (Named(A), Named(C)),
    ),
    Told(
        "UTF-16",
        (HEAD.replace("UTF-8", "UTF-16") + rss(item(A, title="Bài"), "").decode()).encode("utf-16"),
        (Named(A, title="Bài"),),
    ),
    Told(
        "windows-1258",
        rss(item(A, title="Tin"), '<?xml version="1.0" encoding="windows-1258"?>').replace(
            b"Tin</title><l", "Lào Cai đón năm m\u01a1\u0301i</title><l".encode("cp1258")
        ),
        (Named(A, title="Lào Cai đón năm mới"),),
    ),
    Told(
        "a charset that is none",
        rss(item(A), '<?xml version="1.0" encoding="utf8mb4"?>'),
        (Named(A, title="Bài"),),
        charset="unicode",
    ),
    Told(
        "entities",
        rss(item(A, title="&a;"), '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa">]>'),
        trouble="not_a_feed",
    ),
    Told(
        "entities in UTF-16",
        rss(
            item(A, title="&a;"),
            '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE rss [<!ENTITY a "aaaa">]>',
        )
        .decode()
        .encode("utf-16"),
        trouble="not_a_feed",
    ),
    Told(
        "a file of this machine",
        rss(
            item(A, title="&a;"),
            '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        ),
        trouble="not_a_feed",
    ),
    Told(
        "entities as words are no entities",
        rss(item(A, title="<![CDATA[<!ENTITY x>]]>")),
        (Named(A),),
    ),
    Told(
        "a page",
        b"<!DOCTYPE html><html><body><a href='/bai-00001.html'>x</a></body></html>",
        trouble="not_a_feed",
    ),
    Told("words", "Trang này đang bảo trì".encode(), trouble="not_a_feed"),
    Told("nothing", b"", trouble="not_a_feed"),
    Told("a picture", b"\x89PNG\r\n\x1a\n" + bytes(200), trouble="not_a_feed"),
    Told("packed as a file", gzip.compress(rss(item(A))), (Named(A),)),
)
