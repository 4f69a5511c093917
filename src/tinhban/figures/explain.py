"""Where a figure comes from: both sides' books, the rows with their entries, and what still waits or differs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tinhban.figures import counters
from tinhban.figures.counters import Only, Row
from tinhban.figures.measures import Measure, SlotTally
from tinhban.figures.words import AWAITING, NUMBER
from tinhban.proof.counted import ANSWER, Counted
from tinhban.proof.rule_data import Rule

PAGE = 50
WAITING_SHOWN = 20


@dataclass(frozen=True)
class BookLine:
    """One line of the table of two books: what the user's and the partner's book say; None where one is silent."""

    name: str  # number | awaiting, of an act; planned | filled | late | missed | excused, of slots
    user: int | None
    partner: int | None
    act: Counted | None = None  # None: of slots
    compared: bool = True  # False: told beside, never a difference
    difference: int = 0  # claims that contradict each other

    @property
    def equal(self) -> bool:
        """Both books say the same."""
        return self.compared and self.user is not None and self.user == self.partner


@dataclass(frozen=True)
class Waiting:
    """Rows that the two sides have still to settle, the first of them."""

    awaiting: Sequence[Row] = ()  # sent, not receipted
    disputed: Sequence[Row] = ()  # two conflicting claims
    unanswered: Sequence[Row] = ()  # used, not confirmed


@dataclass(frozen=True)
class Explanation:
    """A figure with its reasons."""

    measure: Measure
    books: tuple[BookLine, ...]
    rows: Sequence[Row] = ()
    next: str = ""  # cursor of the page after this one, "" at the end
    waiting: Waiting = field(default_factory=Waiting)


def books(measure: Measure) -> tuple[BookLine, ...]:
    """Both sides' books of a figure, line by line."""
    if measure.slots:
        return tuple(one for one in _of_slots(measure.slots) if one.user or one.compared)
    return tuple(_of_acts(measure))


def _of_slots(slots: SlotTally) -> Iterator[BookLine]:
    yield BookLine("planned", slots.planned, None)
    yield BookLine("filled", slots.filled, None)
    for name in ("late", "excused", "missed"):
        yield BookLine(name, slots.to_json()[name], None, compared=False)


def _of_acts(measure: Measure) -> Iterator[BookLine]:
    """What is on the way stands in both books; the last act where the partner has answered."""
    *_before, last = measure
    for act, part in measure.told():
        tally = measure[act]
        number = tally.part(part)
        if part == NUMBER and act is not last:
            yield BookLine(part, number, number, act)
        elif part == NUMBER:
            answered = tally.agreed or tally.contradicted or not number
            partner = tally.agreed if answered else None
            yield BookLine(part, number, partner, act, difference=tally.contradicted)
        elif part == AWAITING and number:
            partner = None if act is last else number
            yield BookLine(part, number, partner, act, compared=False)


def explain(measure: Measure) -> Explanation:
    """The drawer of a figure: its books and what waits; the rows are paged apart."""
    return Explanation(measure, books(measure), waiting=waiting(measure))


def waiting(measure: Measure) -> Waiting:
    """The first rows that wait or differ; no query where the numbers say that there are none."""
    rules = measure.rule.each_act()
    *before, last = rules

    def some(acts: Sequence[Counted], only: Only) -> list[Row]:
        found: list[Row] = []
        for act in acts:
            counter = counters.of(rules[act])
            found += counter.rows(rules[act], limit=WAITING_SHOWN, only=only)
        return found

    return Waiting(
        awaiting=some([act for act in before if measure[act].awaiting], "awaiting"),
        disputed=some([last] if measure.contradicted else [], "disputed"),
        unanswered=some([last] if measure.unanswered else [], "unanswered"),
    )


def act_named(rule: Rule, name: str) -> Rule:
    """The rule of the act that somebody asks for; by itself that of the last."""
    rules = {act.name: of_act for act, of_act in rule.each_act().items()}
    return rules.get(name) or list(rules.values())[-1]


def total(rule: Rule) -> int:
    """At most how many rows stand behind one act of a figure, without reading them."""
    tally = counters.of(rule).tallies([rule])[rule]
    return max(tally.number, tally.things)


def states_of(rule: Rule) -> tuple[Only, ...]:
    """Which rows of one act may be asked for apart."""
    if rule.counted.named_by == ANSWER:
        return ()
    if not rule.counted.contradicts:
        return ("", "awaiting")
    return ("", "confirmed", "unanswered", "disputed")


def rows(
    rule: Rule, *, after: str = "", limit: int = PAGE, only: Only = ""
) -> tuple[Sequence[Row], str]:
    """One page of the rows of one act, and the cursor of the next."""
    found = counters.of(rule).rows(rule, after=after, limit=limit + 1, only=only)
    page = found[:limit]
    return page, page[-1].cursor if len(found) > limit else ""
