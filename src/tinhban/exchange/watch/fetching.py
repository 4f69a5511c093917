"""Fetching politely: the site's rules, a pause for each host, an end to size and time."""

import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

import httpx

from tinhban import __version__
from tinhban.exchange.watch.addresses import Target, resolved
from tinhban.exchange.watch.refusals import Trouble

AGENT = f"tinhban/{__version__} (compares publications with exchanged items; keeps to robots.txt)"
TOKEN = "tinhban"  # noqa: S105 - the name that a robots.txt may address
LIMIT = 5_000_000
REDIRECTS = 5
WHOLE = 30.0  # seconds for one page
PAUSE = 1.0  # seconds between two requests to one host
LONGEST_PAUSE = 20.0
ROBOTS_LIMIT = 500_000
TIMEOUT = httpx.Timeout(10.0, connect=5.0)


@dataclass(frozen=True)
class Page:
    """What came: the address at the end of all redirects, the bytes, the headers for next time."""

    url: str
    status: int
    content: bytes
    etag: str = ""
    last_modified: str = ""
    encoding: str = ""

    @property
    def unchanged(self) -> bool:
        return self.status == 304


@dataclass
class Fetcher:
    """One visit: what it learns of a host it keeps until its end."""

    sleep: Callable[[float], None] = time.sleep
    _rules: dict[str, RobotFileParser] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)
    _client: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        # No proxy of the surroundings: it would resolve the name once more, and elsewhere.
        self._client = httpx.Client(timeout=TIMEOUT, trust_env=False, follow_redirects=False)

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, *problem: object) -> None:
        self._client.close()

    def get(self, url: str, *, etag: str = "", last_modified: str = "") -> Page:
        """A page, unless its site asks not to; 304 when it is as it was."""
        asked = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in asked.items() if value}
        for _time in range(REDIRECTS + 1):
            target = resolved(url)
            self._obey(target)
            page, onward = self._once(target, headers, LIMIT)
            if not onward:
                if page.status not in (200, 304):
                    raise Trouble("status", host=target.host, status=page.status)
                return page
            url = onward
        raise Trouble("redirects", host=target.host)

    def _obey(self, target: Target) -> None:
        rules = self._rules.get(target.site)
        if rules is None:
            rules = self._rules[target.site] = self._rules_of(target)
        if not rules.can_fetch(TOKEN, target.url):
            raise Trouble("robots", host=target.host)

    def _rules_of(self, target: Target) -> RobotFileParser:
        """The rules of a site: none if there are none, everything forbidden while they are unknown."""
        rules = RobotFileParser()
        url = f"{target.site}/robots.txt"
        for _time in range(REDIRECTS + 1):
            page, onward = self._once(resolved(url), {}, ROBOTS_LIMIT)
            if not onward:
                break
            url = onward
        else:
            raise Trouble("redirects", host=target.host)
        if page.status >= 500 or page.status == 429:
            raise Trouble("robots_silent", host=target.host)
        rules.parse(
            page.content.decode("utf-8", "replace").splitlines() if page.status == 200 else []
        )
        return rules

    def _wait(self, target: Target) -> None:
        """Leave a host in peace between two requests, as long as it asks to."""
        rules = self._rules.get(target.site)
        asked = float(rules.crawl_delay(TOKEN) or 0) if rules else 0.0
        pause = min(max(asked, 0.0 if target.is_own else PAUSE), LONGEST_PAUSE)
        left = self._last.get(target.host, -LONGEST_PAUSE) + pause - time.monotonic()
        if left > 0:
            self.sleep(left)
        self._last[target.host] = time.monotonic()

    def _once(self, target: Target, headers: dict[str, str], limit: int) -> tuple[Page, str]:
        """One request to the address that was looked at; the page, or where it sends us."""
        self._wait(target)
        named = httpx.URL(target.url)
        standard = {"http": 80, "https": 443}[target.scheme] == target.port
        request = self._client.build_request(
            "GET",
            named.copy_with(host=target.ip, fragment=None),
            headers={
                "User-Agent": AGENT,
                "Accept-Encoding": "gzip",
                **headers,
                "Host": named.raw_host.decode() + ("" if standard else f":{target.port}"),
            },
            # The certificate is that of the name, not of the number.
            extensions={"sni_hostname": named.raw_host.decode()},
        )
        end = time.monotonic() + WHOLE
        try:
            answer = self._client.send(request, stream=True)
            try:
                if answer.has_redirect_location:
                    return Page(target.url, answer.status_code, b""), urljoin(
                        target.url, answer.headers["Location"]
                    )
                content = _read(answer, target, limit, end) if answer.status_code == 200 else b""
            finally:
                answer.close()
        except httpx.TimeoutException as error:
            raise Trouble("slow", host=target.host) from error
        except (httpx.HTTPError, httpx.InvalidURL, zlib.error, OSError) as error:
            raise Trouble("unreachable", host=target.host) from error
        return (
            Page(
                target.url,
                answer.status_code,
                content,
                answer.headers.get("ETag", "")[:300],
                answer.headers.get("Last-Modified", "")[:100],
                answer.charset_encoding or "",
            ),
            "",
        )


def _read(answer: httpx.Response, target: Target, limit: int, end: float) -> bytes:
    """The body, unpacked piece by piece: neither a long nor a tightly packed one gets past the limit."""
    packed = answer.headers.get("Content-Encoding", "identity").lower()
    if packed not in ("identity", "", "gzip", "x-gzip"):
        raise Trouble("unreachable", host=target.host)
    unpacker = zlib.decompressobj(31) if "gzip" in packed else None
    content = bytearray()
    for piece in answer.iter_raw():
        content += unpacker.decompress(piece, limit + 1 - len(content)) if unpacker else piece
        if len(content) > limit or (unpacker and unpacker.unconsumed_tail):
            raise Trouble("too_large", host=target.host, limit=limit // 1_000_000 or 1)
        if time.monotonic() > end:
            raise Trouble("slow", host=target.host)
    return bytes(content)
