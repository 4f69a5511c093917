"""What a node remembers of a site between two visits: its rules, how long it is silent, until when it rests."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from tinhban.foundation import time
from tinhban.watch.models import KnownSite

FRESH = timedelta(hours=1)  # at most a day by RFC 9309
LONG = timedelta(days=30)  # of silence, after which there are no rules (RFC 9309, 2.3.1.4)
LONGEST_REST = timedelta(days=1)


@dataclass(frozen=True)
class Known:
    """A site as it was met last."""

    rules: bytes = b""
    read_at: datetime | None = None
    silent_since: datetime | None = None
    rest_until: datetime | None = None

    @property
    def is_fresh(self) -> bool:
        return self.read_at is not None and time.now() - self.read_at < FRESH

    @property
    def is_long_silent(self) -> bool:
        return self.silent_since is not None and time.now() - self.silent_since > LONG

    @property
    def rests(self) -> bool:
        """Whether it has asked to be left in peace until later."""
        return self.rest_until is not None and time.now() < self.rest_until

    def told(self, rules: bytes) -> "Known":
        """Its rules were read now."""
        return replace(self, rules=rules, read_at=time.now(), silent_since=None)

    def silent(self) -> "Known":
        """Its rules could not be read now."""
        return replace(self, read_at=None, silent_since=self.silent_since or time.now())


class Sites:
    """Remembers for one visit."""

    def __init__(self) -> None:
        self._known: dict[str, Known] = {}

    def known(self, site: str) -> Known:
        return self._known.get(site, Known())

    def keep(self, site: str, known: Known) -> None:
        self._known[site] = known


class KeptSites(Sites):
    """Remembers in the node, for every office: what a site says to everybody."""

    def known(self, site: str) -> Known:
        row = KnownSite.objects.filter(site=site).first()
        if row is None:
            return Known()
        return Known(bytes(row.rules), row.read_at, row.silent_since, row.rest_until)

    def keep(self, site: str, known: Known) -> None:
        KnownSite.objects.update_or_create(
            site=site,
            defaults={
                "rules": known.rules,
                "read_at": known.read_at,
                "silent_since": known.silent_since,
                "rest_until": known.rest_until,
            },
        )


def rest_asked(written: str) -> datetime | None:
    """Until when a site asks to be left in peace (Retry-After), at most a day; None when it does not."""
    written = written.strip()[:40]
    now = time.now()
    if written.isascii() and written.isdigit():
        until = now + timedelta(seconds=min(int(written), LONGEST_REST.total_seconds()))
    else:
        try:
            until = parsedate_to_datetime(written)
        except (ValueError, TypeError):
            return None
        if until.tzinfo is None:
            return None
    return min(until, now + LONGEST_REST) if until > now else None
