"""Untrusted bytes are read in a child process with limits: what stalls or swells ends there, not here.

    reading = confined.call(read_log, data, name, today=today, ask={"who": book.who})

The function must be one of a module (it is named to the child, not sent), its arguments and its answer
must pickle, and it may raise what is `Refused`. With `ask` it is given functions of the same names, which run here.
One process a process of ours starts a child for each call by fork, so a call costs some milliseconds.
"""

import atexit
import os
import pickle
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from tinhban.foundation.trust import restored
from tinhban.jobs.bounds import WAITING, BeyondBounds, Bounds

AT_ONCE = 2  # children of one process of ours: the rest of the machine goes on with its work
QUESTIONS = 100_000  # that a child may ask
LARGEST_ANSWER = 1 << 30
_LATE = 2.0  # seconds after which a child that the kernel should have ended is given up

Answer = TypeVar("Answer")


class ReaderBroke(RuntimeError):
    """The function failed in a way that it does not name: a fault of ours, with the child's traceback."""


def call(
    function: Callable[..., Answer],
    *given: Any,
    bounds: Bounds = WAITING,
    ask: Mapping[str, Callable[..., Any]] | None = None,
    **named: Any,
) -> Answer:
    """What the function answers, or what it raises; `BeyondBounds` when a limit ended it."""
    if not _places.acquire(timeout=bounds.clock):
        raise BeyondBounds("busy")
    try:
        answer: Answer = _called(function, given, named, bounds, dict(ask or {}))
        return answer
    finally:
        _places.release()


def _called(
    function: Callable[..., Any],
    given: tuple[Any, ...],
    named: dict[str, Any],
    bounds: Bounds,
    ask: dict[str, Callable[..., Any]],
) -> Any:
    wanted = (function.__module__, function.__qualname__, given, named, bounds, tuple(ask))
    with _server.child(function.__module__) as line:
        begun = time.monotonic()
        with suppress(BrokenPipeError, ConnectionResetError):
            line.send_bytes(pickle.dumps(wanted, protocol=5))
        for _question in range(QUESTIONS):
            kind, answer = _heard(line, begun, bounds)
            if kind == "ask":
                name, questions = answer
                _send(line, ask[name](*questions))
                continue
            if kind == "answer":
                return answer
            if kind == "raise":
                raise answer
            if kind == "memory":
                raise BeyondBounds("memory")
            raise ReaderBroke(answer)
    raise BeyondBounds("time")


def _heard(line: "Connection[Any, Any]", begun: float, bounds: Bounds) -> tuple[str, Any]:
    """The next word of a child; a child that ended without one was ended by a limit."""
    left = begun + bounds.clock + _LATE - time.monotonic()
    try:
        if not line.poll(max(left, 0)):
            raise BeyondBounds("time")
        kind, answer = restored(line.recv_bytes(LARGEST_ANSWER))
    except (EOFError, OSError) as ended:
        spent = time.monotonic() - begun
        # What is out of memory in a library's own code ends the process, as time does, but sooner.
        soon = spent < 0.9 * min(bounds.processor, bounds.clock)
        raise BeyondBounds("memory" if soon else "time") from ended
    return kind, answer


def _send(line: "Connection[Any, Any]", answer: Any) -> None:
    with suppress(BrokenPipeError, ConnectionResetError):
        line.send_bytes(pickle.dumps(answer, protocol=5))


class _Server:
    """The process that forks: begun at the first call, and anew if it was ended."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.process: subprocess.Popen[bytes] | None = None
        self.control: socket.socket | None = None
        self.owner = 0

    def child(self, module: str) -> "Connection[Any, Any]":
        """A line to a new child, which has loaded the module."""
        ours, theirs = socket.socketpair()
        with theirs:
            line: Connection[Any, Any] = Connection(ours.detach())
            with self.lock:
                for again in (False, True):
                    control = self._running(anew=again)
                    try:
                        socket.send_fds(control, [module.encode()], [theirs.fileno()])
                        return line
                    except OSError:
                        if again:
                            line.close()
                            raise
        raise AssertionError("unreachable")

    def _running(self, *, anew: bool) -> socket.socket:
        forked = self.owner != os.getpid()
        alive = self.process is not None and self.process.poll() is None
        if self.control is not None and alive and not anew and not forked:
            return self.control
        if not forked:
            self.end()
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self.process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-m", "tinhban.jobs.reader", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
            )
        self.control, self.owner = ours, os.getpid()
        return ours

    def end(self) -> None:
        if self.control is not None:
            self.control.close()
            self.control = None
        if self.process is not None:
            with suppress(ProcessLookupError):
                self.process.kill()
            self.process.wait()
            self.process = None


def end() -> None:
    """End the process that forks; the next call begins another."""
    _server.end()


_places = threading.BoundedSemaphore(AT_ONCE)
_server = _Server()
atexit.register(end)
