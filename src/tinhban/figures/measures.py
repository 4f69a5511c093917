"""A figure counted: what one side did, what the other says of it, act by act, and how far both sides agree."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tinhban.figures import counters
from tinhban.figures.counters import Tally
from tinhban.figures.words import AGREED, AWAITING, CONTRADICTED, NUMBER
from tinhban.proof.counted import ANSWER, Counted
from tinhban.proof.rule_data import Rule
from tinhban.proof.rules import digest, state_of
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
class Measure(Mapping[Counted, Tally]):
    """The numbers of each act that a rule tells, in their order: sent, received, used. The last one decides."""

    rule: Rule
    acts: Mapping[Counted, Tally]
    state: str  # agreed | one_sided | differing
    slots: SlotTally | None = None

    def __getitem__(self, counted: Counted) -> Tally:
        return self.acts[counted]

    def __iter__(self) -> Iterator[Counted]:
        return iter(self.acts)

    def __len__(self) -> int:
        return len(self.acts)

    def __bool__(self) -> bool:
        return True  # a figure without numbers is one that was counted all the same

    @property
    def value(self) -> int:
        """What the rule counts: the number that a report prints."""
        return self.acts[self.rule.counted].number

    @property
    def first(self) -> Tally:
        """The act with which the others begin: of an exchange what was sent."""
        return next(iter(self.acts.values()))

    @property
    def last(self) -> Tally:
        """The act in which the others end: of an exchange the uses."""
        return list(self.acts.values())[-1]

    @property
    def counts_the_first(self) -> bool:
        """Others follow upon what is counted."""
        return len(self.acts) > 1 and self.rule.counted is next(iter(self.acts))

    @property
    def on_the_way(self) -> Mapping[Counted, Tally]:
        """The acts that come before the last, and wait for the other side on the way."""
        return dict(list(self.acts.items())[:-1])

    @property
    def awaiting(self) -> int:
        """Lines on the way that the other side has not answered: receipts."""
        return sum(tally.awaiting for tally in self.on_the_way.values())

    @property
    def unanswered(self) -> int:
        """Lines of the last act that nobody has answered; of a promise per slot this is not told."""
        return 0 if self.slots else self.last.awaiting

    @property
    def contradicted(self) -> int:
        return sum(tally.contradicted for tally in self.acts.values())

    @property
    def claims(self) -> dict[str, int]:
        """What each side's book says of the last act: the user claims, the partner holds what it has agreed to."""
        said = dict.fromkeys(self.rule.users[:1], self.last.number)
        if self.rule.other and not self.slots:
            said[self.rule.other] = self.last.agreed
        return said

    @property
    def empty(self) -> bool:
        """Nobody has an entry."""
        return not any(tally.number for tally in self.acts.values())

    def told(self) -> Iterator[tuple[Counted, str]]:
        """Every number that is told: those on the way, what waits on the way, then the last act whole."""
        *before, last = self.acts
        yield from ((counted, NUMBER) for counted in before)
        yield from ((counted, AWAITING) for counted in before)
        yield from ((last, part) for part in (NUMBER, AGREED, CONTRADICTED, AWAITING))


def measure(rule: Rule, *, today: date) -> Measure:
    """Count by one rule; `today` parts the slots that were missed from those still ahead."""
    return measure_many([rule], today=today)[rule]


def measure_many(rules: Iterable[Rule], *, today: date) -> dict[Rule, Measure]:
    """Count by many rules at once; a rule that is asked for twice is counted once."""
    acts = {rule: rule.each_act() for rule in rules}
    asked: dict[Counted, dict[bool, dict[Rule, None]]] = {}
    for of_rule in acts.values():
        for counted, rule in of_rule.items():
            if _base(counted, of_rule) is None:
                asked.setdefault(counted, {}).setdefault(bool(rule.per), {})[rule] = None
    found: dict[Rule, Tally] = {}
    for by_operator in asked.values():
        for same in by_operator.values():
            found |= counters.of(next(iter(same))).tallies(list(same))
    return {rule: _measure(rule, of_rule, found, today) for rule, of_rule in acts.items()}


def lists(rule: Rule) -> dict[str, list[str]]:
    """The evidence lines of every act of a figure, sorted, by the name of what is counted."""
    return {
        counted.name: sorted(counters.of(of_act).lines(of_act))
        for counted, of_act in rule.each_act().items()
    }


def digests(of: Mapping[str, list[str]]) -> dict[str, dict[str, int | str]]:
    """For each act, how many lines its list has and the list's name."""
    return {name: {"count": len(lines), "digest": digest(lines)} for name, lines in of.items()}


def _base(counted: Counted, acts: Iterable[Counted]) -> Counted | None:
    """The act beside it of which this one is what was agreed: every line is agreed or not, no other count is needed."""
    if counted.named_by != ANSWER:
        return None
    return next((act for act in acts if act.made == counted.made and act.named_by != ANSWER), None)


def _measure(
    rule: Rule, acts: Mapping[Counted, Rule], found: Mapping[Rule, Tally], today: date
) -> Measure:
    tallies: dict[Counted, Tally] = {}
    for counted, of_act in acts.items():
        base = _base(counted, acts)
        if base is None:
            tallies[counted] = found[of_act]
        else:
            agreed = found[acts[base]].agreed
            tallies[counted] = Tally(agreed, agreed=agreed)
    state = state_of((counted, tally.state) for counted, tally in tallies.items())
    slots = _slots(tallies[rule.counted], today) if rule.per else None
    return Measure(rule, tallies, state, slots)


def _slots(tally: Tally, today: date) -> SlotTally:
    states = {
        slot: state if state != "open" else "missed" if slot_ends_on(slot) < today else "ahead"
        for slot, state in tally.slots.items()
    }
    told = list(states.values())
    late = told.count("late")
    return SlotTally(
        planned=len(told),
        filled=told.count("filled") + late,
        late=late,
        missed=told.count("missed"),
        excused=told.count("excused"),
        ahead=told.count("ahead"),
        states=states,
    )
