"""The browser of the journeys: Debian's Chromium, installed when it is missing and the machine allows it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_drivers: list[Any] = []


def chromium() -> str | None:
    """The path of a Chromium on this machine."""
    for name in (
        os.environ.get("TINHBAN_CHROMIUM"),
        "chromium",
        "chromium-browser",
        "google-chrome",
    ):
        if name and (found := shutil.which(name)):
            return found
    return None


@contextmanager
def driver() -> Iterator[Any]:
    """Playwright, once in a process: a second one would find the loop of the first and refuse."""
    if _drivers:
        yield _drivers[0]
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        _drivers.append(started)
        try:
            yield started
        finally:
            _drivers.clear()


def install_chromium() -> None:
    """Make sure that there is one, or end with what to do."""
    if chromium():
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (
            ["apt-get", "update", "-qq"],
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
        ):
            subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL)
    if not chromium():
        sys.exit(
            "The browser journeys need Chromium. Install it (Debian: apt-get install chromium) "
            "or name one in TINHBAN_CHROMIUM, then run make test again."
        )


if __name__ == "__main__":
    install_chromium()
