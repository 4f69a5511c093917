"""Reading what a stranger wrote as data: every part in one shape, and nothing that is not known."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from tinhban.wire.refusals import EntryRefused

UUID_TEXT = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
HASH = re.compile(r"[A-Za-z0-9_-]{43}")
MAX_TEXT = 300


class BadRule(EntryRefused):
    """A rule that cannot be read; the message says which part and why."""


def parts(given: object, known: Collection[str], what: str) -> Mapping[str, Any]:
    """An object with none but these parts: an unknown one could change what is counted."""
    if not isinstance(given, dict):
        raise BadRule(f"{what} is an object")
    if unknown := sorted(str(part)[:40] for part in given.keys() - set(known)):
        raise BadRule(f"unknown part: {unknown[0]}")
    return given


def text(given: Mapping[str, Any], part: str, shape: re.Pattern[str] | None = None) -> str:
    """A text that is not empty, in this shape."""
    value = given.get(part)
    if not isinstance(value, str) or not 0 < len(value) <= MAX_TEXT:
        raise BadRule(f"{part}: {_shown(value)}")
    if shape is not None and not shape.fullmatch(value):
        raise BadRule(f"{part}: {_shown(value)}")
    return value


def text_or_none(
    given: Mapping[str, Any], part: str, shape: re.Pattern[str] | None = None
) -> str | None:
    return None if given.get(part) is None else text(given, part, shape)


def texts(
    given: Mapping[str, Any], part: str, shape: re.Pattern[str] | None, *, most: int
) -> tuple[str, ...]:
    """A list of such texts, each once; left out, it is empty."""
    value = given.get(part, [])
    if not isinstance(value, list) or len(value) > most:
        raise BadRule(f"{part}: {_shown(value)}")
    found = tuple(text({part: one}, part, shape) for one in value)
    if len(set(found)) < len(found):
        raise BadRule(f"{part}: one stands twice")
    return found


def whole(given: Mapping[str, Any], part: str, *, least: int, most: int) -> int:
    value = given.get(part)
    if type(value) is not int or not least <= value <= most:
        raise BadRule(f"{part}: {_shown(value)}")
    return value


def day(given: Mapping[str, Any], part: str) -> date:
    try:
        return date.fromisoformat(text(given, part))
    except ValueError as error:
        raise BadRule(f"{part}: {_shown(given.get(part))}") from error


def _shown(value: object) -> str:
    """What was found instead, short enough to be printed."""
    shown = "null" if value is None else repr(value)
    return shown if len(shown) <= 60 else f"{shown[:60]}…"
