"""What the shell around every page needs."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from tinhban.screens import rail


def shell(request: HttpRequest) -> dict[str, Any]:
    """The rail, the acting organisation and the day it works in; nothing for who is not logged in."""
    acting_as = getattr(request, "acting_as", None)
    today = getattr(request, "today", None)
    return {
        "rail": SimpleLazyObject(lambda: rail.links(request) if acting_as else []),
        "acting_as": acting_as,
        # On the day it works in.
        "acting_as_name": (
            SimpleLazyObject(lambda: str(acting_as.short_name_on(today))) if acting_as else ""
        ),
        "today": today,
        "demo_day": getattr(request, "demo_day", None),
        "request_id": getattr(request, "request_id", ""),
    }
