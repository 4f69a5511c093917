"""What the search of the workspace finds: rooms say which kinds there are and who finds them; the desk asks here.

    PROGRAMMES = Heading(_("Programmes"), place=10)
    finding.register(Kind("chuong-trinh", _("Programmes"), PROGRAMMES, search.page, search.number_of))

What entries of a channel make has an index already: `records.index.search.register` makes such a noun a kind.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from tinhban.foundation.marking import Asked
from tinhban.organisations.reader import Reader
from tinhban.screens.hits import Hit, Hits, Number

MOST = 500  # of what is found without an index nobody counts on


class Page(Protocol):
    """One page of what was found; `after` is where the page before ended, and empty at the beginning."""

    def __call__(
        self, asked: Asked, reader: Reader, *, limit: int, after: str = ""
    ) -> Hits[Hit]: ...


@dataclass(frozen=True, eq=False)
class Heading:
    """Under one heading its kinds are shown together, the best of them first."""

    title: Any
    place: int


@dataclass(frozen=True)
class Kind:
    """One kind of thing: its name in an address, its word on a tab, and who finds and counts it."""

    key: str
    label: Any
    heading: Heading
    page: Page
    number: Callable[[Asked, Reader], Number]
    together: Page | None = None  # with the others of its heading, where there are others


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Have a kind found; called from the app's `ready()`."""
    _kinds[kind.key] = kind


def kinds() -> list[Kind]:
    """Every kind, in the order in which headings and then kinds are told."""
    return sorted(_kinds.values(), key=lambda kind: kind.heading.place)


def kind_of(key: str) -> Kind | None:
    """The kind of this name in an address."""
    return _kinds.get(key)


def page_of(found: Any, limit: int, after: str) -> Hits[Any]:
    """A page of a list that is in hand or of rows in order; an altered address begins at the beginning."""
    start = int(after) if after.isascii() and after.isdigit() and len(after) < 6 else 0
    rows = list(found[start : start + limit + 1])
    return Hits(rows[:limit], str(start + limit) if len(rows) > limit else "")


def number_of(count: int) -> Number:
    """How many were found, where at most one more than `MOST` was looked for."""
    return Number(min(count, MOST), count > MOST)
