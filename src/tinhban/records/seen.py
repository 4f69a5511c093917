"""A thing as one reader sees it, and the parts of its page."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from tinhban.organisations.reader import Reader
from tinhban.records.lines import Names


class Detail(NamedTuple):
    """One line of what a thing says of itself; an empty value is not shown."""

    label: Any
    value: Any
    link: str = ""


class Step(NamedTuple):
    """One step of what became of a thing: on which day, whose, in which words."""

    on: date
    by: UUID | None
    words: Any
    more: str = ""
    entry_hash: str = ""
    link: str = ""


@dataclass(frozen=True)
class Seen:
    """A thing of a noun (`records.noun.Noun`) as one reader sees it."""

    noun: Any
    row: Any
    reader: Reader
    name: Names

    @property
    def us(self) -> UUID | None:
        return self.reader.organisation.uid if self.reader.organisation else None

    @property
    def ours(self) -> bool:
        """Made by the organisation that the reader acts for."""
        return bool(getattr(self.row, self.noun.owner) == self.us)

    @property
    def of_us(self) -> bool:
        """Made for it."""
        return self.us in self.noun.receivers(self.row)

    @property
    def our_words(self) -> list[Any]:
        """What the reader's organisation said of it, and made about it, the earliest first."""
        return [w for w in self.noun.words_about(self.row) if getattr(w, w.by) == self.us]

    @property
    def state(self) -> str:
        return str(self.noun.state_of(self.row, self.reader.today))


def day_of(row: Any, column: str) -> str:
    """A day of a row as it is written."""
    return f"{getattr(row, column):%d/%m/%Y}"
