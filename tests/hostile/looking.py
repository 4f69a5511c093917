"""Shows answers of the test client to a real browser, without a server: with our policy, or without it."""

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, Page, Route

from tests.browser.conftest import ARGUMENTS
from tests.browser.setup import chromium, driver

HERE = "http://testserver"
WATCHED = """
  window.__blocked = [];
  addEventListener("securitypolicyviolation", (e) => window.__blocked.push(e.violatedDirective + " " + e.sample));
"""


@contextmanager
def chrome() -> Iterator[Browser]:
    """While it is open, a loop runs in this thread, and Django would take another connection: nothing is asked then."""
    with driver() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield opened
        opened.close()


class Looking:
    """Shows answers of the test client to the browser as if they came over the wire."""

    def __init__(self, browser: Browser, *, policy: bool, styles: bool = False) -> None:
        context = browser.new_context(bypass_csp=not policy, locale="vi-VN")
        context.add_init_script(WATCHED)
        self.page: Page = context.new_page()
        self.page.set_default_timeout(10_000)
        self.page.route("**/*", self._give)
        self.page.on("dialog", lambda dialog: dialog.dismiss())
        self.answer: Any = None
        self.kinds = (".js", ".css", ".woff2", ".svg") if styles else (".js",)
        self._static: dict[str, bytes] = {}

    def _give(self, route: Route) -> None:
        path = urlsplit(route.request.url).path
        if route.request.resource_type == "document" and route.request.frame.parent_frame is None:
            headers = {k: v for k, v in self.answer.headers.items() if k != "Content-Length"}
            route.fulfill(status=200, headers=headers, body=self.answer.content)
        elif path.startswith("/static/") and path.endswith(self.kinds):
            name = path.removeprefix("/static/")
            if name not in self._static:
                found = finders.find(name)
                with open(found, "rb") as file:  # type: ignore[arg-type]
                    self._static[name] = file.read()
            kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
            route.fulfill(status=200, content_type=kind, body=self._static[name])
        else:
            route.fulfill(status=404, body="")

    def at(self, address: str, answer: Any) -> Page:
        """The page as a reader sees it."""
        self.answer = answer
        self.page.goto(HERE + address, wait_until="load")
        return self.page
