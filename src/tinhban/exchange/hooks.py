"""What rooms above tell the exchange: what else its desk leads to."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class DeskLink:
    """A button above the desk, for who may record uses in a programme."""

    label: Any
    route: str
    icon: str


_links: list[DeskLink] = []


def register_desk_link(link: DeskLink) -> None:
    """Called from the `ready()` of the app that the link leads to."""
    _links.append(link)


def desk_links() -> tuple[DeskLink, ...]:
    return tuple(_links)
