"""Whether work grows no faster than what it is given: the processor's time at two sizes, never a clock on the wall."""

import gc
from collections.abc import Callable
from time import process_time
from typing import Any

TRIES = 3  # the machine may be at something else


def spent(work: Callable[[], Any]) -> float:
    """Seconds of the processor, without the collector of rubbish, which walks through whatever the session holds."""
    gc.disable()
    try:
        begun = process_time()
        work()
        return process_time() - begun
    finally:
        gc.enable()


def too_fast(
    small: Callable[[], Any], large: Callable[[], Any], *, times: float, floor: float
) -> str:
    """Both times in words if `large` takes more than `times` as long, in every try; what takes less than `floor`
    seconds of the processor counts as `floor`."""
    least, most = spent(small), float("inf")  # the first of all pays for what is made once
    for _ in range(TRIES):
        least, most = min(least, spent(small)), min(most, spent(large))
        if most <= times * max(least, floor):
            return ""
    return f"{least:.3f} s, then {most:.3f} s"
