"""Where a figure comes from: both sides' books, the rows with their entries, and what still waits or differs."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tinhban.figures import counters
from tinhban.figures.counters import Only, Row
from tinhban.figures.measures import Measure
from tinhban.figures.rules import Rule, counts_of

PAGE = 50
WAITING_SHOWN = 20


@dataclass(frozen=True)
class BookLine:
    """One line of the table of two books: what the user's and the partner's book say; None where one is silent."""

    name: str  # supplied | received | awaiting | used | unanswered | planned | filled | late | missed | excused
    user: int | None
    partner: int | None
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
        slots = measure.slots
        told = [
            BookLine("planned", slots.planned, None),
            BookLine("filled", slots.filled, None),
            BookLine("late", slots.late, None, compared=False),
            BookLine("excused", slots.excused, None, compared=False),
            BookLine("missed", slots.missed, None, compared=False),
        ]
        return tuple(one for one in told if one.user or one.compared)
    told = []
    if measure.supplied is not None:
        told.append(BookLine("supplied", measure.supplied, measure.supplied))
    if measure.received is not None:
        told.append(BookLine("received", measure.received, measure.received))
    if measure.awaiting:
        told.append(BookLine("awaiting", measure.awaiting, measure.awaiting, compared=False))
    answered = measure.confirmed or measure.disputed or not measure.used
    partner = measure.confirmed if answered else None
    told.append(BookLine("used", measure.used, partner, difference=measure.disputed))
    if measure.unanswered:
        told.append(BookLine("unanswered", measure.unanswered, None, compared=False))
    return tuple(told)


def explain(measure: Measure) -> Explanation:
    """The drawer of a figure: its books and what waits; the rows are paged apart."""
    return Explanation(measure, books(measure), waiting=waiting(measure))


def waiting(measure: Measure) -> Waiting:
    """The first rows that wait or differ; no query where the numbers say that there are none."""
    rule = measure.rule
    use = "slots" if rule.count == "slots" else "usage"

    def some(count: str, only: Only) -> Sequence[Row]:
        counter = counters.counter(count)
        return counter.rows(rule.counting(count), limit=WAITING_SHOWN, only=only)

    return Waiting(
        awaiting=some("delivery", "awaiting") if measure.awaiting else (),
        disputed=some(use, "disputed") if measure.disputed else (),
        unanswered=some(use, "unanswered") if measure.unanswered else (),
    )


def total(rule: Rule, count: str) -> int:
    """At most how many rows stand behind a figure, without reading them."""
    counted = rule.counting(count)
    tally = counters.counter(count).tallies([counted])[counted]
    return max(tally.number, tally.pieces)


def rows(
    rule: Rule, count: str, *, after: str = "", limit: int = PAGE, only: Only = ""
) -> tuple[Sequence[Row], str]:
    """One page of the rows behind a figure, and the cursor of the next."""
    if count not in counts_of(rule):
        return (), ""
    found = counters.counter(count).rows(
        rule.counting(count), after=after, limit=limit + 1, only=only
    )
    page = found[:limit]
    return page, page[-1].cursor if len(found) > limit else ""
