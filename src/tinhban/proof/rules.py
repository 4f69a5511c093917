"""Which entries a figure counts: pure functions, the same for the database's test and for the verifier.

A rule names a declaration (`proof.counted`) and what it is held to; what it counts is a set of *evidence lines*,
`<entry hash>#<what is counted>`. How any declaration is applied to entries:

- A thing is an entry of type `made`, known by channel, signer and `uid`; a second entry of that name is none.
  It is counted when its `day` is in the window, one of the organisations in its `user` among the rule's users,
  one in its `other` among the others, and each `narrowed` word among those chosen. Nobody is its own other side.
- Its signer takes it back by an entry of a type in `undone`.
- With `lines` its parts are counted, one line for each `uid` in the list, however often it stands there.
- An answer names the thing by the same field. Its word holds if its signer stands in the first field of `answered_by`
  that names anybody, and did not make the thing. An answerer's last word, in the order of its own log, replaces its
  earlier ones; where parts are answered by what is the `same`, each part has its own last word.
  A line is *contradicted* if anybody contradicts it, else *agreed* if anybody agrees, else *awaiting*.
- An answer whose `refs` name one of several things of its uid is about that one.
- `named_by: answer` counts the lines that were agreed, each under the first entry that agreed.
- Per slot: a thing is in the slot that it names, else in that of its day. A planned slot with enough things is
  `filled`, or `late` where it takes those that came late; else `excused` by an entry of the user, or `open`.
"""

import base64
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tinhban.proof.counted import ANSWER, Counted
from tinhban.proof.rule_data import Rule
from tinhban.proof.slots import planned_slots, slot_of
from tinhban.proof.things import Fact, Thing, Things, line

STATES = ("agreed", "one_sided", "differing", "typed")
FILLED, LATE, EXCUSED, OPEN = "filled", "late", "excused", "open"


@dataclass(frozen=True)
class Count:
    """What a rule finds: the lines it counts, and what the other side said of them."""

    lines: tuple[str, ...]  # sorted, each once
    agreed: frozenset[str] = frozenset()
    contradicted: frozenset[str] = frozenset()
    excuses: frozenset[str] = frozenset()  # lines of slots that were excused
    slots: Mapping[str, str] = field(default_factory=dict)  # slot: filled | late | excused | open
    amounts: Mapping[str, int] = field(default_factory=dict)  # where a line is not one

    @property
    def awaiting(self) -> frozenset[str]:
        """Lines to which nobody has answered whose word holds."""
        return frozenset(self.lines) - self.agreed - self.contradicted - self.excuses

    def sum(self, lines: Iterable[str]) -> int:
        """How many these lines are, or what their quantities make."""
        return sum(self.amounts.get(one, 1) for one in lines)

    @property
    def number(self) -> int:
        """The count itself: lines, their quantities, or for a promise per slot the slots filled."""
        if self.slots:
            return sum(state in (FILLED, LATE) for state in self.slots.values())
        return self.sum(self.lines)

    @property
    def state(self) -> str | None:
        """How far it is proved; None where there is nothing."""
        things = self.sum(set(self.lines) - self.excuses)
        return proved(things, self.sum(self.agreed), self.sum(self.contradicted))


def proved(number: int, agreed: int, contradicted: int) -> str | None:
    """How far one act is proved."""
    if contradicted:
        return "differing"
    if number:
        return "agreed" if agreed == number else "one_sided"
    return None


def state_of(acts: Iterable[tuple[Counted, str | None]]) -> str:
    """How far a figure is proved: its last act decides; what was only agreed to is no act of its own."""
    own = [state for act, state in acts if act.named_by != ANSWER]
    if "differing" in own:
        return "differing"
    return next((state for state in reversed(own) if state), "one_sided")


def digest(lines: Iterable[str]) -> str:
    """The name of a list: SHA-256 of its sorted lines joined by newlines, base64url without padding."""
    joined = "\n".join(sorted(lines)).encode()
    return base64.urlsafe_b64encode(hashlib.sha256(joined).digest()).rstrip(b"=").decode()


class Book:
    """The facts of some channels, indexed so that many rules can be counted over them."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._by_type: dict[str, list[Fact]] = defaultdict(list)
        for fact in sorted(facts, key=lambda f: (f.position, f.hash)):
            self._by_type[fact.type].append(fact)
        self._things: dict[Counted, Things] = {}

    def count(self, rule: Rule) -> Count:
        """Every line the rule admits, and nothing else."""
        things = self._of(rule.counted)
        if rule.per is not None:
            return _per_slot(rule, things)
        first, last = rule.starts_on.isoformat(), rule.ends_on.isoformat()
        return _together(rule, (one for one in _admitted(rule, things) if first <= one.day <= last))

    def _of(self, counted: Counted) -> Things:
        if counted not in self._things:
            self._things[counted] = Things(counted, self._by_type)
        return self._things[counted]


def _admitted(rule: Rule, things: Things) -> Iterator[Thing]:
    """The things of the rule's parties and channels, on whatever day."""
    channels, others = set(rule.channels), set(rule.others)
    for thing in things.of_users(rule.users):
        if thing.fact.channel in channels and (not others or others & thing.others):
            yield thing


@dataclass
class _Line:
    """One evidence line while its parts are put together."""

    agreed: bool = False
    contradicted: bool = False
    amount: int = 1


def _lines_of(rule: Rule, things: Iterable[Thing]) -> dict[str, _Line]:
    """The lines of these things: parts of one name in one thing make one line."""
    found: dict[str, _Line] = {}
    for thing in things:
        named: dict[str, str] = {}
        for part in thing.parts:
            if not all(part.words.get(name) in values for name, values in rule.where):
                continue
            if rule.counted.named_by == ANSWER:
                if not part.first_agreed:
                    continue
                name = named.setdefault(part.uid, part.first_agreed)
            else:
                name = named.setdefault(part.uid, line(thing.fact.hash, part.uid))
            one = found.setdefault(name, _Line(amount=part.amount))
            one.agreed |= part.said == "agreed"
            one.contradicted |= part.said == "contradicted"
    return found


def _together(rule: Rule, things: Iterable[Thing]) -> Count:
    found = _lines_of(rule, things)
    contradicted = frozenset(name for name, one in found.items() if one.contradicted)
    agreed = frozenset(name for name, one in found.items() if one.agreed) - contradicted
    amounts = {name: one.amount for name, one in found.items() if one.amount != 1}
    return Count(tuple(sorted(found)), agreed, contradicted, amounts=amounts)


def _per_slot(rule: Rule, things: Things) -> Count:
    per = rule.per
    if per is None:
        raise TypeError("a rule without slots")
    said = rule.counted.slots
    planned = planned_slots(per.slot, rule.starts_on, rule.ends_on)
    pieces: dict[str, list[Thing]] = {slot: [] for slot in planned}
    for thing in _admitted(rule, things):
        slot = _text(thing, said.slot) if said else ""
        slot = slot or slot_of(per.slot, date.fromisoformat(thing.day))
        if slot in pieces:
            pieces[slot].append(thing)
    excused = (
        {} if said is None else things.excuses(rule.users, rule.channels, rule.chosen(said.of))
    )
    states: dict[str, str] = {}
    excuses: set[str] = set()
    for slot, found in pieces.items():
        of_slot = excused.get(slot, ())
        excuses |= {line(fact.hash, slot) for fact in of_slot}
        late = said.late if said else ""
        whole = len(_lines_of(rule, found))
        on_time = len(_lines_of(rule, (one for one in found if not one.fact.data.get(late))))
        if whole >= per.each:
            states[slot] = FILLED if on_time >= per.each else LATE
        else:
            states[slot] = EXCUSED if of_slot else OPEN
    counted = _together(rule, (thing for found in pieces.values() for thing in found))
    return Count(
        tuple(sorted({*counted.lines, *excuses})),
        counted.agreed,
        counted.contradicted,
        frozenset(excuses),
        states,
        counted.amounts,
    )


def _text(thing: Thing, name: str) -> str:
    value: Any = thing.fact.data.get(name)
    return value if isinstance(value, str) else ""
