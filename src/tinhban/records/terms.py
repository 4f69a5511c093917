"""What rooms above know of a channel: of which years its programme is, and whether it runs."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date


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
