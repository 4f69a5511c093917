"""A running `tinhban serve --demo` in a data directory of its own, and commands beside it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TINHBAN = [sys.executable, "-m", "tinhban.config.command_line"]
LOG_IN = "/tai-khoan/dang-nhap/"


@dataclass
class Node:
    """A node that the journeys visit; `process` is None when somebody else runs it."""

    home: Path
    url: str
    process: "subprocess.Popen[bytes] | None" = None

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """A `tinhban` command beside the running node."""
        return subprocess.run(
            [*TINHBAN, *arguments],
            env=environment(self.home),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def answers(self) -> bool:
        """Somebody opens the page of the log-in."""
        try:
            with urllib.request.urlopen(self.url + LOG_IN, timeout=5):
                return True
        except (urllib.error.URLError, OSError):
            return False

    def wait(self, seconds: float = 240) -> None:
        """Until it answers."""
        deadline = time.monotonic() + seconds
        while not self.answers():
            if self.process is not None and self.process.poll() is not None:
                raise RuntimeError(f"the node ended: {(self.home / 'log').read_text()}")
            if time.monotonic() > deadline:
                raise TimeoutError(self.url)
            time.sleep(0.1)

    def end(self, seconds: float = 30) -> int:
        """As Ctrl-C does; its exit status."""
        assert self.process is not None
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(seconds)


def environment(home: Path) -> dict[str, str]:
    """What a command sees: its data directory, SQLite, and a guard beside the data, gone with it."""
    inherited = {name: value for name, value in os.environ.items() if name != "TINHBAN_DATABASE"}
    return {**inherited, "TINHBAN_HOME": str(home), "TINHBAN_GUARD": str(home / "guard")}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve(home: Path) -> Node:
    """Start `tinhban serve --demo`; it is not waited for."""
    port = free_port()
    with (home / "log").open("ab") as log:
        process = subprocess.Popen(
            [*TINHBAN, "serve", "--demo", "--port", str(port)],
            env=environment(home),
            stdout=log,
            stderr=log,
        )
    return Node(home, f"http://127.0.0.1:{port}", process)


@contextmanager
def running(home: Path) -> Iterator[Node]:
    """A node for as long as it is needed."""
    node = serve(home)
    try:
        node.wait()
        yield node
    finally:
        assert node.process is not None
        if node.process.poll() is None:
            node.end()
