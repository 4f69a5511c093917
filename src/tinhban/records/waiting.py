"""What may wait for an organisation: rooms say how it is counted, found and put in words; pages and the rail ask here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from tinhban.organisations import asked
from tinhban.organisations.reader import Reader
from tinhban.records.prepared import Prepared, numbers


@dataclass(frozen=True)
class Waiting:
    """One thing to do: what it is, of whom, until when, and where it is done."""

    kind: str
    uid: UUID
    title: str
    partner: UUID
    on: date
    due: date | None
    link: str
    facts: tuple[str, ...] = ()  # its kind, its length
    number: int = 1
    version: int | None = None
    reason: str = ""
    item: UUID | None = None

    @property
    def words(self) -> "Words":
        return _kinds[self.kind].words(self)

    def buttons(self, reader: Reader, back: str) -> "list[Button]":
        """What can be done at once, by this reader; `back` is the page on which it waits."""
        return _kinds[self.kind].buttons(self, reader, back)


class Words(NamedTuple):
    """What waits, what else is to be known of it, and the verb that comes next."""

    title: str
    note: str
    verb: str


@dataclass(frozen=True)
class Button:
    """An act as it is offered: one press, or a page of its own."""

    verb: Any
    address: str
    is_pressed: bool
    look: str = ""  # primary | quiet
    icon: str = ""


def _no_button(_one: Waiting, _reader: Reader, _back: str) -> list[Button]:
    return []


@dataclass(frozen=True)
class Waits:
    """Kinds that one question finds. A count is asked with (organisation, day), the rows with how many at most."""

    counts: Mapping[str, Prepared]
    rows: Callable[[UUID, date, int], list[Waiting]]
    words: Callable[[Waiting], Words]
    buttons: Callable[[Waiting, Reader, str], list[Button]] = (
        _no_button  # besides a link to its page
    )


_kinds: dict[str, Waits] = {}  # in the order in which they are told


def register(waits: Waits) -> None:
    """Have something wait; called from the app's `ready()`."""
    _kinds.update(dict.fromkeys(waits.counts, waits))


def counts(organisation: UUID, on: date) -> dict[str, int]:
    """How many things wait, by kind; uses to confirm count as one per partner and programme."""
    question = ("waiting", organisation, on)  # the rail and the desk ask it for the same page
    values = (organisation, on)
    asked_for = {kind: (waits.counts[kind], values) for kind, waits in _kinds.items()}
    return asked.of_rows(question, lambda: numbers(asked_for))


def total(organisation: UUID, on: date) -> int:
    """The number on the rail."""
    return sum(counts(organisation, on).values())


def rows(organisation: UUID, on: date, *, limit: int = 50) -> list[Waiting]:
    """What waits, the nearest day first; at most `limit` of each question, and no look where none waits."""
    known = counts(organisation, on)
    there = {id(waits): waits for kind, waits in _kinds.items() if known[kind]}
    found = [row for waits in there.values() for row in waits.rows(organisation, on, limit)]
    places = {kind: place for place, kind in enumerate(_kinds)}
    return sorted(found, key=lambda w: (w.due or date.max, places[w.kind], w.on, w.uid))
