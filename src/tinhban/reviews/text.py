"""Report text with figures in it: `{{so:key}}` stands for a number, wherever it is printed."""

import re
from collections.abc import Callable, Iterable

PLACEHOLDER = re.compile(r"\{\{\s*so:([a-z0-9][a-z0-9-]{0,99})\s*\}\}")
LOOSE = re.compile(r"\{\{[^{}]*\}\}|\{\{|\}\}")
POINT = re.compile(r"(\d{1,2}\.|[a-zđ]\)|[-+•])\s+(\S.*)")


def keys_in(text: str) -> list[str]:
    """The figures that a text names, in order."""
    return PLACEHOLDER.findall(text)


def broken_placeholders(text: str, known: Iterable[str]) -> list[str]:
    """Placeholders that are misspelt, or that name a figure this report does not have."""
    wanted = set(known)
    unknown = [key for key in keys_in(text) if key not in wanted]
    return unknown + LOOSE.findall(PLACEHOLDER.sub("", text))


def pieces(text: str) -> list[tuple[str, str]]:
    """(text, key) pairs: of each pair one is empty."""
    found: list[tuple[str, str]] = []
    for n, part in enumerate(PLACEHOLDER.split(text)):
        if part:
            found.append(("", part) if n % 2 else (part, ""))
    return found


def printed(text: str, phrase: Callable[[str], str]) -> str:
    """The text with every number in place."""
    return PLACEHOLDER.sub(lambda found: phrase(found[1]), text)


def point_of(line: str) -> tuple[str, str] | None:
    """A line that begins with a number, a letter or a dash, taken apart."""
    found = POINT.fullmatch(line)
    return (found[1], found[2]) if found else None
