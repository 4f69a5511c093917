"""What is done at every tick of the worker's clock, by whoever has something to do then."""

import logging
from collections.abc import Callable

log = logging.getLogger(__name__)
_duties: dict[str, Callable[[], object]] = {}


def register(name: str, duty: Callable[[], object]) -> None:
    """Have something done at every tick; called from the app's `ready()`."""
    _duties[name] = duty


def run() -> None:
    """Do all of it; one that fails hinders no other."""
    for name, duty in _duties.items():
        try:
            duty()
        except Exception:
            log.exception("what the clock starts broke off", extra={"job": name})
