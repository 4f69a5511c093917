"""The figures of an organisation on its desk: what it exchanged this year, and what does not add up yet."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from tinhban.organisations import queries as organisations
from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.reader import Reader
from tinhban.programmes import queries as programmes
from tinhban.programmes.models import Programme, State
from tinhban.programmes.progress import Progress

# The first months of a year look back: the review of the year before is still being written.
LOOKING_BACK = 3


@dataclass(frozen=True)
class DeskFigure:
    """One counted result: what, whose, how many, how far both sides agree."""

    programme: Programme
    progress: Progress
    supplier: str
    user: str
    ours: bool  # the acting organisation supplies
    partner: str
    foreign: bool = False  # the acting organisation only reads

    @property
    def state(self) -> str:
        return self.progress.measure.state if self.progress.measure else ""

    @property
    def number(self) -> int:
        return self.progress.result or 0

    @property
    def is_empty(self) -> bool:
        return self.progress.measure is None or self.progress.measure.empty


def year_shown(today: date) -> int:
    """The year whose figures matter now."""
    return today.year - 1 if today.month <= LOOKING_BACK else today.year


def of(person: Person, as_: Organisation, today: date) -> list[DeskFigure]:
    """Every counted result of the programmes that the organisation reads, once a rule, its own first."""
    year = year_shown(today)
    read = _programmes(person, as_, today, year)
    told = programmes.progress_of_programmes(read, year, as_, today)
    named = {uid for rows in told.values() for uid in programmes.organisations_of(rows)}
    names = organisations.name_map(named, today, short=True)
    found: list[DeskFigure] = []
    seen: set[object] = set()
    for programme in read:
        rows = told[programme.uid]
        for progress in (p for _item, row in rows for p in row if p.measure and p.rule):
            rule = progress.rule
            if rule is None or rule in seen:
                continue
            seen.add(rule)
            supplier = UUID(rule.other) if rule.other else None
            user = UUID(rule.user) if rule.user else None
            ours = supplier == as_.uid
            partner = user if ours else progress.partner or user
            found.append(
                DeskFigure(
                    programme=programme,
                    progress=progress,
                    supplier=names.get(supplier, "") if supplier else "",
                    user=names.get(user, "") if user else "",
                    ours=ours,
                    partner=names.get(partner, "") if partner else "",
                    foreign=str(as_.uid) not in (*rule.others, *rule.users),
                )
            )
    return sorted(found, key=lambda f: f.foreign)


def of_own(figures: list[DeskFigure]) -> list[DeskFigure]:
    """Those of which the organisation is one side."""
    return [f for f in figures if not f.foreign]


def _programmes(person: Person, as_: Organisation, today: date, year: int) -> list[Programme]:
    rows = (
        Programme.objects.visible_to(Reader.of(person, as_))
        .filter(starts_on__year__lte=year, ends_on__year__gte=year)
        .with_state(today)
        .exclude(Q(state__in=[State.PROPOSED, State.SIGNED]))
        .prefetch_related("links")
    )
    # The narrowest programme first: a figure of the year's own programme is told before the term's.
    return sorted(rows, key=lambda p: (p.ends_on - p.starts_on, p.sort_key))[:12]
