"""How far a commitment is kept in a year: counted by figures, or judged by the parties."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinhban.figures.measures import Measure, measure_many
from tinhban.programmes.as_json import part_of
from tinhban.programmes.models import Commitment, CommitmentJudgement, TargetKind, Verdict
from tinhban.programmes.terms import rule_of
from tinhban.proof.rule_data import Rule
from tinhban.proof.strict import BadRule
from tinhban.wire.programmes import CountingTerms

DONE, DOING, WAITING, RISK, LATE, OFF = "done", "doing", "wait", "risk", "late", "off"
_VERDICTS = {Verdict.MET: DONE, Verdict.PARTLY: RISK, Verdict.NOT_MET: LATE}


@dataclass(frozen=True)
class Bar:
    """One stretch of the quota bar, in per cent; `kind` is its class."""

    kind: str
    percent: int


@dataclass(frozen=True)
class Progress:
    """One commitment in one year."""

    commitment: Commitment
    year: int
    rule: Rule | None = None
    measure: Measure | None = None
    closed_to_reader: bool = False  # counted in a channel that the reader may not read
    judgements: tuple[CommitmentJudgement, ...] = ()
    over: bool = False
    target: int | None = None
    result: int | None = None
    status: str = WAITING
    words: str = ""
    bars: tuple[Bar, ...] = field(default_factory=tuple)

    @property
    def judgement(self) -> CommitmentJudgement | None:
        """The newest of the judgements."""
        return max(self.judgements, key=lambda j: (j.judged_on, j.uid), default=None)

    @property
    def slots(self) -> list[tuple[str, str]]:
        """Each slot of a promise per week, month or quarter with its state, in order."""
        tally = self.measure.slots if self.measure else None
        return sorted(tally.states.items()) if tally else []

    @property
    def partner(self) -> UUID | None:
        """The other side of what is counted: who supplied, else for whom the commitment was made."""
        if self.rule and self.rule.other:
            return UUID(self.rule.other)
        return self.commitment.beneficiary

    @property
    def partner_holds(self) -> int:
        """The uses that the partner does not contradict."""
        last = self.measure.last if self.measure else None
        return last.number - last.contradicted if last else 0

    @property
    def awaiting(self) -> int:
        return self.measure.awaiting if self.measure else 0


def counting_of(commitment: Commitment) -> CountingTerms | None:
    """How it is counted, if anything counts it."""
    terms = commitment.terms
    return part_of(CountingTerms, terms) if terms else None


def rule_for(
    commitment: Commitment, year: int, *, readable: Collection[str] | None = None
) -> Rule | None:
    """The rule for a year, over the channels that the reader may read; None if nothing counts it."""
    counting, window = counting_of(commitment), commitment.window(year)
    if counting is None or window is None:
        return None
    channels = counting.channels or (commitment.channel,)
    if readable is not None:
        channels = tuple(c for c in channels if c in readable)
    try:
        return rule_of(
            counting,
            per=commitment.per,
            number=commitment.number,
            first=window[0],
            last=window[1],
            channels=tuple(sorted(set(channels))),
        )
    except BadRule:  # terms of a newer release
        return None


def progress_of(
    commitment: Commitment, year: int, *, readable: Collection[str], today: date
) -> Progress:
    """Where the commitment stands for a reader of these channels."""
    return progress_of_many([(commitment, readable)], year, today=today)[0]


def progress_of_many(
    asked: Iterable[tuple[Commitment, Collection[str]]], year: int, *, today: date
) -> list[Progress]:
    """Where each commitment stands for a reader of the channels beside it; all are counted at once."""
    rules = [(c, rule_for(c, year, readable=readable)) for c, readable in asked]
    measures = measure_many((rule for _c, rule in rules if rule and rule.channels), today=today)
    return [
        _progress(c, year, rule, measures.get(rule) if rule else None, today) for c, rule in rules
    ]


def _progress(
    commitment: Commitment, year: int, rule: Rule | None, found: Measure | None, today: date
) -> Progress:
    window = commitment.window(year)
    judged = _newest_by_party(commitment, year)
    over = window is not None and window[1] < today
    if rule is not None and not rule.channels:
        words = _("Counted in a programme that is not open to this organisation")
        return Progress(
            commitment,
            year,
            rule=rule,
            closed_to_reader=True,
            judgements=judged,
            words=words,
            status=OFF,
            over=over,
        )
    target = _target(commitment, found)
    result = _result(commitment, found)
    status, words = _status(commitment, found, judged, target, result, over)
    return Progress(
        commitment,
        year,
        rule=rule,
        measure=found,
        judgements=judged,
        over=over,
        target=target,
        result=result,
        status=status,
        words=words,
        bars=_bars(found, target, result, status),
    )


def _newest_by_party(commitment: Commitment, year: int) -> tuple[CommitmentJudgement, ...]:
    newest: dict[UUID, CommitmentJudgement] = {}
    for judgement in commitment.judgements.all():
        if judgement.year == year:
            held = newest.get(judgement.judged_by)
            if held is None or held.uid < judgement.uid:
                newest[judgement.judged_by] = judgement
    return tuple(newest.values())


def _target(commitment: Commitment, found: Measure | None) -> int | None:
    if commitment.target_kind == TargetKind.QUALITATIVE:
        return None
    if found is not None and found.slots is not None:
        return found.slots.planned - found.slots.excused
    return commitment.number


def _result(commitment: Commitment, found: Measure | None) -> int | None:
    return found.value if found else None


def _status(
    commitment: Commitment,
    found: Measure | None,
    judged: tuple[CommitmentJudgement, ...],
    target: int | None,
    result: int | None,
    over: bool,
) -> tuple[str, str]:
    """A shape and a word; what contradicts comes before what is short, and that before what waits."""
    if found is not None and found.contradicted:
        return RISK, _("Differs by %d") % found.contradicted
    if found is not None and found.slots is not None:
        if found.slots.missed:
            return LATE, _("%d missing") % found.slots.missed
        return (DOING, _("Under way")) if found.slots.ahead else (DONE, _("Reached"))
    if target is not None and result is not None:
        if result >= target:
            return _with_receipts(found, DONE, _("Reached"))
        return (LATE, _("%d missing") % (target - result)) if over else (DOING, _("Under way"))
    if judged:
        said = {j.verdict for j in judged}
        if len(said) > 1:
            return RISK, _("The parties judge differently")
        verdict = said.pop()
        return _VERDICTS.get(Verdict(verdict), WAITING), str(Verdict(verdict).label)
    if found is not None:
        if found.awaiting:
            return _with_receipts(found, WAITING, "")
        if found.empty:
            return WAITING, _("No entry yet")
        return (DONE, _("Agreed")) if found.state == "agreed" else (WAITING, _("One side only"))
    return (WAITING, _("Not yet judged")) if over else (DOING, _("Under way"))


def _with_receipts(found: Measure | None, status: str, words: str) -> tuple[str, str]:
    if found is not None and found.awaiting:
        waits = ngettext("Awaiting %d receipt", "Awaiting %d receipts", found.awaiting)
        return WAITING, waits % found.awaiting
    return status, words


def _bars(
    found: Measure | None, target: int | None, result: int | None, status: str
) -> tuple[Bar, ...]:
    if found is not None and found.slots is not None:
        return ()
    whole = max(target or 0, found.first.number if found else 0, result or 0)
    if result is None or not whole:
        full = {DONE: "ok", RISK: "risk", LATE: "over"}.get(status)
        return (Bar(full, 100),) if full else ()
    done = "ok" if status == DONE else ""
    percent = result * 100 // whole
    return (Bar("ghost", 100), Bar(done, percent)) if percent < 100 else (Bar(done, 100),)


@dataclass(frozen=True)
class Attention:
    """What stands in the sentence above the table: differences, and receipts awaited."""

    differing: tuple[str, ...]
    awaiting: tuple[str, ...]
    awaiting_total: int

    def __bool__(self) -> bool:
        return bool(self.differing or self.awaiting)


def attention(rows: Collection[Progress], names: Mapping[UUID, str]) -> Attention:
    """Each difference and each awaited receipt once, in words; a figure used twice is told once."""
    differing: list[str] = []
    awaiting: dict[tuple[str | None, str | None], int] = {}
    seen: set[Rule] = set()
    for row in rows:
        if row.measure is None or row.rule is None or row.rule in seen:
            continue
        seen.add(row.rule)
        user = _name(row.rule.user, names)
        if row.measure.contradicted:
            partner = names.get(row.partner, "") if row.partner else ""
            differing.append(
                _("%(user)s counts %(used)d, %(partner)s %(held)d")
                % {
                    "user": user,
                    "used": row.measure.last.number,
                    "partner": partner or _("the partner"),
                    "held": row.partner_holds,
                }
            )
        if row.measure.awaiting:
            # The same delivery stands behind several figures of one pair: the greatest is told.
            pair = (row.rule.other, row.rule.user)
            awaiting[pair] = max(awaiting.get(pair, 0), row.measure.awaiting)
    told = tuple(
        _("%(count)d of %(supplier)s for %(user)s")
        % {
            "count": count,
            "supplier": _name(supplier, names),
            "user": _name(user, names),
        }
        for (supplier, user), count in awaiting.items()
    )
    return Attention(tuple(differing), told, sum(awaiting.values()))


def _name(organisation: str | None, names: Mapping[UUID, str]) -> str:
    return names.get(UUID(organisation), "") if organisation else ""
