"""A figure counted: what one side sent, the other received and used, and how far both sides agree."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tinhban.figures import counters
from tinhban.figures.rules import Rule, counts_of, digest, state_of
from tinhban.proof.slots import slot_ends_on


@dataclass(frozen=True)
class SlotTally:
    """A promise per week, month or quarter: which slots were kept; `missed` ended unfilled, `ahead` not yet."""

    planned: int
    filled: int  # late ones among them
    late: int
    missed: int
    excused: int
    ahead: int
    states: Mapping[str, str]  # slot: filled | late | excused | missed | ahead

    @property
    def kept(self) -> bool:
        """Every slot that is over was filled or excused."""
        return not self.missed

    def to_json(self) -> dict[str, int]:
        return {
            "planned": self.planned,
            "filled": self.filled,
            "late": self.late,
            "missed": self.missed,
            "excused": self.excused,
        }


@dataclass(frozen=True)
class Measure:
    """The numbers of one rule; None where the rule has no such act."""

    rule: Rule
    supplied: int | None
    received: int | None
    used: int | None
    awaiting: int
    confirmed: int
    disputed: int
    state: str  # agreed | one_sided | differing
    claims: Mapping[str, int] = field(default_factory=dict)  # organisation uid: uses in its book
    slots: SlotTally | None = None

    @property
    def unanswered(self) -> int:
        """Uses that the partner has neither confirmed nor disputed."""
        if self.rule.count == "slots":
            return 0
        return (self.used or 0) - self.confirmed - self.disputed

    @property
    def empty(self) -> bool:
        """Nobody has an entry."""
        return not (self.supplied or self.received or self.used)


def measure(rule: Rule, *, today: date) -> Measure:
    """Count by one rule; `today` parts the slots that were missed from those still ahead."""
    return measure_many([rule], today=today)[rule]


def measure_many(rules: Iterable[Rule], *, today: date) -> dict[Rule, Measure]:
    """Count by many rules at once; a rule that is asked for twice is counted once."""
    asked = list(dict.fromkeys(rules))
    slots = _tallies("slots", [rule for rule in asked if rule.count == "slots"])
    used = _tallies("usage", [rule for rule in asked if rule.count != "slots"])
    sent = _tallies("delivery", [rule for rule in used if rule.supplier])
    return {
        rule: _of_slots(rule, slots[rule], today)
        if rule in slots
        else _of_uses(rule, used[rule], sent.get(rule))
        for rule in asked
    }


def lists(rule: Rule) -> dict[str, list[str]]:
    """The evidence lines of every act of a figure, sorted."""
    return {
        count: sorted(counters.counter(count).lines(rule.counting(count)))
        for count in counts_of(rule)
    }


def digests(of: Mapping[str, list[str]]) -> dict[str, dict[str, int | str]]:
    """For each act, how many lines its list has and the list's name."""
    return {count: {"count": len(lines), "digest": digest(lines)} for count, lines in of.items()}


def _tallies(count: str, rules: Sequence[Rule]) -> dict[Rule, counters.Tally]:
    """For each rule the numbers of this act; rules that differ in nothing else are counted as one."""
    if not rules:
        return {}
    counting = {rule: rule.counting(count) for rule in rules}
    found = counters.counter(count).tallies(list(dict.fromkeys(counting.values())))
    return {rule: found[same] for rule, same in counting.items()}


def _of_uses(rule: Rule, usage: counters.Tally, sent: counters.Tally | None) -> Measure:
    supplied = sent.number if sent else None
    # Every line sent is either receipted, by exactly one line, or awaited: no third count is needed.
    received = sent.number - sent.awaiting if sent else None
    return Measure(
        rule=rule,
        supplied=supplied,
        received=received,
        used=usage.number,
        awaiting=sent.awaiting if sent else 0,
        confirmed=usage.confirmed,
        disputed=usage.disputed,
        state=state_of(
            supplied=supplied or 0,
            received=received or 0,
            used=usage.number,
            confirmed=usage.confirmed,
            disputed=usage.disputed,
        ),
        claims=_claims(rule, usage),
    )


def _of_slots(rule: Rule, tally: counters.Tally, today: date) -> Measure:
    states = {
        slot: state if state != "open" else "missed" if slot_ends_on(slot) < today else "ahead"
        for slot, state in tally.slots.items()
    }
    told = list(states.values())
    late = told.count("late")
    slots = SlotTally(
        planned=len(told),
        filled=told.count("filled") + late,
        late=late,
        missed=told.count("missed"),
        excused=told.count("excused"),
        ahead=told.count("ahead"),
        states=states,
    )
    return Measure(
        rule=rule,
        supplied=None,
        received=None,
        used=slots.filled,
        awaiting=0,
        confirmed=tally.confirmed,
        disputed=tally.disputed,
        state=state_of(
            supplied=0,
            received=0,
            used=tally.pieces,
            confirmed=tally.confirmed,
            disputed=tally.disputed,
        ),
        claims={rule.user: slots.filled},
        slots=slots,
    )


def _claims(rule: Rule, usage: counters.Tally) -> dict[str, int]:
    """What each side's book says: the user claims, the partner holds what it has confirmed."""
    partner = {rule.supplier: usage.confirmed} if rule.supplier else {}
    return {rule.user: usage.number, **partner}
