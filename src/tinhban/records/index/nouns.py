"""What is in the index: a noun is found with one declaration, without a table and without a migration.

    RELAY = search.register(
        Indexed("relay", key="tiep-song", label=_("Relays"), heading=RELAYS, what=_("Relay"), page="exchange:relay")
    )

Its projection puts its rows in with `filling.let_find(RELAY, …)`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tinhban.records.finding import Heading

_NAME = re.compile(r"[a-z]{1,10}")  # it stands in the name of a table


@dataclass(frozen=True)
class More:
    """What a line says beside the title."""

    facts: tuple[str, ...] = ()
    body: str = ""


def _nothing(uids: list[UUID]) -> dict[UUID, More]:
    return {}


@dataclass(frozen=True)
class Indexed:
    """A noun that is found: its name in the index and in an address, its words, its page, and what a line says more."""

    name: str
    key: str
    label: Any  # of many, on a tab
    heading: Heading
    what: Any  # of one, on a line
    page: str  # the route; its one argument is the uid
    more: Callable[[list[UUID]], dict[UUID, More]] = _nothing

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"{self.name} is no name of a noun: at most ten small letters")


_nouns: dict[str, Indexed] = {}


def add(noun: Indexed) -> None:
    """From now on rows of the index may be of this noun."""
    _nouns[noun.name] = noun


def noun_of(name: str) -> Indexed:
    """The noun of this name."""
    return _nouns[name]


def names(heading: Heading | None = None) -> tuple[str, ...]:
    """The names of all nouns, or of those under one heading."""
    return tuple(
        noun.name for noun in _nouns.values() if heading is None or noun.heading is heading
    )
