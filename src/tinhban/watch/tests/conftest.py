"""The cast of the exchange, items long enough to be told apart, and a small site of articles."""

import random
import threading
from contextlib import suppress
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tinhban.exchange import actions
from tinhban.exchange.content import Content
from tinhban.exchange.tests.conftest import (  # noqa: F401 - fixtures
    _in_english,
    channel,
    deliver,
    observer,
    owner,
    partner,
    stranger,
)
from tinhban.reuse.tests.conftest import COMPILED
from tinhban.watch import library, sources
from tinhban.watch.models import Source, Watch
from tinhban.watch.watches import Wanted, save_watch

VOWELS, ENDS = ("a", "e", "i", "o", "u", "ơ", "ư", "ê"), ("", "n", "ng", "m", "t", "c", "p", "ch")
STARTS = ("b", "c", "d", "đ", "g", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "qu", "r", "s", "t")


def words(seed: int, count: int) -> str:
    """Syllables that say nothing, the same for the same seed."""
    dice = random.Random(seed)
    made = [
        dice.choice(STARTS) + dice.choice(VOWELS) + dice.choice(ENDS) for _number in range(count)
    ]
    for at in range(0, count, 14):
        made[at] = made[at].capitalize()
    return ", ".join(" ".join(made[at : at + 14]) for at in range(0, count, 14)) + "."


@pytest.fixture(autouse=True)
def node(settings, tmp_path, monkeypatch):
    """A data directory of its own, jobs at once, and a site on this machine may be read."""
    settings.TINHBAN_HOME = tmp_path
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    monkeypatch.setenv("TINHBAN_WATCH_PRIVATE", "1")
    monkeypatch.setattr(library, "compiled", lambda: COMPILED)
    return tmp_path


@pytest.fixture
def written(owner, channel):
    """An item of the owner with a text of its own."""

    def made(seed: int, on: date = date(2022, 2, 1), by=owner, length: int = 150):
        text = Content(kind="article", title=f"Tin số {seed}", text=words(seed, length))
        return actions.approve_item(channel=channel, content=text, approved_on=on, **by.does)

    return made


@pytest.fixture
def watch_folder(node):
    """A folder of an office that is watched."""

    def made(desk, publisher, name: str = "kich-ban") -> Watch:
        folder = sources.folders_of(desk.office.slug) / name
        folder.mkdir(parents=True, exist_ok=True)
        wanted = Wanted(
            publisher=publisher.uid, outlet="Thời sự tối", source=Source.FOLDER, address=name
        )
        return save_watch(wanted=wanted, **desk.does)

    return made


def put(desk, name: str, text: str | bytes, folder: str = "kich-ban") -> None:
    path = sources.folders_of(desk.office.slug) / folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)


class Gate:
    """Where who asks for a page is held until he may go on."""

    def __init__(self) -> None:
        self.reached, self.opened = threading.Event(), threading.Event()

    def pass_through(self) -> None:
        self.reached.set()
        self.opened.wait(60)


class Site:
    """A web server on this machine: pages by path, and what was asked."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[str] = []
        self.gates: dict[str, Gate] = {}
        site = self

        class Answers(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                if gate := site.gates.get(self.path):
                    gate.pass_through()
                status, headers, body = site.pages.get(self.path, (404, {}, b""))
                if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
                    status, body = 304, b""
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                with suppress(ConnectionError):  # who asked was killed meanwhile
                    self.wfile.write(body)

            def log_message(self, *told: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        self.base = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def page(self, path: str, body: str | bytes, status: int = 200, **headers: str) -> str:
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, told, body.encode() if isinstance(body, str) else body)
        return self.base + path

    def article(self, path: str, title: str, text: str, day: str = "2022-02-03") -> str:
        paragraphs = "".join(f"<p>{part}</p>" for part in text.split("\n") if part)
        return self.page(
            path,
            f'<html lang="vi"><head><title>{title}</title>'
            f'<meta property="article:published_time" content="{day}T08:00:00+07:00"></head>'
            f"<body><nav><a href='/'>Trang chủ</a></nav><article><h1>{title}</h1>{paragraphs}"
            f"</article><footer>Liên hệ</footer></body></html>",
            Content_Type="text/html; charset=utf-8",
        )

    def feed(self, path: str, links: list[tuple[str, str]], **headers: str) -> str:
        items = "".join(
            f"<item><title>{title}</title><link>{link}</link>"
            f"<pubDate>Thu, 03 Feb 2022 01:00:00 GMT</pubDate></item>"
            for link, title in links
        )
        return self.page(
            path,
            f'<?xml version="1.0"?><rss version="2.0"><channel><title>Trang tin</title>{items}'
            "</channel></rss>",
            **headers,
        )


@pytest.fixture
def site():
    here = Site()
    yield here
    here.server.shutdown()
    here.server.server_close()
