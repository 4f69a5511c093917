"""One line of a search, whatever it found: what, whose, when, and the texts in which it was found."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True)
class Hit:
    """What was found; its texts are shown with the words that were asked for marked."""

    title: str
    url: str
    kind: str
    what: Any = ""  # the kind in words
    whose: str = ""  # owner or partners, in short, as of its day
    facts: tuple[str, ...] = ()  # outlet, section, term, state
    body: str = ""  # an excerpt of it is shown where the words stand in it
    on: date | None = None


@dataclass(frozen=True)
class Hits(Generic[Row]):
    """A page of what was found, and where the next one begins (empty at the end)."""

    rows: list[Row]
    next: str = ""


@dataclass(frozen=True)
class Number:
    """How many there are; beyond a limit nobody counts on."""

    value: int
    more: bool = False

    def __bool__(self) -> bool:
        return bool(self.value)
