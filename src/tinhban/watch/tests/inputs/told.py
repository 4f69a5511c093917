"""A listing as a site sends it, with the entries that it names or the trouble with it."""

from dataclasses import dataclass
from datetime import date

HERE = "https://bao.example/nguon/rss.xml"
DAY, NEXT = date(2022, 2, 3), date(2022, 2, 4)
A, B, C = (f"https://bao.example/bai-0000{n}.html" for n in (1, 2, 3))
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


@dataclass(frozen=True)
class Named:
    """One entry that must come out; `doubtful` when its day is told as one that cannot be."""

    url: str
    day: date | None = None
    title: str | None = None
    doubtful: bool = False


@dataclass(frozen=True)
class Told:
    """One listing: its bytes, the charset of its header, what it names or the trouble with it."""

    name: str
    content: bytes
    named: tuple[Named, ...] = ()
    trouble: str = ""
    charset: str = ""


def rss(inside: str, head: str = HEAD, root: str = '<rss version="2.0">') -> bytes:
    return f"{head}{root}<channel><title>Trang tin</title>{inside}</channel></rss>".encode()


def item(link: str, more: str = "", title: str = "Bài") -> str:
    return f"<item><title>{title}</title><link>{link}</link>{more}</item>"


def atom(inside: str, more: str = "") -> bytes:
    return f'{HEAD}<feed xmlns="http://www.w3.org/2005/Atom" {more}><title>Trang</title>{inside}</feed>'.encode()


def urlset(inside: str, more: str = "") -> bytes:
    return f"{HEAD}<urlset {SITEMAP} {more}>{inside}</urlset>".encode()
