"""What an address or a form names: a place of ours, a small number, or nothing that we know."""

from django.utils.http import url_has_allowed_host_and_scheme

LONGEST = 2_000  # a header carries it
DIGITS = 9


def ours(asked: str) -> str:
    """The address if it is a path on this node; empty for a foreign one, a name or a line of nonsense."""
    if not asked.startswith("/") or len(asked) > LONGEST or not asked.isprintable():
        return ""
    return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else ""


def number(asked: str) -> int | None:
    """A year, a place in a list, a numbered key: digits that any database can hold; else None."""
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) <= DIGITS else None
