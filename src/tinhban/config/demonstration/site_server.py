"""Serves the demonstration's news site on this machine, and lets this node fetch from it meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import cast

from tinhban.watch import addresses

Pages = dict[str, tuple[str, bytes]]


class Server(ThreadingHTTPServer):
    """Pages by their path: kind and bytes."""

    def __init__(self, port: int, pages: Pages) -> None:
        super().__init__((addresses.HERE, port), _Answers)
        self.pages = pages


class _Answers(BaseHTTPRequestHandler):
    server_version = "trinh-dien"

    def do_GET(self) -> None:
        kind, content = cast(Server, self.server).pages.get(self.path, ("", b""))
        self.send_response(200 if kind else 404)
        self.send_header("Content-Type", kind or "text/plain")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *told: object) -> None:
        """The command tells what is worth telling."""


def address(port: int) -> str:
    return f"http://{addresses.HERE}:{port}"


@contextmanager
def opened(port: int, pages: Pages) -> Iterator[Server]:
    """The site listens, and may be read until it is closed."""
    with Server(port, pages) as server, addresses.let_in(port):
        yield server
