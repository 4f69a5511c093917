"""Keeps one web and one worker process alive, and ends both when it is told to end."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from types import FrameType

import typer

PATIENCE = 10.0  # seconds that a child has to end by itself


@dataclass
class Child:
    name: str
    command: list[str]
    process: "subprocess.Popen[bytes] | None" = None
    starts: list[float] = field(default_factory=list)

    def start(self) -> None:
        self.end_what_is_left()
        self.starts = [t for t in self.starts if t > time.monotonic() - 60] + [time.monotonic()]
        # A group of its own: Ctrl-C reaches the supervisor alone, which ends the children in order.
        self.process = subprocess.Popen(self.command, start_new_session=True)  # noqa: S603

    def end_what_is_left(self) -> None:
        """A killed server leaves its own workers behind, which would go on answering on the port."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)

    @property
    def dead(self) -> bool:
        return self.process is None or self.process.poll() is not None


def _children(host: str, port: int) -> list[Child]:
    python = [sys.executable, "-m"]
    shown = ["--host", host, "--port", str(port)]
    return [
        Child(
            "web",
            [
                *python,
                "granian",
                "--interface",
                "wsgi",
                "--workers",
                "1",
                "--blocking-threads",
                "4",
                "--no-ws",
                "--log-level",
                "warning",
                "--no-access-log",  # it would write addresses that hold links for passwords
                "--workers-kill-timeout",
                "5",
                *shown,
                "tinhban.config.wsgi:application",
            ],
        ),
        Child(
            "worker",
            [
                *python,
                "tinhban.config.worker",
                "db_worker",
                "--interval",
                "0.5",
                "--no-reload",
                "-v",
                "0",
            ],
        ),
    ]


def port_is_free(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _answers(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=0.2):
            return True
    except OSError:
        return False


def run(*, host: str, port: int, banner: str) -> int:
    """Serve until a signal comes; the answer is the exit status."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tinhban.config.settings"
    ending = False

    def end(signum: int, frame: FrameType | None) -> None:
        nonlocal ending
        ending = True

    signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)
    children = _children(host, port)
    for child in children:
        child.start()
    told = False
    while not ending:
        if not told and _answers(host, port):
            typer.echo(f"\n{banner}\nTỉnh bạn: http://{host}:{port}/   (Ctrl-C: dừng)\n")
            told = True
        for child in children:
            if child.dead and not ending:
                if len(child.starts) > 5:
                    typer.echo(
                        f"Tiến trình {child.name} dừng liên tục ngay khi chạy nên nút dừng. Xem lý do ở trên.",
                        err=True,
                    )
                    _end(children)
                    return 1
                child.start()
        time.sleep(0.1)
    _end(children)
    typer.echo("Đã dừng." if told else "")
    return 0


def _end(children: list[Child]) -> None:
    for child in children:
        if child.process and not child.dead:
            child.process.send_signal(signal.SIGTERM)
    deadline = time.monotonic() + PATIENCE
    for child in children:
        if child.process:
            with suppress(subprocess.TimeoutExpired):
                child.process.wait(max(0.1, deadline - time.monotonic()))
            child.end_what_is_left()
