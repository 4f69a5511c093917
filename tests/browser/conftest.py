"""The journeys share one node and one browser; each starts as a person who is logged in."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser import node as nodes
from tests.browser.node import Node
from tests.browser.second_factor import enter_recovery_code, set_up
from tests.browser.setup import chromium, driver
from tests.browser.visitor import SIZES, Visitor

# What only reads comes first; what changes the figures of 2022 comes last, in this order.
ORDER = (
    "test_pages",
    "test_login",
    "test_review",
    "test_number_check",
    "test_desk_and_programmes",
    "test_exchange",
    "test_logbook",
    "test_watch",
    "test_freeze",
    "test_later_facts",
    "test_cli",
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The journeys share one node (see tests/sharing.py): what only reads comes first."""
    ours = [item for item in items if Path(__file__).parent in item.path.parents]
    for item in ours:
        item.add_marker(pytest.mark.browser)
    ordered = iter(sorted(ours, key=lambda item: ORDER.index(item.path.stem)))
    mine = set(ours)
    items[:] = [next(ordered) if item in mine else item for item in items]


@pytest.fixture(scope="session")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    """A node with the demonstration world; TINHBAN_TEST_NODE=url,home names one that runs already."""
    if running := os.environ.get("TINHBAN_TEST_NODE"):
        url, home = running.split(",")
        yield Node(Path(home), url)
        return
    with nodes.running(tmp_path_factory.mktemp("node")) as started:
        yield started


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with driver() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def session_of(browser: Browser, node: Node) -> Callable[[str], Any]:
    """The cookies of a person, who logs in once for all journeys."""
    known: dict[str, Any] = {}

    def of(username: str) -> Any:
        if username not in known:
            context = browser.new_context(locale="vi-VN")
            visitor = Visitor(context.new_page(), node)
            visitor.log_in(username)
            if "authenticate" in visitor.page.url:
                enter_recovery_code(visitor)
                visitor.page.wait_for_url(visitor.node.url + "/")
            elif username == "quantri.laocai":
                set_up(visitor)
            known[username] = context.storage_state()
            context.close()
        return known[username]

    return of


Visit = Callable[..., Visitor]


@pytest.fixture(scope="session")
def seats(browser: Browser, node: Node, session_of: Callable[[str], Any]) -> Iterator[Visit]:
    """A browser window for a person; who comes again finds the same one, warm."""
    known: dict[tuple[str, bool], Visitor] = {}
    opened: list[BrowserContext] = []

    def seat(username: str, javascript: bool, fresh: bool) -> Visitor:
        if not fresh and (username, javascript) in known:
            return known[username, javascript]
        context = browser.new_context(
            locale="vi-VN",
            java_script_enabled=javascript,
            storage_state=session_of(username) if username else None,
        )
        context.set_default_timeout(15_000)
        opened.append(context)
        visitor = Visitor(context.new_page(), node)
        if not fresh:
            known[username, javascript] = visitor
        return visitor

    yield seat
    for context in opened:
        context.close()


@pytest.fixture
def screens(seats: Visit) -> Visit:
    """Open a screen of a size for a person, or without a name for nobody."""

    def opened(
        size: str, username: str = "", *, javascript: bool = True, fresh: bool = False
    ) -> Visitor:
        visitor = seats(username, javascript, fresh or not username)
        visitor.page.set_viewport_size(SIZES[size])  # type: ignore[arg-type]
        visitor.complaints.clear()
        return visitor

    return opened


@pytest.fixture(params=list(SIZES))
def size(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def visit(screens: Visit, size: str) -> Visit:
    """`visit("bientap.laocai")`: a screen of the size at hand."""

    def opened(username: str = "", **options: Any) -> Visitor:
        return screens(size, username, **options)

    return opened
