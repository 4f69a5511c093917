"""Links as pages and feeds write them, as the one address that a browser would ask for."""

import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from tinhban.watch.reading.hosts import LONGEST, PORTS, UNQUOTED, host_in

# What only tells from where a reader came.
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|mc_[ce]id|igshid|zarsrc|zalo_\w+|_ga|_gl|at_(?:medium|campaign)|ns_\w+"
)
# A browser takes these out of an address wherever they stand, and spaces from both ends.
_TAKEN_OUT = re.compile(r"[\t\n\r]")
_ENDS = "".join(map(chr, range(33)))


def joined(base: str, link: str, *, as_it_is: bool = False) -> str:
    """The address that a link means on a page; empty when it leads to no page.

    Two links to one page become one, unless it is to be asked for `as_it_is`.
    """
    link = _TAKEN_OUT.sub("", link[: LONGEST * 4]).strip(_ENDS)
    if not link:
        return ""
    try:
        parts = urlsplit(urljoin(base, link))
        host, port = host_in(parts), parts.port
    except ValueError:
        return ""
    if parts.scheme not in PORTS:
        return ""
    named = f"[{host}]" if ":" in host else host
    place = named if port in (None, PORTS[parts.scheme]) else f"{named}:{port}"
    path = quote(parts.path or "/", safe=UNQUOTED)
    query = quote(parts.query if as_it_is else _told(parts.query), safe=UNQUOTED)
    url = urlunsplit((parts.scheme, place, path, query, ""))
    return url if len(url) <= LONGEST and url.isprintable() else ""


def _told(query: str) -> str:
    """Without what only tells from where a reader came."""
    kept = [
        part for part in query.split("&") if not _TRACKING.fullmatch(part.partition("=")[0].lower())
    ]
    return "&".join(kept)
