"""The registry of counters: a feature says how to count its rows by a rule, figures never asks how.

The exchange registers one counter for each of `delivery`, `receipt`, `usage` and `slots`:

    counters.register("usage", UsageCounter())          # in AppConfig.ready()

Which rows a counter admits is written once, in `proof/rules.py` (the table at its top). A counter is the same
set seen through the database: for every rule `set(counter.lines(rule))` equals the lines of
`proof.rules.Book(facts).count(rule)`, and its tally the numbers of that count,
by itself and among many rules; tests hold the two together.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol
from uuid import UUID

from tinhban.proof.rules import COUNTS, Rule

# Which rows of a rule are wanted: all, or those that wait for the partner, were confirmed or disputed by it.
Only = Literal["", "awaiting", "unanswered", "confirmed", "disputed"]


@dataclass(frozen=True)
class Tally:
    """The numbers of one rule, by aggregate queries: nothing here grows with the rows."""

    number: int  # evidence lines; for `slots` the slots filled, on time or late
    confirmed: int = 0  # uses that the partner confirmed (usage, slots)
    disputed: int = 0  # uses that the partner rejected or disputed and has not confirmed
    awaiting: int = 0  # lines sent that the user has not receipted (delivery)
    slots: Mapping[str, str] = field(default_factory=dict)  # slot: filled | late | excused | open
    pieces: int = 0  # uses in the planned slots (slots)


@dataclass(frozen=True)
class Witness:
    """One signed entry behind a row: who wrote it, as what, and its hash."""

    role: str  # supplied | received | claimed | confirmed | disputed | rejected | excused
    organisation: UUID
    entry_hash: str
    on: date
    reason: str = ""


@dataclass(frozen=True)
class Row:
    """One counted thing, as a person reads it."""

    cursor: str  # place in the list: pass it as `after` to go on; opaque to callers
    line: str  # the evidence line
    on: date  # delivered, receipted or used on
    title: str
    kind: str  # code of the kind of item, "" for an excuse
    kind_name: str = ""
    where: str = ""  # outlet, section, page or timecode, as one phrase
    url: str = ""  # of the publication itself
    subject: UUID | None = None  # the uid that papers are attached to
    link: str = ""  # address of the page of this thing in the workspace
    state: str = ""  # awaiting | unanswered | confirmed | disputed
    group: str = ""  # rows of one delivery share it: its uid
    witnesses: tuple[Witness, ...] = ()


class Counter(Protocol):
    """What a feature offers for one `count`; each answer is about the rows that the rule admits."""

    def tallies(self, rules: Collection[Rule]) -> Mapping[Rule, Tally]:
        """The numbers of every rule, in a number of queries that does not grow with the rules."""
        ...

    def lines(self, rule: Rule) -> Iterable[str]:
        """Every evidence line, each once, in any order."""
        ...

    def rows(
        self, rule: Rule, *, after: str = "", limit: int = 50, only: Only = ""
    ) -> Sequence[Row]:
        """The rows after a cursor, by (date, uid); at most `limit`, paged by key and never by offset."""
        ...


class NoCounter(LookupError):
    """No feature counts this."""


_counters: dict[str, Counter] = {}


def register(count: str, counter: Counter) -> None:
    """Let `counter` answer for rules with this `count`; a second registration replaces the first."""
    if count not in COUNTS:
        raise ValueError(f"no rule counts {count!r}")
    _counters[count] = counter


def counter(count: str) -> Counter:
    """The counter for a `count`; raises `NoCounter`."""
    try:
        return _counters[count]
    except KeyError:
        raise NoCounter(count) from None
