"""A review for programs and for the terminal: the JSON of the command line, of the page, and a table."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tinhban.figures.measures import lists
from tinhban.figures.periods import Period
from tinhban.figures.rules import digest
from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.queries import today_for
from tinhban.programmes.models import Programme
from tinhban.reviews import live, queries
from tinhban.reviews.live import Figure
from tinhban.reviews.problems import ReviewRefused
from tinhban.reviews.snapshot import phrases_of
from tinhban.reviews.states import state_word

NAMES = {"delivery": "supplied", "receipt": "received", "usage": "used", "slots": "used"}


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
    measure = figure.measure
    evidence = lists(figure.rule) if figure.rule and entries else {}
    said: dict[str, Any] = {
        "key": figure.key,
        "supplied": measure.supplied if measure else None,
        "received": measure.received if measure else None,
        "used": measure.used if measure else None,
        "qualifier": figure.phrase.qualifier.value,
        "state": figure.state,
        "entries": {NAMES[count]: lines for count, lines in evidence.items()},
        "digests": {NAMES[count]: digest(lines) for count, lines in evidence.items()},
        "measure": figure.kind,
        "count": figure.value,
        "number": figure.phrase.number,
        "text": str(figure.phrase).replace("\u00a0", " "),
        "verdict": figure.verdict,
        "hint": figure.judgement.hint.value if figure.judgement.hint else None,
        "unit": figure.unit,
        "awaiting": measure.awaiting if measure else 0,
        "confirmed": measure.confirmed if measure else 0,
        "disputed": measure.disputed if measure else 0,
        "unanswered": measure.unanswered if measure else 0,
        "claims": claims_of(figure),
        "rule": measure.rule.to_json() if measure else None,
    }
    if figure.phrase.upper is not None:
        said["upper"] = figure.phrase.upper
    if measure and measure.slots:
        said["slots"] = measure.slots.to_json()
    return said


def claims_of(figure: Figure) -> dict[str, int]:
    """What each side's book says of the use, the partner's once it has answered."""
    if figure.measure is None:
        return {}
    claims = dict(figure.measure.claims)
    answered = figure.measure.confirmed or figure.measure.disputed
    if figure.partner and answered:
        claims[str(figure.partner)] = figure.measure.confirmed
    return claims


def review_table(
    slug: str, period: Period | str, person: Person, as_: Organisation
) -> tuple[list[str], list[list[str]]]:
    """Headings and rows of the same figures, for a terminal."""
    programme, read = _found(slug, period, person, as_)
    headings = [
        _("Figure"),
        _("Text"),
        _("Supplied"),
        _("Received"),
        _("Used"),
        pgettext("comparison", "State"),
        pgettext("number check", "Verdict"),
    ]
    return headings, [table_row(figure) for figure in _figures(programme, read, as_)]


def table_row(figure: Figure) -> list[str]:
    measure = figure.measure
    used = "-"
    if measure and measure.slots:
        used = f"{measure.slots.filled}/{measure.slots.planned}"
    elif measure and measure.used is not None:
        used = str(measure.used)
    awaiting = f" (+{measure.awaiting} ?)" if measure and measure.awaiting else ""
    return [
        figure.key,
        str(figure.phrase).replace("\u00a0", " "),
        _number(measure.supplied if measure else None),
        _number(measure.received if measure else None) + awaiting,
        used,
        state_word(figure.state),
        {"supported": _("right"), "contradicted": _("wrong")}.get(figure.verdict, "-"),
    ]


def _number(value: int | None) -> str:
    return "-" if value is None else str(value)


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
