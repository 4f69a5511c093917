"""The registry of counters: a feature declares what can be counted and how its tables answer; figures never asks how.

    counters.register(USAGE, UsageCounter(), words=USED)                      # in AppConfig.ready()
    counters.register(RELAY, TableCounter(RELAY, Rows(Relay, ...)))           # rows as `records` makes them

Which rows a declaration admits is written once, in `proof/rules.py`. A counter is the same set seen through the
database: for every rule `set(counter.lines(rule))` equals the lines of `proof.rules.Book(facts).count(rule)`, and its
tally the numbers of that count, by itself and among many rules; tests hold the two together for every declaration.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol
from uuid import UUID

from tinhban.figures import words
from tinhban.figures.words import Words
from tinhban.proof.counted import Counted
from tinhban.proof.rule_data import Rule
from tinhban.proof.rules import proved

# Which rows of a rule are wanted: all, or those that wait for the partner, were confirmed or disputed by it.
Only = Literal["", "awaiting", "unanswered", "confirmed", "disputed"]


@dataclass(frozen=True)
class Tally:
    """The numbers of one rule, by aggregate queries: nothing here grows with the rows."""

    number: int  # evidence lines or their quantity; per slot the slots filled, on time or late
    agreed: int = 0  # of them, by the other side's last word
    contradicted: int = 0
    slots: Mapping[str, str] = field(default_factory=dict)  # slot: filled | late | excused | open
    pieces: int | None = None  # things in the planned slots, where slots are counted

    @property
    def things(self) -> int:
        return self.number if self.pieces is None else self.pieces

    @property
    def awaiting(self) -> int:
        """To these nobody has answered whose word holds."""
        return self.things - self.agreed - self.contradicted

    @property
    def state(self) -> str | None:
        return proved(self.things, self.agreed, self.contradicted)

    def part(self, name: str) -> int:
        """One of its numbers, by name."""
        return {
            words.NUMBER: self.number,
            words.AGREED: self.agreed,
            words.CONTRADICTED: self.contradicted,
            words.AWAITING: self.awaiting,
        }[name]


@dataclass(frozen=True)
class Witness:
    """One signed entry behind a row: who wrote it, as what, and its hash."""

    role: str  # supplied | received | claimed | confirmed | disputed | rejected | excused …
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
    """What a feature offers for one declaration; each answer is about the rows that the rule admits."""

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


@dataclass(frozen=True)
class _Counting:
    whole: Counter
    per_slot: Counter
    words: Words


_countings: dict[Counted, _Counting] = {}


def register(
    counted: Counted, counter: Counter, *, words: Words, per_slot: Counter | None = None
) -> None:
    """Let a counter answer for rules of this declaration; a second registration replaces the first."""
    _countings[counted] = _Counting(counter, per_slot or counter, words)


def declared() -> tuple[Counted, ...]:
    """Everything that can be counted here."""
    return tuple(_countings)


def named(name: str) -> Counted:
    """What is declared here under a name; raises `NoCounter`."""
    for counted in _countings:
        if counted.name == name:
            return counted
    raise NoCounter(name)


def of(rule: Rule) -> Counter:
    """The counter for what a rule counts; raises `NoCounter`."""
    try:
        counting = _countings[rule.counted]
    except KeyError:
        raise NoCounter(rule.counted.name) from None
    return counting.per_slot if rule.per else counting.whole


def words_of(counted: Counted) -> Words:
    """How it is called; what a peer's report declares may not be known here."""
    known = _countings.get(counted)
    return known.words if known else words.plain(counted)
