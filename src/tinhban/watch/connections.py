"""The wire to a site: it leads to the address that was looked at, and takes so long and so much, no more."""

import time
from collections.abc import Iterable
from typing import Any

import httpcore

CONNECT = 5.0  # seconds for one address of a host
SILENCE = 10.0  # seconds without a byte
ROOM = 65_536  # what one read may bring at once


class Late(Exception):
    """The time of the whole exchange is over."""


class TooMuch(Exception):
    """More bytes than the exchange may bring."""


class Allowance:
    """What an exchange may still take, from the first question for a name to the last byte."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._bytes = 0

    def left(self, most: float = float("inf")) -> float:
        """Seconds that are left, at most so many."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise Late
        return min(left, most)

    def wait(self, seconds: float, sleep: Any) -> None:
        """Our own pause is not the site's time."""
        begun = time.monotonic()
        sleep(seconds)
        self._end += time.monotonic() - begun

    def may_bring(self, count: int) -> None:
        """So many bytes from now on."""
        self._bytes = count + ROOM

    def brought(self, count: int) -> None:
        self._bytes -= count
        if self._bytes < 0:
            raise TooMuch


class Network(httpcore.NetworkBackend):
    """Connects to the addresses of the present target, whatever its name leads to by now."""

    def __init__(self) -> None:
        self.allowance = Allowance(0)
        self.addresses: tuple[str, ...] = ()
        self.begin()
        self._plain = httpcore.SyncBackend()

    def begin(self) -> None:
        """Another question is asked."""
        self.connected = self.heard = False

    @property
    def was_left(self) -> bool:
        """The question went out on a connection kept from the one before, which the site had closed: it is asked
        once more (RFC 9112, 9.3.1)."""
        return not (self.connected or self.heard)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        problem: Exception = httpcore.ConnectError("no address")
        for ip in self.addresses:
            left = self.allowance.left(CONNECT)
            self.connected = True
            try:
                return _Stream(self._plain.connect_tcp(ip, port, left, None, socket_options), self)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                problem = error
        raise problem


class _Stream(httpcore.NetworkStream):
    """One connection: every step of it has only the time that is left of the whole."""

    def __init__(self, inner: httpcore.NetworkStream, network: Network) -> None:
        self._inner, self._network = inner, network

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        allowance = self._network.allowance
        found = self._inner.read(min(max_bytes, ROOM), allowance.left(SILENCE))
        allowance.brought(len(found))
        self._network.heard |= bool(found)
        return found

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._network.allowance.left(SILENCE))

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        # Python counts the time of a handshake as a whole.
        left = self._network.allowance.left(SILENCE)
        inner = self._inner.start_tls(ssl_context, server_hostname, left)
        return _Stream(inner, self._network)

    def close(self) -> None:
        self._inner.close()

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
