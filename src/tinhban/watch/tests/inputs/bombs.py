"""Bytes that cost a careless reader the square of their length, or all memory; each made for a size."""

from collections.abc import Callable

RSS = '<?xml version="1.0"?><rss version="2.0"><channel>'
ITEM = "<item><title>a</title><link>http://a.vn/b</link><pubDate>Thu, 03 Feb 2022 01:00:00 GMT</pubDate></item>"
PAGE = "<html><body><article><h1>x</h1>"
LINKED = '<script type="application/ld+json">'


def _over(before: str, again: str) -> Callable[[int], bytes]:
    return lambda size: (before + again * (size // len(again.encode()))).encode()


def _numbered(before: str, again: str, after: str = "") -> Callable[[int], bytes]:
    each = len(again) + 4
    return lambda size: (
        before + "".join(again.replace("%", str(n)) for n in range(size // each)) + after
    ).encode()


EVERY: dict[str, Callable[[int], bytes]] = {
    "entries": _over(RSS, ITEM),
    "entries inside each other": _over(RSS, "<item>"),
    "elements inside each other": _over(RSS, "<x>"),
    "bases inside each other": _over(RSS, '<item xml:base="a/">'),
    "quotes that never end": _over(RSS, "<item><title><![CDATA[a"),
    "quotes": _over(f"{RSS}<item><title>&", "<![CDATA[a]]>"),
    "signs that open": _over(f"{RSS}<item>", "<"),
    "declarations that never end": _over(f"{RSS}<item>", "<!"),
    "instructions": _over('<?xml version="1.0"?>', "<?a?>"),
    "declarations": _over('<?xml version="1.0"?>', "<!DOCTYPE a>"),
    "comments": _over(RSS, "<!--a-->"),
    "comments that never end": _over(RSS, "<!--a"),
    "ampersands": _over(f"{RSS}<item><title>", "&"),
    "names of entities": _over(f"{RSS}<item><title>", "&a"),
    "attributes": _numbered(f"{RSS}<item><a ", 'a%="x" ', "/></item>"),
    "attributes of one name": _over(f"{RSS}<item><a ", 'a="x" '),
    "attributes without values": _numbered("<a ", "a% ", ">"),
    "attributes parted by strokes": _numbered("<a", "/a%", ">"),
    "namespaces": _numbered(f"{RSS}<item><a ", 'xmlns:a%="x" ', "/></item>"),
    "one long title": _over(f"{RSS}<item><title>", "a "),
    "titles of nothing but marks": _over(
        RSS, f"<item><link>http://a.vn/b</link><title>{'&lt;a ' * 600}</title></item>"
    ),
    "places": _over("<urlset>", "<url><loc>http://a.vn/b</loc><lastmod>2022-02-03</lastmod></url>"),
    "places of one entry": _over("<urlset><url>", "<loc>http://a.vn/b</loc>"),
    "lines": _over("", "http://a.vn/1\n"),
    "links": _numbered(PAGE, '<a href="/bai-viet-hay-%00000.html">x</a>'),
    "one link": _over(PAGE, '<a href="/bai-viet-hay-12345.html">x</a>'),
    "dashes of a link": lambda size: f"<a href='/{'-' * size}'>x</a>".encode(),
    "links that never end": _over(PAGE, "<a href="),
    "boxes": _over(PAGE, "<div>"),
    "ends of what never began": _over(f"{PAGE}{'<div>' * 200}", "</p>"),
    "letters and paragraphs": _over(PAGE, "<b><p><i>"),
    "tables": _over(PAGE, "<table><tr><td>"),
    "forms": _over(PAGE, "<form><select><option>"),
    "scripts": _over(PAGE, "<script>"),
    "lines of a page": _over(PAGE, "x<br>"),
    "points of a list": _over(f"{PAGE}<ul>", "<li>x</li>"),
    "headings": _over("", "<h1>x</h1>"),
    "paragraphs": _over(PAGE, f"<p>{'Tin tỉnh bạn gửi về đài. ' * 10}</p>"),
    "times": _over(PAGE, "<time>03/02/2022"),
    "days": _over(PAGE, "<span class=date>03/02/2022</span>"),
    "digits": _over(f"{PAGE}<p>", "2022-02-03 "),
    "spaces": _over(f"{PAGE}<p>", " "),
    "linked data without end": _over(LINKED, '{"a":'),
    "linked data of commas": _over(f"{LINKED}[1", ","),
    "linked data that is none": _over(LINKED, '"datePublished":"aaaa" '),
    "fields of linked data": _over(
        f"{PAGE}", f'{LINKED}{{"@type":"Article","datePublished":"x"}}</script>'
    ),
    "fields of the head": _over("", '<meta name="date" content="a">'),
    "charsets": _over("", "<meta charset"),
    "nothing": lambda size: bytes(size),
    "letters that are none": lambda size: b"\xff\xfe\x80" * (size // 3),
    "letters": _over("", "ệ"),
}
