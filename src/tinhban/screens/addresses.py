"""Where a form leads back to: an address of ours, whatever was asked."""

from django.utils.http import url_has_allowed_host_and_scheme

LONGEST = 2_000  # a header carries it


def ours(asked: str) -> str:
    """The address if it is a path on this node; empty for a foreign one, a name or a line of nonsense."""
    if not asked.startswith("/") or len(asked) > LONGEST or not asked.isprintable():
        return ""
    return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else ""
