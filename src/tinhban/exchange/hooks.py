"""What rooms above tell the exchange: of which years the programme of a channel is, what else its desk leads to."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Term:
    """The years of a programme as they are written, and whether they run on the day asked for."""

    years: str
    runs: bool
    begins: date


Terms = Callable[[Collection[str], date], Mapping[str, Term]]
_terms: list[Terms] = []


def register_terms(terms: Terms) -> None:
    """`terms(channels, on)` answers the term of the programme of each channel that has one."""
    _terms.append(terms)


def terms_of(channels: Collection[str], on: date) -> dict[str, Term]:
    """The terms that are known of these channels."""
    return {channel: term for ask in _terms for channel, term in ask(channels, on).items()}


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
