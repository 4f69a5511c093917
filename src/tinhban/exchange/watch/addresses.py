"""Which addresses may be fetched from: public ones only, looked at after the name was resolved."""

import ipaddress
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from tinhban.exchange.watch.refusals import Trouble
from tinhban.organisations.queries import is_demo

LONGEST = 1_000
PRIVATE = "TINHBAN_WATCH_PRIVATE"  # for tests, never for a node that people work on
HERE = "127.0.0.1"


@dataclass(frozen=True)
class Target:
    """An address whose host was resolved and looked at; the connection goes to `ip`."""

    url: str
    scheme: str
    host: str
    port: int
    ip: str
    # A server on this machine that was let in: it needs no pause.
    is_own: bool = False

    @property
    def site(self) -> str:
        return f"{self.scheme}://{self.host}:{self.port}"


def private_allowed() -> bool:
    return os.environ.get(PRIVATE) == "1"


@contextmanager
def let_in(port: int) -> Iterator[None]:
    """The site of a demonstration may be read while it runs: this one port, and on no other node."""
    said = _said()
    said.write_text(str(port))
    try:
        yield
    finally:
        said.unlink(missing_ok=True)


def _said() -> Path:
    return Path(settings.TINHBAN_HOME) / "demonstration-site"


def _is_let_in(host: str, port: int) -> bool:
    if host != HERE:
        return False
    try:
        return _said().read_text() == str(port) and is_demo()
    except OSError:
        return False


def host_of(url: str) -> str:
    """The host that is named, or the reason why there is none."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        parts.port  # noqa: B018 - raises when it is no number
    except ValueError:
        raise Trouble("address") from None
    if parts.scheme not in ("http", "https") or not host or len(url) > LONGEST:
        raise Trouble("address")
    if parts.username is not None or any(c.isspace() or not c.isprintable() for c in url):
        raise Trouble("address")
    return host


def resolved(url: str) -> Target:
    """Resolve the host once, and refuse if any of its addresses is not public."""
    host = host_of(url)
    parts = urlsplit(url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Trouble("no_host", host=host) from None
    found = [str(answer[4][0]) for answer in answers]
    if not found:
        raise Trouble("no_host", host=host)
    is_own = private_allowed() or _is_let_in(host, port)
    if not is_own and not all(_is_public(ip) for ip in found):
        raise Trouble("private", host=host)
    return Target(url, parts.scheme, host, port, found[0], is_own)


def _is_public(ip: str) -> bool:
    try:
        address: ipaddress.IPv4Address | ipaddress.IPv6Address = ipaddress.ip_address(
            ip.partition("%")[0]
        )
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        # An address of version 4 in the clothes of version 6 leads where that one leads.
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inner is not None:
            return _is_public(str(inner))
        if address in _NAT64:
            return _is_public(str(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)))
    return address.is_global and not address.is_multicast


_NAT64 = ipaddress.ip_network("64:ff9b::/96")
