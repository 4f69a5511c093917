"""What a text about a programme may count: candidates from a review's figures, counted now."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from tinhban.exchange.models import Column, ColumnPartner
from tinhban.figures.periods import Period
from tinhban.numbers.check import Body, Candidate, Measure, body_names
from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.queries import by_uid, name_map, province_on, today_for
from tinhban.programmes.models import Programme
from tinhban.proof.vocabulary import DELIVERY, RECEIPT, USAGE
from tinhban.reviews import live, queries
from tinhban.reviews.live import Figure
from tinhban.reviews.phrases import kept
from tinhban.reviews.problems import ReviewRefused
from tinhban.reviews.snapshot import phrases_of

# What a text may say of the things of an exchange.
MEASURES = {DELIVERY: Measure.SUPPLIED, RECEIPT: Measure.RECEIVED, USAGE: Measure.USED}


def names_of(slug: str, period: Period, person: Person, as_: Organisation) -> dict[str, str]:
    """What each figure of a programme counts, in few words."""
    programme = queries.readable_programme(slug, person, as_)
    if programme is None:
        raise ReviewRefused(queries.no_programme(slug))
    bound = live.bound_commitments(programme, period, as_)
    rules = [one.rule for one in bound if one.rule]
    bodies = {uid for rule in rules for uid in (rule.other, rule.user) if uid}
    names = name_map({UUID(uid) for uid in bodies}, period.ends_on, short=True)
    told = {}
    for one in bound:
        rule = one.rule
        user = names.get(UUID(rule.user), "") if rule and rule.user else ""
        supplier = names.get(UUID(rule.other), "") if rule and rule.other else ""
        told[one.key] = f"{supplier} → {user}" if supplier else user or one.commitment.phrase
    return told


def candidates(
    slug: str, period: Period | str, person: Person, as_: Organisation
) -> list[Candidate]:
    """What a text about a programme may count, with the counts of a period."""
    read = Period.parse(period) if isinstance(period, str) else period
    programme = queries.readable_programme(slug, person, as_)
    if programme is None:
        raise ReviewRefused(queries.no_programme(slug))
    review = queries.draft_of(programme, read, as_)
    figures = live.figures_of(
        programme, read, as_=as_, today=today_for(as_), phrases=phrases_of(review)
    )
    return _of_figures(figures, programme, read)


def _of_figures(figures: Sequence[Figure], programme: Programme, period: Period) -> list[Candidate]:
    columns = _columns(figures)
    partners = _partners(columns)
    named: set[UUID] = {uid for uids in partners.values() for uid in uids}
    for figure in figures:
        named |= {uid for uid in (figure.user, figure.supplier, figure.partner) if uid}
    bodies = by_uid(named | {party.organisation for party in programme.parties.all()})
    found: list[Candidate] = []
    for figure in figures:
        if figure.rule is None or figure.measure is None or not figure.rule.channels:
            continue
        column = next((columns.get(UUID(one)) for one in figure.rule.chosen("column")), None)
        about = partners.get(column.uid, ()) if column else ()
        if not about and figure.supplier is None and figure.partner:
            about = (figure.partner,)
        found += _of_figure(figure, period, bodies, column, about)
    return found


def _of_figure(
    figure: Figure,
    period: Period,
    bodies: dict[UUID, Organisation],
    column: Column | None,
    about: Iterable[UUID],
) -> list[Candidate]:
    measure = figure.measure
    if measure is None:
        return []
    day = period.ends_on
    user = _body(bodies.get(figure.user) if figure.user else None, day)
    supplier = _body(bodies.get(figure.supplier) if figure.supplier else None, day)
    provinces = tuple(dict.fromkeys(_province(bodies[uid], day) for uid in about if uid in bodies))
    days = (period.starts_on, period.ends_on)
    if measure.slots:
        return [
            Candidate(
                indicator=figure.key,
                measure=Measure.RATE,
                count=kept(measure),
                user=user,
                about=provinces,
                column=column.name if column else "",
                per=measure.rule.per.slot if measure.rule.per else None,
                period=days,
            )
        ]
    if supplier is None:
        return [
            Candidate(
                indicator=figure.key,
                measure=Measure.PUBLISHED,
                count=measure.last.number,
                user=user,
                about=provinces,
                column=column.name if column else "",
                period=days,
            )
        ]
    return [
        Candidate(
            indicator=figure.key,
            measure=MEASURES[act],
            count=tally.number,
            user=user,
            supplier=supplier,
            period=days,
        )
        for act, tally in measure.items()
        if act in MEASURES
    ]


def _columns(figures: Sequence[Figure]) -> dict[UUID, Column]:
    uids = {uid for f in figures if f.rule for uid in f.rule.chosen("column")}
    return {column.uid: column for column in Column.objects.filter(uid__in=uids)}


def _partners(columns: Iterable[UUID]) -> dict[UUID, tuple[UUID, ...]]:
    found: dict[UUID, tuple[UUID, ...]] = {}
    rows = ColumnPartner.objects.filter(column_id__in=list(columns)).order_by("uid")
    for column, organisation in rows.values_list("column_id", "organisation"):
        found[column] = (*found.get(column, ()), organisation)
    return found


def _body(organisation: Organisation | None, day: date) -> Body | None:
    """An organisation under every name that a text of that time may use."""
    if organisation is None:
        return None
    province = _province(organisation, day)
    official, short = organisation.name_on(day), organisation.short_name_on(day)
    usual = body_names(official, province) if province else (official,)
    names = [*usual, short]
    return Body(names=tuple(dict.fromkeys(names)), province=province)


def _province(organisation: Organisation, day: date) -> str:
    province = province_on(organisation, day)
    return province.short_name if province else ""
