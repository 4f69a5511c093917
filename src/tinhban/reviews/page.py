"""What the page of a review shows: which version, its figures and text, what warns, what may be done."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from uuid import UUID

from django.utils.translation import gettext as _

from tinhban.evidence.models import EvidenceLink
from tinhban.evidence.queries import papers_of
from tinhban.figures.periods import Period
from tinhban.ledger import queries as ledger_queries
from tinhban.numbers.quantities import Verdict
from tinhban.organisations import permissions
from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.queries import by_uid, name_map, provinces_on
from tinhban.organisations.reader import Reader
from tinhban.programmes.models import PartyRole, Programme
from tinhban.proof.counted import Counted
from tinhban.reviews import content as contents
from tinhban.reviews import frozen, live, queries
from tinhban.reviews.content import Content
from tinhban.reviews.frozen import Change
from tinhban.reviews.live import Figure
from tinhban.reviews.models import FrozenReview, Review
from tinhban.reviews.permissions import Permission
from tinhban.reviews.snapshot import phrases_of

DRAFT = "du-thao"


@dataclass
class Page:
    """One version of a report, as one person of one organisation sees it."""

    programme: Programme
    period: Period
    organisation: Organisation
    person: Person
    today: date
    review: Review | None
    edition: FrozenReview | None  # None: the draft, or figures without a text
    editions: Sequence[FrozenReview]
    figures: Sequence[Figure]
    content: Content | None
    bodies: dict[UUID, Organisation] = field(default_factory=dict)
    papers: Sequence[EvidenceLink] = ()
    linked: Sequence[Programme] = ()

    @property
    def structure_date(self) -> date:
        if self.edition:
            return self.edition.structure_date
        return self.review.structure_date if self.review else self.period.ends_on

    @cached_property
    def names(self) -> dict[UUID, str]:
        """Short names on the day of the figures."""
        known = {uid: body.short_name_on(self.structure_date) for uid, body in self.bodies.items()}
        return known

    def name_of(self, uid: UUID | None) -> str:
        if uid is None:
            return ""
        return self.names.get(uid) or name_map([uid], self.structure_date, short=True)[uid]

    def side_of(self, figure: Figure, side: str) -> str:
        """One side of a figure: the organisation, or what a set of them is called and since when it is these."""
        named = dict(figure.rule.who).get(side) if figure.rule else None
        if named is not None:
            return _("%(name)s, day %(on)s") % {"name": named.name, "on": f"{named.on:%d/%m/%Y}"}
        return self.name_of(figure.user if side == "users" else figure.supplier)

    @cached_property
    def provinces(self) -> dict[UUID, str]:
        """The province of each body on the day of the figures, where it has one."""
        units = provinces_on(self.bodies.values(), self.structure_date)
        return {uid: unit.short_name for uid, unit in units.items() if unit}

    @cached_property
    def changes(self) -> list[Change]:
        """What the books say otherwise than the version shown."""
        if self.edition is None or not self.counts_are_open:
            return []
        now = live.figures_of(
            self.programme, self.period, as_=self.organisation, today=self.today, phrases={}
        )
        return frozen.changes(self.edition, now)

    @cached_property
    def reader(self) -> Reader:
        return Reader.of(self.person, self.organisation)

    @property
    def counts_are_open(self) -> bool:
        """Every counted channel can be read here, so that the figures can be held against the books."""
        counted = {channel for f in self.figures if f.rule for channel in f.rule.channels}
        return self.reader.sees(counted)

    @cached_property
    def acts(self) -> list[Counted]:
        """What the figures count: the columns of a table of them."""
        return live.acts_of(self.figures)

    def with_state(self, state: str) -> list[Figure]:
        return [figure for figure in self.figures if figure.state == state]

    @property
    def contradicted(self) -> list[Figure]:
        """Numbers that the count does not bear out."""
        return [f for f in self.figures if f.judgement.verdict is Verdict.CONTRADICTED]

    @property
    def awaiting(self) -> list[Figure]:
        return [f for f in self.figures if f.measure and f.measure.awaiting]

    @property
    def closed(self) -> list[Figure]:
        """Figures counted from channels that this organisation does not read."""
        return [f for f in self.figures if f.rule and not f.rule.channels]

    @property
    def is_own(self) -> bool:
        """The version shown is a report of the acting organisation."""
        if self.edition:
            return self.edition.frozen_by == self.organisation.uid
        return self.review is not None

    @property
    def latest(self) -> FrozenReview | None:
        """The last version that the author of the shown one froze."""
        by = self.edition.frozen_by if self.edition else self.organisation.uid
        own = [one for one in self.editions if one.frozen_by == by]
        return max(own, key=lambda one: one.version, default=None)

    @property
    def issued(self) -> bool:
        return self.edition is not None and hasattr(self.edition, "issue")

    @cached_property
    def is_party(self) -> bool:
        parties = self.programme.parties.all()
        return any(
            p.organisation == self.organisation.uid and p.role == PartyRole.PARTY for p in parties
        )

    @cached_property
    def demo(self) -> bool:
        return ledger_queries.is_demo(self.programme.channel)

    @cached_property
    def may(self) -> dict[str, bool]:
        """Which acts the page offers to this person."""
        allowed = {
            act: permissions.allows(self.person, act, as_=self.organisation) for act in Permission
        }
        edition = self.edition
        sealed = edition is not None and any(
            seal.sealed_by == self.organisation.uid for seal in edition.seals.all()
        )
        return {
            "start": allowed[Permission.EDIT] and self.is_party and self.review is None,
            "edit": allowed[Permission.EDIT] and edition is None and self.review is not None,
            "freeze": allowed[Permission.FREEZE] and edition is None and self.review is not None,
            "seal": allowed[Permission.SEAL]
            and edition is not None
            and not self.is_own
            and self.is_party
            and not sealed,
            "issue": allowed[Permission.ISSUE]
            and edition is not None
            and self.is_own
            and not self.issued,
        }


def load(
    programme: Programme,
    period: Period,
    *,
    person: Person,
    as_: Organisation,
    today: date,
    version: str = "",
    only: str = "",
    count: bool = True,
) -> Page | None:
    """The version asked for: `du-thao`, or the uid of a frozen one; by itself the newest that is one's own.

    With `only`, the page has that figure alone; without `count`, its rule but not its numbers.
    """
    review = queries.draft_of(programme, period, as_)
    editions = queries.editions(programme, period)
    edition = _chosen(version, review, editions, as_)
    if version and version != DRAFT and edition is None:
        return None
    content: Content | None = None
    figures: Sequence[Figure]
    if edition is None and not count:
        phrases = phrases_of(review)
        one = live.uncounted(programme, period, as_=as_, phrases=phrases, key=only)
        figures = [one] if one else []
    elif edition is not None:
        bound = live.bound_commitments(programme, period, as_)
        figures = [f for f in frozen.figures_of(edition, bound) if only in ("", f.key)]
        narrative = frozen.narrative_of(edition)
        content = contents.of_narrative(narrative, figures) if narrative and not only else None
    else:
        figures = live.figures_of(
            programme, period, as_=as_, today=today, phrases=phrases_of(review), only=only
        )
        content = contents.of_draft(review, figures) if review and not only else None
    page = Page(
        programme=programme,
        period=review.as_period() if review else period,
        organisation=as_,
        person=person,
        today=today,
        review=review,
        edition=edition,
        editions=editions,
        figures=figures,
        content=content,
    )
    named = {uid for f in figures for uid in (f.user, f.supplier, f.partner) if uid}
    page.bodies = by_uid(named | {one.frozen_by for one in editions} | {as_.uid})
    return page


def load_drawers(page: Page) -> None:
    """Read the papers and programmes that the drawers name, once for all of them."""
    subjects = [page.programme.uid, *(f.commitment.uid for f in page.figures if f.commitment)]
    if page.edition:
        subjects.append(page.edition.uid)
    page.papers = list(papers_of(subjects, page.person, page.organisation))
    rules = [figure.rule for figure in page.figures if figure.rule]
    page.linked = list(
        Programme.objects.visible_to(page.reader).filter(
            channel__in=live.channels_of(rules, page.programme)
        )
    )


def _chosen(
    version: str, review: Review | None, editions: Sequence[FrozenReview], as_: Organisation
) -> FrozenReview | None:
    if version == DRAFT:
        return None
    if version:
        return next((one for one in editions if str(one.uid) == version), None)
    own = [one for one in editions if one.frozen_by == as_.uid]
    if own:
        return max(own, key=lambda one: one.version)
    if review is not None or not editions:
        return None
    return editions[-1]
