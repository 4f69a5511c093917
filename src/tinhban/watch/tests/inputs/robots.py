"""Files robots.txt as sites have them, and for each path whether we may fetch it (RFC 9309)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rules:
    """One robots.txt: what it says, what it allows, what it forbids."""

    name: str
    text: str | bytes
    allowed: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()

    @property
    def content(self) -> bytes:
        return self.text.encode() if isinstance(self.text, str) else self.text


FOO = "/foo/bar?baz=quz"
EVERY = (
    Rules("empty", "", ("/", "/tin/1.html")),
    Rules("nothing but a mark", "\ufeff", ("/",)),
    Rules("everything", "User-agent: *\nDisallow: /\n", (), ("/", "/tin", "/x?y=1")),
    Rules("nothing forbidden", "User-agent: *\nDisallow:\n", ("/", "/tin")),
    Rules("byte order mark", "\ufeffUser-agent: *\nDisallow: /rieng/\n", ("/r",), ("/rieng/x",)),
    Rules(
        "UTF-16",
        "\ufeffUser-agent: *\nDisallow: /rieng/\n".encode("utf-16-le"),
        ("/r",),
        ("/rieng/x",),
    ),
    Rules("old line ends", "User-agent: *\rDisallow: /rieng/\r", ("/r",), ("/rieng/x",)),
    Rules(
        "mixed line ends",
        "User-agent: *\r\n\r\nDisallow: /a/\rDisallow: /b/\n",
        ("/c/",),
        ("/a/1", "/b/1"),
    ),
    Rules(
        "wildcard",
        "User-agent: *\nDisallow: /*/in-bai/\n",
        ("/in-bai/1", "/tin/in-bai"),
        ("/tin/in-bai/1", "/a/b/in-bai/"),
    ),
    Rules(
        "end",
        "User-agent: *\nDisallow: /*.pdf$\n",
        ("/a.pdf?x=1", "/a.pdfx"),
        ("/a.pdf", "/b/c.pdf"),
    ),
    Rules(
        "a dollar inside",
        "User-agent: *\nDisallow: /gia$usd\n",
        ("/gia",),
        ("/gia$usd", "/gia%24usd/1"),
    ),
    Rules(
        "many stars",
        "User-agent: *\nDisallow: /a*b*c*d\n",
        ("/abc", "/adcb"),
        ("/abcd", "/a1b2c3d4"),
    ),
    Rules("stars side by side", "User-agent: *\nDisallow: /a***b\n", ("/a",), ("/ab", "/axxb")),
    Rules(
        "a star at the end is nothing",
        "User-agent: *\nDisallow: /tin*\n",
        ("/ti",),
        ("/tin", "/tin-tuc"),
    ),
    Rules("everything by star", "User-agent: *\nDisallow: *\n", (), ("/", "/x")),
    Rules(
        "the longest wins",
        "User-agent: *\nDisallow: /noi-bo/\nAllow: /noi-bo/cong-khai/\n",
        ("/noi-bo/cong-khai/x", "/khac"),
        ("/noi-bo/x", "/noi-bo/"),
    ),
    Rules(
        "the longest wins in any order",
        "User-agent: *\nAllow: /noi-bo/cong-khai/\nDisallow: /noi-bo/\nDisallow: /noi-bo/cong-khai/thu/\n",
        ("/noi-bo/cong-khai/x",),
        ("/noi-bo/x", "/noi-bo/cong-khai/thu/1"),
    ),
    Rules(
        "a tie is allowed", "User-agent: *\nDisallow: /tin\nAllow: /tin\n", ("/tin", "/tin/1"), ()
    ),
    Rules(
        "a tie is allowed, turned", "User-agent: *\nAllow: /tin\nDisallow: /tin\n", ("/tin/1",), ()
    ),
    Rules("only one page", "User-agent: *\nDisallow: /\nAllow: /$\n", ("/",), ("/tin", "/?x")),
    Rules(
        "an index page is one page",
        "User-agent: *\nDisallow: /a/\nAllow: /a/index.html\n",
        ("/a/index.html",),
        ("/a/", "/a/1.html"),
    ),
    Rules("case of a path", "User-agent: *\nDisallow: /Rieng/\n", ("/rieng/1",), ("/Rieng/1",)),
    Rules(
        "case of the words",
        "USER-AGENT: *\ndisallow: /rieng/\nALLOW: /rieng/mo/\n",
        ("/rieng/mo/1",),
        ("/rieng/1",),
    ),
    Rules(
        "spaces and notes",
        "  User-agent :  *   # moi noi\n\tDisallow : /rieng/   # khong\n",
        ("/r",),
        ("/rieng/1",),
    ),
    Rules("a note at once", "User-agent: *\nDisallow: /a#b\n", ("/b",), ("/a", "/ab")),
    Rules(
        "our name",
        "User-agent: tinhban\nDisallow: /rieng/\n\nUser-agent: *\nDisallow: /\n",
        ("/tin",),
        ("/rieng/1",),
    ),
    Rules(
        "our name in capitals",
        "User-agent: *\nDisallow: /\n\nUser-Agent: TinhBan\nDisallow: /rieng/\n",
        ("/tin",),
        ("/rieng/1",),
    ),
    Rules(
        "our name with a number",
        "User-agent: *\nDisallow: /\n\nUser-agent: tinhban/1.0\nDisallow: /rieng/\n",
        ("/tin",),
        ("/rieng/1",),
    ),
    Rules(
        "our group is empty",
        "User-agent: *\nDisallow: /\n\nUser-agent: tinhban\nDisallow:\n",
        ("/", "/tin"),
        (),
    ),
    Rules("another's name", "User-agent: khac\nDisallow: /\n", ("/", "/tin"), ()),
    Rules(
        "another's name that begins as ours",
        "User-agent: tin\nDisallow: /\n\nUser-agent: *\nDisallow: /a/\n",
        ("/tin",),
        ("/a/1",),
    ),
    Rules("another's name that goes on", "User-agent: tinhban-anh\nDisallow: /\n", ("/tin",), ()),
    Rules(
        "another's name that ends in ours",
        "User-agent: khong-tinhban\nDisallow: /\n",
        ("/tin",),
        (),
    ),
    Rules(
        "several names, one group",
        "User-agent: khac\nUser-agent: tinhban\nUser-agent: nua\nDisallow: /rieng/\n",
        ("/tin",),
        ("/rieng/1",),
    ),
    Rules(
        "our groups are one",
        "User-agent: tinhban\nDisallow: /a/\n\nUser-agent: khac\nDisallow: /\n\nUser-agent: tinhban\nDisallow: /b/\n",
        ("/c/",),
        ("/a/1", "/b/1"),
    ),
    Rules(
        "everybody's groups are one",
        "User-agent: *\nDisallow: /a/\n\nUser-agent: *\nDisallow: /b/\n",
        ("/c",),
        ("/a/1", "/b/1"),
    ),
    Rules(
        "other lines do not part a group",
        "User-agent: tinhban\nSitemap: https://bao.example/s.xml\nNoindex: /x\nCrawl-delay: 3\nUser-agent: khac\nDisallow: /\n",
        (),
        ("/", "/tin"),
    ),
    Rules(
        "empty lines do not part a group",
        "User-agent: tinhban\n\n\nDisallow: /rieng/\n",
        ("/r",),
        ("/rieng/1",),
    ),
    Rules(
        "a rule before any name",
        "Disallow: /\nUser-agent: *\nDisallow: /rieng/\n",
        ("/tin",),
        ("/rieng/1",),
    ),
    Rules(
        "an empty rule closes the names",
        "User-agent: tinhban\nDisallow:\nUser-agent: khac\nDisallow: /\n",
        ("/", "/tin"),
        (),
    ),
    Rules(
        "the query counts",
        "User-agent: *\nDisallow: /*?trang=\nDisallow: /foo/bar?baz\n",
        ("/tin", "/foo/bar"),
        ("/tin?trang=2", FOO),
    ),
    Rules(
        "letters that are no ASCII",
        "User-agent: *\nDisallow: /foo/bar/ツ\n",
        ("/foo/bar/",),
        ("/foo/bar/%E3%83%84", "/foo/bar/ツ"),
    ),
    Rules(
        "letters as numbers",
        "User-agent: *\nDisallow: /foo/bar/%e3%83%84\n",
        ("/foo/bar/",),
        ("/foo/bar/%E3%83%84", "/foo/bar/ツ"),
    ),
    Rules(
        "plain letters as numbers",
        "User-agent: *\nDisallow: /foo/bar/%62%61%7A\n",
        ("/foo/bar/",),
        ("/foo/bar/baz", "/foo/bar/%62az"),
    ),
    Rules(
        "Vietnamese letters",
        "User-agent: *\nDisallow: /nội-bộ/\n",
        ("/noi-bo/",),
        ("/n%E1%BB%99i-b%E1%BB%99/1", "/nội-bộ/1"),
    ),
    Rules(
        "a slash as a number is no slash",
        "User-agent: *\nDisallow: /a%2Fb\n",
        ("/a/b",),
        ("/a%2Fb", "/a%2fb"),
    ),
    Rules(
        "a prefix is no word",
        "User-agent: *\nDisallow: /tin\n",
        ("/t", "/Tin"),
        ("/tin", "/tin.html", "/tintuc/1", "/tin?x=1"),
    ),
    Rules(
        "a page of HTML",
        "<!DOCTYPE html><html><body>Disallow: none of it</body></html>",
        ("/", "/tin"),
        (),
    ),
    Rules(
        "bytes that are no text",
        b"\xff\x00\xfe\x80User-agent: *\nDisallow: /\x80\nUser-agent: *\nDisallow: /rieng/\n",
        ("/tin",),
        ("/rieng/1",),
    ),
    Rules(
        "another line mark inside a line",
        "User-agent: *\nDisallow: /a\u2028Disallow: /b\n",
        ("/a", "/b"),
        (),
    ),
    Rules(
        "long but within the limit",
        "User-agent: *\n" + "# dong chu thich dai\n" * 20_000 + "Disallow: /rieng/\n",
        ("/r",),
        ("/rieng/1",),
    ),
    Rules(
        "robots.txt itself", "User-agent: *\nDisallow: /\n", ("/robots.txt",), ("/robots.txt.bak",)
    ),
)

# What a site asks for between two requests, in seconds.
DELAYS = (
    ("User-agent: *\nCrawl-delay: 7\n", 7.0),
    ("User-agent: tinhban\nCrawl-delay: 2.5\n\nUser-agent: *\nCrawl-delay: 9\n", 2.5),
    ("User-agent: khac\nCrawl-delay: 5\n", 0.0),
    ("User-agent: *\nCrawl-delay: nhanh\n", 0.0),
    ("User-agent: *\nCrawl-delay: -3\n", 0.0),
    ("User-agent: *\nCrawl-delay: inf\n", 0.0),
    ("User-agent: *\nCrawl-delay: 1e9\n", 1e9),
    ("", 0.0),
)
