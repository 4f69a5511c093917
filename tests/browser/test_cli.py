"""The node as a process: a killed child comes back, Ctrl-C ends all of it. Comes last."""

import contextlib
import os
import signal
import time
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.node import Node


def _children(pid: int) -> dict[int, str]:
    """The processes that this one started, with their command lines."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == pid:
                found[int(folder.name)] = (folder / "cmdline").read_text()
    return found


def _web(node: Node) -> int:
    assert node.process is not None
    return next(pid for pid, line in _children(node.process.pid).items() if "granian" in line)


def test_a_killed_web_process_is_started_again(screens: Visit, node: Node) -> None:
    visitor = screens("desk", "bientap.laocai")
    visitor.open("/")
    before = _web(node)
    os.kill(before, signal.SIGKILL)
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with contextlib.suppress(StopIteration):
            if _web(node) != before:
                break
        time.sleep(0.1)
    node.wait(30)
    assert _web(node) != before
    page = visitor.open("/")  # still logged in
    expect(page.get_by_role("heading", level=1)).to_have_text("Bàn làm việc")


def test_ctrl_c_ends_everything(node: Node) -> None:
    assert node.process is not None
    children = list(_children(node.process.pid))
    assert len(children) == 2
    assert node.end() == 0
    assert not node.answers()
    assert not [pid for pid in children if Path(f"/proc/{pid}").exists()]
    assert "Traceback" not in (node.home / "log").read_text()
