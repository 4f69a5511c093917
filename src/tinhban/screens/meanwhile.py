"""Two browsers at one form: who saves later is told that the text was changed meanwhile, and loses nothing.

A page carries a mark of what it showed. Where the stored text has another mark by now, and what was sent is not the
same as what is stored, nothing is saved; the form comes back with what was typed and the new mark, so that pressing
once more puts it in the place of the other on purpose.
"""

import hashlib
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

FIELD = "da-thay"
CHANGED = _(
    "Somebody saved another version after this page was opened, so this one was not saved. What you typed "
    "stands below. Open the page in a second window to see the other version; saving once more replaces it."
)


def mark(*state: Any) -> str:
    """A short mark of a stored state: plain values, in an order that does not change."""
    return hashlib.sha256(repr(state).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def changed(request: HttpRequest, seen: str, *, same: bool) -> bool:
    """True if what is sent was written over something else than what is stored now, and differs from it."""
    sent = request.POST.get(FIELD, "")
    return bool(sent) and sent != seen and not same
