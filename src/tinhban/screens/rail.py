"""The rail of the workspace: each app says which of its pages stand there, and what waits behind them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

# The order is the loop: agree, exchange, direct, record, report.
SECTIONS = ("", "cooperation", "exchange", "direction", "registers", "reports", "organisation")


@dataclass(frozen=True)
class RailLink:
    """One link of the rail; `badge` counts what waits for the person, `allowed` hides a link."""

    section: str
    position: int
    label: Any
    url_name: str
    icon: str
    badge: Callable[[Any], int] | None = None
    allowed: Callable[[Any], bool] | None = None


_registered: dict[str, RailLink] = {}


def register(
    section: str,
    position: int,
    label: Any,
    url_name: str,
    icon: str,
    *,
    badge: Callable[[Any], int] | None = None,
    allowed: Callable[[Any], bool] | None = None,
) -> None:
    """Put a page on the rail; called from an app's `ready()`."""
    if section not in SECTIONS:
        raise ValueError(f"no such section of the rail: {section}")
    _registered[url_name] = RailLink(section, position, label, url_name, icon, badge, allowed)


def links(request: HttpRequest) -> list[dict[str, Any]]:
    """The sections with their links for this person; the link of the open page is current."""
    sections = []
    addresses = {name: reverse(name) for name in _registered}
    current = max(
        (a for a in addresses.values() if request.path.startswith(a)), key=len, default=None
    )
    for section in SECTIONS:
        rows = [
            {
                "label": e.label,
                "href": addresses[e.url_name],
                "icon": e.icon,
                "badge": e.badge(request) if e.badge else 0,
                "current": addresses[e.url_name] == current,
            }
            for e in sorted(_registered.values(), key=lambda e: e.position)
            if e.section == section and (e.allowed is None or e.allowed(request))
        ]
        if rows:
            sections.append({"name": section, "links": rows})
    return sections
