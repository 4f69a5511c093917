"""A review for programs and for the terminal: the JSON of the command line, of the page, and a table."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tinhban.figures.counters import Tally, words_of
from tinhban.figures.measures import lists
from tinhban.figures.periods import Period
from tinhban.figures.words import AWAITING, NUMBER
from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.queries import today_for
from tinhban.programmes.models import Programme
from tinhban.proof.counted import ANSWER, Counted
from tinhban.proof.rules import digest
from tinhban.proof.vocabulary import BETWEEN_TWO
from tinhban.reviews import live, queries
from tinhban.reviews.live import Figure
from tinhban.reviews.problems import ReviewRefused
from tinhban.reviews.snapshot import phrases_of
from tinhban.reviews.states import state_word


def review_json(
    slug: str, period: Period | str, person: Person, as_: Organisation, *, entries: bool = True
) -> dict[str, Any]:
    """A review as the books say now, with the entries behind every number."""
    programme, read = _found(slug, period, person, as_)
    figures = _figures(programme, read, as_)
    review = queries.draft_of(programme, read, as_)
    edition = queries.latest_edition(programme, read, as_)
    return {
        "programme": programme.slug,
        "title": programme.title,
        "period": read.key,
        "from": read.starts_on.isoformat(),
        "to": read.ends_on.isoformat(),
        "structure_date": _structure_date(review, read).isoformat(),
        "reported_by": as_.slug,
        "version": edition.version if edition else None,
        "figures": [figure_json(figure, entries=entries) for figure in figures],
    }


def figure_json(figure: Figure, *, entries: bool = True) -> dict[str, Any]:
    """One figure: what each side has, what is printed, and whether the count bears it out."""
    measure, rule = figure.measure, figure.rule
    evidence = lists(rule) if rule and entries else {}
    keys = {act.name: words_of(act).key for act in rule.acts} if rule else {}
    said: dict[str, Any] = {
        "key": figure.key,
        **_numbers(figure),
        "qualifier": figure.phrase.qualifier.value,
        "state": figure.state,
        "entries": {keys[name]: lines for name, lines in evidence.items()},
        "digests": {keys[name]: digest(lines) for name, lines in evidence.items()},
        "measure": figure.kind,
        "count": figure.value,
        "number": figure.phrase.number,
        "text": str(figure.phrase).replace("\u00a0", " "),
        "verdict": figure.verdict,
        "hint": figure.judgement.hint.value if figure.judgement.hint else None,
        "unit": figure.unit,
        "claims": claims_of(figure),
        "rule": measure.rule.to_json() if measure else None,
    }
    if figure.phrase.upper is not None:
        said["upper"] = figure.phrase.upper
    if measure and measure.slots:
        said["slots"] = measure.slots.to_json()
    return said


def _numbers(figure: Figure) -> dict[str, int | None]:
    """Every number that is told of the acts, by its name; those between two sides always, None where there is no such."""
    told: dict[str, int | None] = {}
    measure = figure.measure
    for act in dict.fromkeys((*BETWEEN_TWO, *(measure or ()))):
        tally = measure.get(act) if measure else None
        for part, words in words_of(act).each():
            told[words.key] = _number(tally, part, figure)
    return told


def _number(tally: Tally | None, part: str, figure: Figure) -> int | None:
    """A number without its act is none, what would be said of it is nothing."""
    if tally is None:
        return None if part == NUMBER else 0
    of_slots = figure.measure is not None and figure.measure.slots is not None
    return 0 if part == AWAITING and of_slots else tally.part(part)


def claims_of(figure: Figure) -> dict[str, int]:
    """What each side's book says of the use, the partner's once it has answered."""
    if figure.measure is None:
        return {}
    claims, last = dict(figure.measure.claims), figure.measure.last
    if figure.partner and (last.agreed or last.contradicted):
        claims[str(figure.partner)] = last.agreed
    return claims


def review_table(
    slug: str, period: Period | str, person: Person, as_: Organisation
) -> tuple[list[str], list[list[str]]]:
    """Headings and rows of the same figures, for a terminal."""
    programme, read = _found(slug, period, person, as_)
    figures = _figures(programme, read, as_)
    acts = live.acts_of(figures)
    headings = [
        _("Figure"),
        _("Text"),
        *(str(words_of(act).label) for act in acts),
        pgettext("comparison", "State"),
        pgettext("number check", "Verdict"),
    ]
    return headings, [table_row(figure, acts) for figure in figures]


def table_row(figure: Figure, acts: Sequence[Counted]) -> list[str]:
    return [
        figure.key,
        str(figure.phrase).replace("\u00a0", " "),
        *(_cell(figure, act) for act in acts),
        state_word(figure.state),
        {"supported": _("right"), "contradicted": _("wrong")}.get(figure.verdict, "-"),
    ]


def _cell(figure: Figure, act: Counted) -> str:
    """The number of an act; beside what was agreed of another act, how much of that still waits."""
    measure = figure.measure
    if measure is None or act not in measure:
        return "-"
    if measure.slots:
        return f"{measure.slots.filled}/{measure.slots.planned}"
    waits = measure.awaiting if act.named_by == ANSWER else 0
    return f"{measure[act].number} (+{waits} ?)" if waits else str(measure[act].number)


def _found(
    slug: str, period: Period | str, person: Person, as_: Organisation
) -> tuple[Programme, Period]:
    read = Period.parse(period) if isinstance(period, str) else period
    programme = queries.readable_programme(slug, person, as_)
    if programme is None:
        raise ReviewRefused(queries.no_programme(slug))
    return programme, read


def _figures(programme: Programme, period: Period, as_: Organisation) -> Sequence[Figure]:
    review = queries.draft_of(programme, period, as_)
    return live.figures_of(
        programme, period, as_=as_, today=today_for(as_), phrases=phrases_of(review)
    )


def _structure_date(review: Any, period: Period) -> date:
    return review.structure_date if review else period.ends_on
