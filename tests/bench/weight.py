"""What a first visit fetches: the page and everything it links, in bytes as they are sent."""

import re
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin

from tests.bench.table import Row

PART = "First load, nothing cached"
MOST_KB, MOST_REQUESTS = 110, 8
ACCEPTED = "gzip, deflate, br"
URL = re.compile(r"""url\((['"]?)([^)'"#]+)\1\)""")
REPORT = ("lao-cai-yen-bai-lai-chau-2022", "2022")


class Links(HTMLParser):
    """The files that a browser fetches for a page: styles, scripts, pictures, icon, what is fetched ahead."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "link" and set((given.get("rel") or "").split()) & {
            "stylesheet",
            "icon",
            "preload",
            "modulepreload",
        }:
            self.found[given.get("href") or ""] = "link"
        elif tag in ("script", "img", "source", "iframe") and given.get("src"):
            self.found[given["src"] or ""] = tag


def rows(desks: dict[str, Any]) -> list[Row]:
    """Weight of every main page, and its requests in the note; fonts count whether used or not."""
    from django.test import Client

    nobody = Client(SERVER_NAME="localhost")
    found = [_row("log-in", nobody, _address("account_login"))]
    found += [
        _row(name, desks[who].client, address)
        for name, who, address in [
            ("home", "editor", _address("desk:home")),
            ("programmes", "officer", _address("programmes:list")),
            ("a programme", "officer", _address("programmes:programme", REPORT[0])),
            ("exchange", "editor", _address("exchange:desk")),
            ("exchange, uses", "editor", _address("exchange:desk") + "?muc=da-su-dung"),
            ("an item", "editor", _item()),
            ("columns", "editor", _address("exchange:columns")),
            ("reports", "officer", _address("reviews:list")),
            ("the review", "officer", _address("reviews:review", *REPORT)),
            ("rows of a figure", "officer", _address("reviews:rows", *REPORT, "lai-chau-lao-cai")),
            ("number check", "officer", _address("reviews:check")),
            ("people", "officer", _address("organisations:people")),
            ("bodies", "officer", _address("organisations:list")),
            ("search", "editor", _address("desk:search") + "?q=lao+cai"),
        ]
    ]
    return found


def fetched(client: Any, address: str) -> dict[str, int]:
    """Every file of a first visit with its bytes on the wire."""
    first = client.get(address, headers={"accept-encoding": ACCEPTED})
    sizes = {address: _size(first)}
    page = client.get(address)
    links = Links()
    links.feed(page.content.decode())
    waiting = [urljoin(address, link) for link in links.found]
    while waiting:
        one = waiting.pop()
        if one in sizes or one.startswith(("data:", "http:", "https:", "//")):
            continue
        sizes[one] = _size(client.get(one, headers={"accept-encoding": ACCEPTED}))
        if one.endswith(".css"):
            text = _content(client.get(one)).decode()
            waiting += [urljoin(one, match[1]) for match in URL.findall(text)]
    return sizes


def _row(name: str, client: Any, address: str) -> Row:
    sizes = fetched(client, address)
    requests = len(sizes)
    over = "" if requests <= MOST_REQUESTS else f", MORE than the {MOST_REQUESTS} asked for"
    page = sizes[address] / 1000
    return Row(
        PART,
        name,
        sum(sizes.values()) / 1000,
        "KB",
        at_most=MOST_KB,
        floor=f"page alone {page:.1f} KB",
        note=f"{requests} requests{over}",
    )


def _size(answer: Any) -> int:
    if answer.status_code != 200:
        raise RuntimeError(f"{answer.request['PATH_INFO']}: {answer.status_code}")
    return len(_content(answer))


def _content(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


def _address(name: str, *arguments: object) -> str:
    from django.urls import reverse

    return reverse(name, args=arguments)


def _item() -> str:
    """An item that the editor's station has used."""
    from tinhban.exchange.models import Usage
    from tinhban.organisations.loading import uid_of

    used = Usage.objects.filter(used_by=uid_of("dai-lao-cai")).exclude(item=None)
    return _address("exchange:item", used.order_by("-used_on", "uid")[0].item_id)
