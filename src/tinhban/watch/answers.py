"""One question to one host, and its answer: within an allowance, or the reason in words."""

import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import certifi
import httpcore

from tinhban import __version__
from tinhban.watch.addresses import Target
from tinhban.watch.connections import Allowance, Late, Network, TooMuch
from tinhban.watch.refusals import Trouble
from tinhban.watch.robots import TOKEN
from tinhban.watch.unpacking import BadlyPacked, TooLong, unpacked

AGENT = f"{TOKEN}/{__version__} (compares publications with exchanged items; keeps to robots.txt)"
HEADERS = 100_000  # bytes before the body, of however many answers
MOST_HEADERS = 1_000
WITH_BODY = (200, 203)
_CHARSET = re.compile(r"charset\s*=\s*(.{1,100})", re.IGNORECASE)


@dataclass(frozen=True)
class Answer:
    """What a host said: the body only of a page, cut off or whole."""

    status: int
    headers: dict[str, str]
    content: bytes = b""

    @property
    def charset(self) -> str:
        """As the header says it, right or wrong."""
        found = _CHARSET.search(self.headers.get("content-type", ""))
        return found[1] if found else ""


class Wire:
    """Asks; connections to hosts that allow it are kept for the next question."""

    def __init__(self) -> None:
        self._network = Network()
        # No proxy of the surroundings: it would resolve the name once more, and elsewhere.
        self._pool = httpcore.ConnectionPool(
            ssl_context=ssl.create_default_context(cafile=certifi.where()),
            network_backend=self._network,
            keepalive_expiry=5.0,
        )

    def close(self) -> None:
        self._pool.close()

    def ask(
        self,
        target: Target,
        headers: dict[str, str],
        allowance: Allowance,
        *,
        limit: int,
        cut: bool = False,
    ) -> Answer:
        """The answer to one question; a body longer than the limit is refused, or `cut` there."""
        self._network.allowance, self._network.addresses = allowance, target.ips
        allowance.may_bring(HEADERS)
        asked = {
            "Host": target.place,
            "User-Agent": AGENT,
            "Accept": "*/*",
            "Accept-Encoding": "gzip, deflate",
            **headers,
        }
        with told(target, limit):
            self._network.begin()
            try:
                return self._asked(target, asked, allowance, limit=limit, cut=cut)
            except (httpcore.NetworkError, httpcore.RemoteProtocolError):
                if not self._network.was_left:
                    raise
                return self._asked(target, asked, allowance, limit=limit, cut=cut)

    def _asked(
        self, target: Target, asked: dict[str, str], allowance: Allowance, *, limit: int, cut: bool
    ) -> Answer:
        url = httpcore.URL(
            scheme=target.scheme, host=target.host, port=target.port, target=target.path
        )
        with self._pool.stream("GET", url, headers=list(asked.items())) as answer:
            found = _headers(answer.headers)
            if answer.status not in WITH_BODY:
                return Answer(answer.status, found)
            allowance.may_bring(2 * limit)  # of a body in small chunks half is no body
            packed = found.get("content-encoding", "")
            content = unpacked(answer.iter_stream(), packed, limit, cut=cut)
            return Answer(answer.status, found, content)


@contextmanager
def told(target: Target, limit: int) -> Iterator[None]:
    """What can go wrong on the way, as a reason in words."""
    try:
        yield
    except (Late, httpcore.TimeoutException) as error:
        raise Trouble("slow", host=target.host) from error
    except (TooMuch, TooLong) as error:
        raise Trouble("too_large", host=target.host, limit=limit // 1_000_000 or 1) from error
    except BadlyPacked as error:
        raise Trouble("packed", host=target.host) from error
    except (httpcore.RemoteProtocolError, httpcore.LocalProtocolError) as error:
        raise Trouble("garbled", host=target.host) from error
    except httpcore.ConnectError as error:
        # The library hands the first problem on as the argument of its own.
        unproven = any(isinstance(one, ssl.SSLCertVerificationError) for one in error.args)
        code = "certificate" if unproven else "unreachable"
        raise Trouble(code, host=target.host) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        raise Trouble("unreachable", host=target.host) from error


def _headers(raw: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """The first of each name; of the packings all, in their order."""
    if len(raw) > MOST_HEADERS:
        raise TooMuch
    found: dict[str, str] = {}
    for name, value in raw:
        key, text = name.decode("latin-1").lower(), _decoded(value)
        if key == "content-encoding" and key in found:
            found[key] += f",{text}"
        found.setdefault(key, text)
    return found


def _decoded(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")
