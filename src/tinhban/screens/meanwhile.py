"""Two browsers at one form: who saves later is told that the text was changed meanwhile, and loses nothing.

A page carries a mark of what it showed. Where the stored text has another mark by now, and what was sent is not the
same as what is stored, nothing is saved; the form comes back with what was typed and the new mark, so that pressing
once more puts it in the place of the other on purpose.
"""

import hashlib
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

FIELD = "da-thay"
CHANGED = _(
    "Somebody saved another version after this page was opened, so this one was not saved. What you typed "
    "stands below. Open the page in a second window to see the other version; saving once more replaces it."
)


def mark(*state: Any) -> str:
    """A short mark of a stored state: plain values, in an order that does not change.

    A value just set and the same value as a database gives it back are one: a moment in any zone, a choice or its text.
    """
    return hashlib.sha256(repr(_plain(state)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.timestamp()
    if isinstance(value, dict):
        return [(_plain(key), _plain(value[key])) for key in sorted(value, key=str)]
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, str | UUID) else value


def changed(request: HttpRequest, seen: str, *, same: bool) -> bool:
    """True if what is sent was written over something else than what is stored now, and differs from it."""
    sent = request.POST.get(FIELD, "")
    return bool(sent) and sent != seen and not same
