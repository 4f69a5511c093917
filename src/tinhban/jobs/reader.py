"""The process that reads for another one: it forks a child for each call, and the child limits itself.

`python -m tinhban.jobs.reader FD` is started by `confined`; it ends when its starter does.
"""

import gc
import importlib
import os
import pickle
import resource
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from tinhban.foundation.problems import Refused
from tinhban.jobs.bounds import Bounds

_LONGEST_NAME = 4096


def main(control_fd: int) -> None:
    """Fork a child for each line that comes in, until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who started us
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel buries the children
    with socket.socket(fileno=control_fd) as control:
        while True:
            module, lines, _flags, _from = socket.recv_fds(control, _LONGEST_NAME, 1)
            if not module:
                return
            # Loaded here, the next child has it already; what is wrong with it is told by the child.
            with suppress(Exception):
                importlib.import_module(module.decode())
            gc.freeze()
            if os.fork() == 0:
                control.close()
                _serve(Connection(lines[0]))
                os._exit(0)
            os.close(lines[0])


def _serve(line: "Connection[Any, Any]") -> None:
    try:
        module, name, given, named, bounds, asked = pickle.loads(line.recv_bytes())  # noqa: S301 - from our own starter
        function: Any = importlib.import_module(module)
        for part in name.split("."):
            function = getattr(function, part)
        named |= {one: partial(_ask, line, one) for one in asked}
        limit(bounds)
        said = _answered(function, given, named)
        line.send_bytes(pickle.dumps(said, protocol=5))
    except MemoryError:
        line.send_bytes(pickle.dumps(("memory", None)))
    except (EOFError, OSError):
        return  # nobody waits for the answer any more
    except BaseException:
        line.send_bytes(pickle.dumps(("broke", traceback.format_exc())))


def _answered(
    function: Callable[..., Any], given: tuple[Any, ...], named: dict[str, Any]
) -> tuple[str, Any]:
    try:
        return "answer", function(*given, **named)
    except Refused as refused:
        refused.__traceback__ = refused.__cause__ = refused.__context__ = None
        return "raise", refused


def _ask(line: "Connection[Any, Any]", name: str, *questions: Any) -> Any:
    line.send_bytes(pickle.dumps(("ask", (name, questions)), protocol=5))
    return pickle.loads(line.recv_bytes())  # noqa: S301 - from our own starter


def limit(bounds: Bounds) -> None:
    """Have the kernel end this process when it takes too much; its default for these signals is death."""
    # SIGPROF and SIGALRM end the process also inside a library's own loop.
    signal.setitimer(signal.ITIMER_PROF, bounds.processor)
    signal.setitimer(signal.ITIMER_REAL, bounds.clock)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    memory = _mapped() + bounds.memory
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _mapped() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    return pages * resource.getpagesize()


if __name__ == "__main__":
    main(int(sys.argv[1]))
