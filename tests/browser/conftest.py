"""A node of its own with the demonstration world, and a browser that fails on a report of the policy."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.setup import chromium

SIZES = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 360, "height": 740}}
PASSWORD = "tinh-ban-2023"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The journeys share one node, so they run in one process, in their order."""
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Node:
    """A running `tinhban serve --demo`."""

    home: Path
    port: int
    process: "subprocess.Popen[bytes]"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """A `tinhban` command beside the running node."""
        return subprocess.run(
            [sys.executable, "-m", "tinhban.config.command_line", *arguments],
            env={**os.environ, "TINHBAN_HOME": str(self.home), "TINHBAN_GUARD": ""},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )


def wait_for(url: str, process: "subprocess.Popen[bytes]", seconds: float = 240) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the node ended with status {process.returncode}")
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise TimeoutError(url)


@pytest.fixture(scope="session")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    home = tmp_path_factory.mktemp("node")
    port = free_port()
    environment = {**os.environ, "TINHBAN_HOME": str(home), "TINHBAN_GUARD": ""}
    environment.pop("TINHBAN_DATABASE", None)
    command = [sys.executable, "-m", "tinhban.config.command_line", "serve", "--demo"]
    log = (home / "log").open("wb")
    process = subprocess.Popen(
        [*command, "--port", str(port)], env=environment, stdout=log, stderr=log
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/tai-khoan/dang-nhap/", process)
        yield Node(home, port, process)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)
        log.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
        arguments += [
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ]
        opened = playwright.chromium.launch(executable_path=chromium(), args=arguments)
        yield opened
        opened.close()


@dataclass
class Visitor:
    """One person at one screen; collects what the browser complains about."""

    page: Page
    node: Node
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        self.page.goto(self.node.url + path)
        return self.page

    def log_in(self, username: str) -> None:
        self.open("/tai-khoan/dang-nhap/")
        self.page.fill("input[name=login]", username)
        self.page.fill("input[name=password]", PASSWORD)
        self.page.click("main button[type=submit], main form button")
        self.page.wait_for_url(re.compile(r"^(?!.*dang-nhap)"))

    def check(self) -> None:
        """No accessibility fault, nothing wider than the screen, nothing refused by the policy."""
        faults = Axe().run(self.page).response["violations"]
        told = [f"{f['id']}: {f['nodes'][0]['html'][:160]}" for f in faults]
        assert not told, f"{self.page.url}: {told}"
        wide = self.page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, f"{self.page.url} is {wide} px wider than the screen"
        assert not self.complaints, f"{self.page.url}: {self.complaints}"


@pytest.fixture(params=list(SIZES))
def size(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def visit(browser: Browser, node: Node, size: str) -> Iterator[Callable[..., Visitor]]:
    """Open a screen for a person: `visit("bientap.laocai")`, or without a name for nobody."""
    contexts: list[BrowserContext] = []

    def opened(username: str = "", *, javascript: bool = True) -> Visitor:
        context = browser.new_context(
            viewport=SIZES[size],  # type: ignore[arg-type]
            locale="vi-VN",
            java_script_enabled=javascript,
            accept_downloads=True,
        )
        contexts.append(context)
        page = context.new_page()
        visitor = Visitor(page, node)
        page.on(
            "console",
            lambda m: visitor.complaints.append(m.text) if m.type == "error" else None,
        )
        page.on("pageerror", lambda e: visitor.complaints.append(str(e)))
        if username:
            visitor.log_in(username)
        return visitor

    yield opened
    for context in contexts:
        context.close()
