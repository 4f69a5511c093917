"""What is done at every tick of the worker's clock, by whoever has something to do then."""

import logging

from django.utils.module_loading import import_string

log = logging.getLogger(__name__)
_duties: dict[str, str] = {}


def register(name: str, duty: str) -> None:
    """Have something done at every tick: the dotted path of a function, loaded by the worker alone."""
    _duties[name] = duty


def run() -> None:
    """Do all of it; one that fails hinders no other."""
    for name, duty in _duties.items():
        try:
            import_string(duty)()
        except Exception:
            log.exception("what the clock starts broke off", extra={"job": name})
