"""Fetching politely: the site's rules, a pause for each host, an end to size and time."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import urlsplit

from tinhban.watch.addresses import LOOKUP, Target, resolved
from tinhban.watch.answers import Answer, Wire
from tinhban.watch.connections import Allowance, Late
from tinhban.watch.reading.links import joined
from tinhban.watch.refusals import Trouble
from tinhban.watch.robots import LIMIT as ROBOTS_LIMIT
from tinhban.watch.robots import Rules
from tinhban.watch.sites import Sites, rest_asked

LIMIT = 5_000_000
REDIRECTS = 5
WHOLE = 30.0  # seconds of a site for one page, from its name to the last byte, robots.txt and all
PAUSE = 1.0  # seconds between two requests to one host
LONGEST_PAUSE = 20.0
ONWARD = (301, 302, 303, 307, 308)
BUSY = (429, 503)


@dataclass(frozen=True)
class Page:
    """What came: the address at the end of all redirects, the bytes, the headers for next time."""

    url: str
    status: int
    content: bytes
    etag: str = ""
    last_modified: str = ""
    encoding: str = ""  # as the header says it, right or wrong

    @property
    def unchanged(self) -> bool:
        return self.status == 304


@dataclass
class Fetcher:
    """One visit: what it learns of a host it keeps until its end, and in `sites` for the next."""

    sleep: Callable[[float], None] = time.sleep
    sites: Sites = field(default_factory=Sites)
    # A visit that goes on after a turn for others: rules that were read lately need no second question.
    goes_on: bool = False
    _rules: dict[str, Rules | Trouble] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)
    _wire: Wire = field(default_factory=Wire)

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, *problem: object) -> None:
        self._wire.close()

    def get(
        self, url: str, *, etag: str = "", last_modified: str = "", limit: int | None = None
    ) -> Page:
        """A page, unless its site asks not to; 304 when it is as it was."""
        asked = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in asked.items() if value}
        allowance = Allowance(WHOLE)
        for _time in range(REDIRECTS + 1):
            target = _target(url, allowance)
            self._obey(target, allowance)
            answer, url = self._once(target, headers, allowance, limit or LIMIT)
            if not url:
                break
        else:
            raise Trouble("redirects", host=target.host)
        if answer.status != 200 and not (answer.status == 304 and headers):
            raise Trouble("status", host=target.host, status=answer.status)
        return Page(
            target.url,
            answer.status,
            answer.content,
            _sendable(answer.headers.get("etag", ""), 300),
            _sendable(answer.headers.get("last-modified", ""), 100),
            answer.charset,
        )

    def _obey(self, target: Target, allowance: Allowance) -> None:
        rules = self._rules.get(target.site)
        if rules is None:
            rules = self._rules[target.site] = self._rules_of(target, allowance)
        if isinstance(rules, Trouble):
            raise rules
        if not rules.may(target.url):
            raise Trouble("robots", host=target.host)

    def _rules_of(self, target: Target, allowance: Allowance) -> Rules | Trouble:
        """The rules of a site: none if there are none, everything forbidden while they are unknown."""
        known = self.sites.known(target.site)
        if known.rests and known.rest_until:
            return _later(target, known.rest_until)
        if self.goes_on and known.is_fresh:
            return Rules(known.rules)
        unknown = Trouble("robots_silent", host=target.host)
        try:
            known = known.told(self._robots(target, allowance))
        except Trouble as trouble:
            if trouble.code == "later":
                return trouble
            # A host that is not reached at all is called so; its pages are asked for again.
            unknown = unknown if trouble.is_lasting else trouble
            known = known.silent()
        self.sites.keep(target.site, known)
        if known.silent_since is None or known.is_long_silent:
            return Rules(known.rules)
        return unknown

    def _robots(self, target: Target, allowance: Allowance) -> bytes:
        """What robots.txt says, empty where there is none; Trouble while that is not known."""
        url = f"{target.scheme}://{target.place}/robots.txt"
        for _time in range(REDIRECTS + 1):
            there = _target(url, allowance)
            answer, url = self._once(there, {}, allowance, ROBOTS_LIMIT, cut=True)
            if not url:
                break
        else:
            return b""  # sent on without end: as if there were none (RFC 9309, 2.3.1.2)
        if answer.status == 429 or not 200 <= answer.status < 500:
            raise Trouble("robots_silent", host=target.host)
        return answer.content

    def _wait(self, target: Target, allowance: Allowance) -> None:
        """Leave a host in peace between two requests, as long as it asks to."""
        rules = self._rules.get(target.site)
        asked = rules.pause if isinstance(rules, Rules) else 0.0
        pause = min(max(asked, 0.0 if target.is_own else PAUSE), LONGEST_PAUSE)
        left = self._last.get(target.host, -LONGEST_PAUSE) + pause - time.monotonic()
        if left > 0:
            allowance.wait(left, self.sleep)
        self._last[target.host] = time.monotonic()

    def _once(
        self,
        target: Target,
        headers: dict[str, str],
        allowance: Allowance,
        limit: int,
        *,
        cut: bool = False,
    ) -> tuple[Answer, str]:
        """One answer, and where it sends us, if it does."""
        self._wait(target, allowance)
        answer = self._wire.ask(target, headers, allowance, limit=limit, cut=cut)
        until = rest_asked(answer.headers.get("retry-after", ""))
        if answer.status in BUSY and until:
            self.sites.keep(target.site, replace(self.sites.known(target.site), rest_until=until))
            trouble = self._rules[target.site] = _later(target, until)
            raise trouble
        place = answer.headers.get("location")
        if answer.status not in ONWARD or place is None:
            return answer, ""
        onward = joined(target.url, place, as_it_is=True)
        if not onward:
            raise Trouble("address")
        return answer, onward


def _sendable(said: str, longest: int) -> str:
    """What may be sent back as it is; a long mark cut short would be another mark."""
    return said if len(said) <= longest and said.isascii() and said.isprintable() else ""


def _target(url: str, allowance: Allowance) -> Target:
    try:
        return resolved(url, within=allowance.left(LOOKUP))
    except Late:
        raise Trouble("slow", host=urlsplit(url).hostname or "") from None


def _later(target: Target, until: datetime) -> Trouble:
    return Trouble("later", host=target.host, until=until.isoformat())
