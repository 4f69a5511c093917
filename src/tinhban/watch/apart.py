"""What strangers wrote is read in a process apart, with limits; what ends there ends one page."""

from collections.abc import Callable
from typing import Any, TypeVar

from tinhban.jobs import confined
from tinhban.jobs.bounds import MEGABYTE, BeyondBounds, Bounds
from tinhban.watch.refusals import Trouble

# 5 MB of hostile bytes take 4 s and 122 MB at most (`python -m tests.bench.sites`).
BOUNDS = Bounds(processor=20.0, clock=60.0, memory=256 * MEGABYTE)

Answer = TypeVar("Answer")


def read(
    function: Callable[..., Answer], *given: Any, bounds: Bounds | None = None, **named: Any
) -> Answer:
    """The answer of a function of a module, from bytes to values; Trouble when it takes too much."""
    try:
        return confined.call(function, *given, bounds=bounds or BOUNDS, **named)
    except BeyondBounds as beyond:
        raise Trouble("busy" if beyond.code == "busy" else "heavy") from beyond
