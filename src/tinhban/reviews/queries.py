"""Reads of reviews: drafts of an office, and what was frozen, sealed and issued."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tinhban.exchange.models import Column
from tinhban.figures.periods import Period
from tinhban.organisations.models import Organisation, Person
from tinhban.programmes import queries as programme_queries
from tinhban.programmes.models import Programme
from tinhban.reviews.models import FrozenReview, Issue, Review


def reviewed_programmes() -> QuerySet[Issue, object]:
    """The programmes whose report was issued."""
    return Issue.objects.values_list("edition__programme", flat=True)


def draft_of(programme: Programme, period: Period, as_: Organisation) -> Review | None:
    """The organisation's own report, if it has begun one."""
    found = (
        Review.objects.filter(organisation=as_, programme=programme.uid, period=period.key)
        .prefetch_related("sections", "phrases")
        .first()
    )
    if found is not None:
        found.organisation = as_
    return found


def editions(programme: Programme, period: Period) -> list[FrozenReview]:
    """Every frozen version for a period, of every organisation, oldest first."""
    return list(
        FrozenReview.objects.filter(programme=programme.uid, period=period.key)
        .filter(channel=programme.channel)
        .select_related("issue")
        .prefetch_related("seals")
        .order_by("frozen_on", "version", "uid")
    )


def latest_edition(programme: Programme, period: Period, by: Organisation) -> FrozenReview | None:
    """The last version that an organisation froze."""
    own = [one for one in editions(programme, period) if one.frozen_by == by.uid]
    return max(own, key=lambda one: one.version, default=None)


def is_issued(edition: FrozenReview) -> bool:
    """Whether the signed paper is attached."""
    return Issue.objects.filter(edition=edition).exists()


def readable_programme(slug: str, person: Person, as_: Organisation | None) -> Programme | None:
    """The programme of this slug, if the acting organisation reads its channel."""
    if as_ is None:
        return None
    return programme_queries.by_slug(slug, person, as_)


def no_programme(slug: str) -> str:
    """What to say when there is none, or none for this reader."""
    return _("There is no programme “%s” that this organisation reads.") % slug


def columns_in(channels: Iterable[str]) -> QuerySet[Column, tuple[UUID, str]]:
    """The columns declared in these channels: programmes and exchange do not know each other."""
    found = Column.objects.filter(channel__in=list(channels))
    return found.order_by("sort_key", "uid").values_list("uid", "name")
