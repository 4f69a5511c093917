"""Medians of repeated work."""

import gc
import statistics
import time
from collections.abc import Callable

RUNS = 15


def median_ms(work: Callable[[], object], *, runs: int = RUNS, warm: int = 2) -> float:
    """The median of several runs in milliseconds, after a few that do not count."""
    for _ in range(warm):
        work()
    taken = []
    gc.collect()
    for _ in range(runs):
        started = time.perf_counter()
        work()
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken)


def rate(work: Callable[[], object], each: int, *, rounds: int = 5) -> float:
    """The median number of things done in a second; one call does `each` of them."""
    taken = []
    work()
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        taken.append(each / (time.perf_counter() - started))
    return statistics.median(taken)
