"""One person at one screen: opens pages, and holds each to what every page must be."""

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Download, Page

from tests.browser.node import LOG_IN, Node

SIZES = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 360, "height": 740}}
PASSWORD = "tinh-ban-2023"
# Words that no Vietnamese sentence has; file kinds and names of systems are not among them, and a
# hash may spell any of them between its signs.
ENGLISH = re.compile(
    r"(?<![\w…-])(the|of|and|is|are|this|with|for|has|have|not|choose|chosen|file|files|by|from|please)(?![\w…-])",
    re.IGNORECASE,
)
# Scanned once for all: the rows of a list come from one template, and the rail is the same on every page.
ALIKE = [["tbody tr:nth-child(n+6)"], [".rows > li:nth-child(n+6)"]]
RAIL = ["nav.rail"]
QUICK = {"resultTypes": ["violations"]}
WIDE = """() => {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide <= 0) return "";
  const over = [...document.body.querySelectorAll("*")].find(
    (e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1);
  return `${wide} px: ${over ? over.outerHTML.slice(0, 160) : ""}`;
}"""


@cache
def axe() -> Axe:
    return Axe()


@dataclass
class Visitor:
    """One person at one screen; collects what the browser complains about."""

    page: Page
    node: Node
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda m: self._complain(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda error: self._complain(str(error)))

    def _complain(self, text: str) -> None:
        if "status of 422" not in text:  # a form that was refused, in words
            self.complaints.append(text)

    def open(self, path: str) -> Page:
        """A page of the node, by its path."""
        self.page.goto(self.node.url + path)
        return self.page

    def type_log_in(self, username: str, password: str = PASSWORD) -> None:
        """Fill the form of the log-in and send it."""
        self.open(LOG_IN)
        self.page.get_by_label("Tên đăng nhập").fill(username)
        self.page.get_by_label("Mật khẩu").fill(password)
        self.page.get_by_role("button", name="Đăng nhập").click()

    def log_in(self, username: str) -> None:
        self.type_log_in(username)
        self.page.wait_for_url(re.compile(rf"^(?!.*{LOG_IN})"))

    def said(self) -> str:
        """The message that an act left on the page."""
        return self.page.locator("#messages").inner_text()

    def download(self, name: str, into: Path) -> Path:
        """What the link of this name gives, kept as a file."""
        with self.page.expect_download() as coming:
            self.page.get_by_role("link", name=name, exact=True).click()
        return kept(coming.value, into)

    def check(self) -> None:
        """No accessibility fault, nothing wider than the screen, no complaint, no foreign word."""
        self.page.wait_for_load_state()
        where = self.page.url
        known = ALIKE if where == f"{self.node.url}/" else [*ALIKE, RAIL]
        faults = axe().run(self.page, {"exclude": known}, QUICK).response["violations"]
        told = [f"{f['id']}: {[n['html'][:160] for n in f['nodes'][:3]]}" for f in faults]
        assert not told, f"{where}: {told}"
        self.check_width()
        assert not self.complaints, f"{where}: {self.complaints}"
        if self.page.locator("html").get_attribute("lang") == "vi":
            foreign = [
                line for line in self.page.inner_text("body").splitlines() if ENGLISH.search(line)
            ]
            assert not foreign, f"{where}: {foreign}"

    def check_width(self) -> None:
        self.page.wait_for_load_state()
        wide = self.page.evaluate(WIDE)
        assert not wide, f"{self.page.url} is wider than the screen by {wide}"

    def check_at_every_size(self) -> None:
        """One page, looked at on the desk and on the phone; scanned at the size that it has now."""
        here = self.page.viewport_size
        self.check()
        for size in SIZES.values():
            if size != here:
                self.page.set_viewport_size(size)  # type: ignore[arg-type]
                self.check_width()
        self.page.set_viewport_size(here)  # type: ignore[arg-type]


def kept(download: Download, into: Path) -> Path:
    file = into / download.suggested_filename
    download.save_as(file)
    return file
