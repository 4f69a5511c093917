"""What the shell around every page needs."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from tinhban.screens import rail


def shell(request: HttpRequest) -> dict[str, Any]:
    """The rail, the acting organisation and the day it works in; nothing for who is not logged in."""
    acting_as = getattr(request, "acting_as", None)
    return {
        "rail": SimpleLazyObject(lambda: rail.links(request) if acting_as else []),
        "acting_as": acting_as,
        "acting_as_name": SimpleLazyObject(lambda: _name(request)) if acting_as else "",
        "today": getattr(request, "today", None),
        "demo_day": getattr(request, "demo_day", None),
        "request_id": getattr(request, "request_id", ""),
    }


def _name(request: HttpRequest) -> str:
    """The short name of the acting organisation on the day it works in."""
    return str(request.acting_as.short_name_on(request.today))  # type: ignore[attr-defined]
