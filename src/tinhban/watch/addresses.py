"""Which addresses may be fetched from: public ones only, looked at after the name was resolved."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from threading import BoundedSemaphore, Thread
from urllib.parse import quote, urlsplit

from django.conf import settings

from tinhban.organisations.queries import is_demo
from tinhban.watch.networks import is_public as _is_public
from tinhban.watch.reading.hosts import LONGEST, PORTS, UNQUOTED, host_in
from tinhban.watch.refusals import Trouble

PRIVATE = "TINHBAN_WATCH_PRIVATE"  # for tests, never for a node that people work on
HERE = "127.0.0.1"
LOOKUP = 10.0  # seconds for a name
_lookups = BoundedSemaphore(
    20
)  # that may still be waiting, each for no longer than the resolver does


@dataclass(frozen=True)
class Target:
    """An address whose host was resolved and looked at; the connection goes to one of `ips`."""

    url: str
    scheme: str
    host: str
    port: int
    ips: tuple[str, ...]
    # A server on this machine that was let in: it needs no pause.
    is_own: bool = False

    @property
    def site(self) -> str:
        return f"{self.scheme}://{self.host}:{self.port}"

    @property
    def place(self) -> str:
        """The host as it stands in an address, with its port where that is another."""
        named = f"[{self.host}]" if ":" in self.host else self.host
        return named if self.port == PORTS[self.scheme] else f"{named}:{self.port}"

    @property
    def path(self) -> str:
        """What is asked for on the host, in the letters of the network."""
        parts = urlsplit(self.url)
        asked = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return quote(asked, safe=UNQUOTED)


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
    """The host that is named, in the letters of the network, or the reason why there is none."""
    if any(c.isspace() or not c.isprintable() for c in url) or len(url) > LONGEST:
        raise Trouble("address")
    try:
        parts = urlsplit(url)
        host = host_in(parts)
        port = parts.port
    except ValueError:
        raise Trouble("address") from None
    if parts.scheme not in PORTS or port == 0:
        raise Trouble("address")
    return host


def resolved(url: str, within: float = LOOKUP) -> Target:
    """Resolve the host once, in so many seconds, and refuse if any of its addresses is not public."""
    host = host_of(url)
    parts = urlsplit(url)
    port = parts.port or PORTS[parts.scheme]
    found = _looked_up(host, port, within)
    is_own = private_allowed() or _is_let_in(host, port)
    if not is_own and not all(_is_public(ip) for ip in found):
        raise Trouble("private", host=host)
    return Target(url, parts.scheme, host, port, tuple(found), is_own)


def _looked_up(host: str, port: int, within: float) -> list[str]:
    """What the resolver says, in a thread of its own: a slow one holds nobody but itself."""
    if not _lookups.acquire(blocking=False):
        raise Trouble("slow", host=host)
    answer: Queue[list[str]] = Queue()

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answer.put(list(dict.fromkeys(str(one[4][0]) for one in answers)))
        except (OSError, UnicodeError):
            answer.put([])
        finally:
            _lookups.release()

    Thread(target=ask, daemon=True, name="lookup").start()
    try:
        found = answer.get(timeout=within)
    except Empty:
        raise Trouble("slow", host=host) from None
    if not found:
        raise Trouble("no_host", host=host)
    return found
