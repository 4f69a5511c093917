"""The figures of a programme's review as the books say now."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from tinhban.figures import queries as figures_queries
from tinhban.figures.counters import words_of
from tinhban.figures.measures import Measure, measure_many
from tinhban.figures.models import Indicator, Observation
from tinhban.figures.periods import Period
from tinhban.figures.rules import of_terms
from tinhban.numbers.quantities import Judgement, Qualifier
from tinhban.organisations.models import Organisation
from tinhban.organisations.queries import channels_read
from tinhban.programmes.models import Commitment, Programme
from tinhban.proof.counted import Counted
from tinhban.proof.rule_data import Rule
from tinhban.proof.vocabulary import BETWEEN_TWO
from tinhban.reviews.phrases import Phrase


@dataclass(frozen=True)
class Figure:
    """One number of a report: what is promised, counted and printed."""

    position: int  # its note number, and `so-N` on the page
    key: str
    commitment: Commitment | None  # None: frozen, and no longer in the programme
    kind: str  # supplied | received | used | slots | entered
    phrase: Phrase
    measure: Measure | None = None  # None: typed
    indicator: Indicator | None = None
    observation: Observation | None = None
    fixed: int | None = None  # the value that was frozen
    counted_by: Rule | None = None  # where nothing is counted now: how it would be
    label: str = ""  # instead of the number, where it is not known

    @property
    def rule(self) -> Rule | None:
        return self.measure.rule if self.measure else self.counted_by

    @property
    def heading(self) -> str:
        """The number as written, or what is counted where no number is at hand."""
        return self.label or str(self.phrase)

    @cached_property
    def value(self) -> int:
        """The count that the printed number is held against."""
        if self.fixed is not None:
            return self.fixed
        if self.measure is None:
            return int(self.observation.number) if self.observation else 0
        return self.measure.value

    @property
    def state(self) -> str:
        return self.measure.state if self.measure else "" if self.counted_by else "typed"

    @cached_property
    def judgement(self) -> Judgement:
        return self.phrase.judge(self.measure, self.value)

    @property
    def verdict(self) -> str:
        return self.judgement.verdict.value

    @property
    def unit(self) -> str:
        if self.indicator is not None:
            return self.indicator.unit_vi
        return self.commitment.unit if self.commitment else ""

    @property
    def name(self) -> str:
        """What is counted, in the reader's language where an indicator says it."""
        if self.indicator is not None:
            return self.indicator.name
        return self.commitment.phrase if self.commitment else self.key

    @property
    def supplier(self) -> UUID | None:
        """The other side, where it is one organisation."""
        return UUID(self.rule.other) if self.rule and self.rule.other else None

    @property
    def user(self) -> UUID | None:
        """Whose things are counted, where they are of one organisation."""
        if self.rule:
            return UUID(self.rule.user) if self.rule.user else None
        return self.commitment.debtor if self.commitment else None

    @property
    def partner(self) -> UUID | None:
        """The other side: who supplied, else for whom the commitment was made."""
        if self.supplier:
            return self.supplier
        return self.commitment.beneficiary if self.commitment else None


@dataclass(frozen=True)
class Bound:
    """A commitment that is counted in a period, before anything is counted."""

    key: str
    commitment: Commitment
    rule: Rule | None  # None: typed, nothing counts it
    indicator: Indicator | None


def bound_commitments(programme: Programme, period: Period, as_: Organisation) -> list[Bound]:
    """The commitments that something counts, with their rules; from channels this organisation reads."""
    commitments = _commitments(programme)
    indicators = figures_queries.indicators(c.indicator_key for c in commitments)
    readable = channels_read(as_.uid)
    found: dict[str, Bound] = {}
    for commitment in commitments:
        key = commitment.indicator_key
        if not key or key in found or not _runs_in(commitment, period):
            continue
        indicator = indicators.get(key)
        terms = _terms(commitment, indicator)
        if terms is None:
            if indicator is not None and not indicator.is_counted:
                found[key] = Bound(key, commitment, None, indicator)
            continue
        rule = of_terms(
            terms,
            channels=_channels(terms.get("channels", ()), programme, readable),
            first=max(period.starts_on, commitment.starts_on),
            last=min(period.ends_on, commitment.ends_on),
            per=commitment.per,
            each=(commitment.number or 1) if terms.get("count") == "slots" else 1,
        )
        found[key] = Bound(key, commitment, rule, indicator)
    return list(found.values())


def figures_of(
    programme: Programme,
    period: Period,
    *,
    as_: Organisation,
    today: date,
    phrases: Mapping[str, Phrase],
    only: str = "",
) -> list[Figure]:
    """Every figure of a review (or one), counted now; a key without a phrase is written as counted."""
    bound = bound_commitments(programme, period, as_)
    return counted(bound, period, as_=as_, today=today, phrases=phrases, only=only)


def counted(
    commitments: Iterable[Bound],
    period: Period,
    *,
    as_: Organisation,
    today: date,
    phrases: Mapping[str, Phrase],
    only: str = "",
) -> list[Figure]:
    """The figures of commitments whose rules are known."""
    placed = enumerate(commitments, start=1)
    wanted = [(position, bound) for position, bound in placed if only in ("", bound.key)]
    measures = measure_many((bound.rule for _n, bound in wanted if bound.rule), today=today)
    typed = figures_queries.observations(
        (bound.indicator for _n, bound in wanted if not bound.rule), period.key, as_
    )
    found: list[Figure] = []
    for position, bound in wanted:
        phrase = phrases.get(bound.key)
        if bound.rule is not None:
            found.append(_counted(position, bound, measures[bound.rule], phrase))
        elif observation := typed.get(bound.key):
            found.append(_typed(position, bound, observation))
    return found


def uncounted(
    programme: Programme,
    period: Period,
    *,
    as_: Organisation,
    phrases: Mapping[str, Phrase],
    key: str,
) -> Figure | None:
    """One figure of a review without its counts: enough to list what is behind it."""
    for position, bound in enumerate(bound_commitments(programme, period, as_), start=1):
        if bound.key != key or bound.rule is None:
            continue
        chosen = phrases.get(key)
        figure = Figure(
            position=position,
            key=key,
            commitment=bound.commitment,
            kind=kind_of(bound.rule),
            phrase=_of_slots(bound, bound.rule, chosen) if bound.rule.per else chosen or Phrase(0),
            indicator=bound.indicator,
            counted_by=bound.rule,
        )
        known = chosen is not None or bound.rule.per is not None
        return figure if known else replace(figure, label=figure.name)
    return None


def acts_of(figures: Iterable[Figure]) -> list[Counted]:
    """The columns of a table of figures: the acts of an exchange in their order, then what else they count."""
    found = dict.fromkeys(act for figure in figures if figure.rule for act in figure.rule.acts)
    exchanged = BETWEEN_TWO if not found or found.keys() & set(BETWEEN_TWO) else ()
    return list(dict.fromkeys((*exchanged, *found)))


def kind_of(rule: Rule) -> str:
    """Which number of a counted figure the report prints."""
    return "slots" if rule.per else words_of(rule.counted).key


def channels_of(rules: Iterable[Rule], programme: Programme) -> list[str]:
    """The programme's own channel, then every other from which these rules count."""
    channels = {programme.channel: None}
    for rule in rules:
        channels.update(dict.fromkeys(rule.channels))
    return list(channels)


def _commitments(programme: Programme) -> list[Commitment]:
    return list(
        Commitment.objects.filter(item__programme=programme)
        .select_related("item", "item__programme")
        .prefetch_related("countings")
        .order_by("item__position", "position")
    )


def _runs_in(commitment: Commitment, period: Period) -> bool:
    return commitment.starts_on <= period.ends_on and commitment.ends_on >= period.starts_on


def _terms(commitment: Commitment, indicator: Indicator | None) -> dict[str, Any] | None:
    """How it is counted: what the parties signed, else what the indicator's rule says."""
    if commitment.terms is not None:
        return commitment.terms
    if indicator is None or not indicator.is_counted:
        return None
    return dict(indicator.rule)


def _channels(
    asked: Collection[str], programme: Programme, readable: Collection[str]
) -> tuple[str, ...]:
    named = asked or (programme.channel,)
    return tuple(sorted(channel for channel in set(named) if channel in readable))


def _counted(position: int, bound: Bound, measure: Measure, phrase: Phrase | None) -> Figure:
    figure = Figure(
        position=position,
        key=bound.key,
        commitment=bound.commitment,
        kind=kind_of(measure.rule),
        phrase=phrase or Phrase(0),
        measure=measure,
        indicator=bound.indicator,
    )
    if measure.rule.per:
        return replace(figure, phrase=_of_slots(bound, measure.rule, phrase))
    return figure if phrase else replace(figure, phrase=Phrase(figure.value))


def _of_slots(bound: Bound, rule: Rule, phrase: Phrase | None) -> Phrase:
    """A promise as it is written: "1 bài/tuần"."""
    noun = (phrase.noun if phrase else "") or bound.commitment.unit
    each, slot = (rule.per.each, rule.per.slot) if rule.per else (1, "")
    return replace(phrase or Phrase(each, Qualifier.EXACT), per=slot, noun=noun)


def _typed(position: int, bound: Bound, observation: Observation) -> Figure:
    """A figure that somebody typed for this period; without one the report has no such number."""
    return Figure(
        position=position,
        key=bound.key,
        commitment=bound.commitment,
        kind="entered",
        phrase=Phrase(int(observation.number), Qualifier(observation.qualifier)),
        indicator=bound.indicator,
        observation=observation,
    )
