"""How much a reading may take, and what is said when it takes more."""

from dataclasses import dataclass

from tinhban.foundation.problems import Problem, gettext_noop

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Bounds:
    """Limits of one reading, kept by the kernel."""

    processor: float  # seconds of processor time
    clock: float  # seconds by the clock
    memory: int  # bytes beyond what the process has when it begins


# While a person waits for the page, and when the worker has it in hand.
WAITING = Bounds(processor=0.9, clock=1.4, memory=192 * MEGABYTE)
WORKING = Bounds(processor=60.0, clock=180.0, memory=256 * MEGABYTE)

REASONS = {
    "time": gettext_noop(
        "Reading this takes longer than is allowed, so it was broken off. "
        "Split it into smaller parts, or save it anew in the programme it was made with."
    ),
    "memory": gettext_noop(
        "Reading this takes more memory than is allowed, so it was broken off. "
        "Split it into smaller parts, or save it anew in the programme it was made with."
    ),
    "busy": gettext_noop("The node is reading other files just now. Try again in a moment."),
}


class BeyondBounds(Problem):
    """A reading was ended at a limit: code `time`, `memory` or `busy`."""

    def __init__(self, code: str) -> None:
        super().__init__(code, REASONS[code])
