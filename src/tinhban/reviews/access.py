"""Load-or-404 gates; a stranger must not learn that a review exists."""

from uuid import UUID

from django.http import Http404

from tinhban.figures.periods import BadPeriod, Period
from tinhban.organisations.access import ActingRequest
from tinhban.organisations.reader import Reader
from tinhban.programmes.models import Programme
from tinhban.reviews import page as pages
from tinhban.reviews import queries
from tinhban.reviews.live import Figure
from tinhban.reviews.models import Bundle, FrozenReview, Review, ReviewSection, TextCheck
from tinhban.reviews.page import Page


def readable_programme(request: ActingRequest, slug: str) -> Programme:
    """The programme, if the acting organisation reads its channel."""
    found = queries.readable_programme(slug, request.user, request.acting_as)
    if found is None:
        raise Http404
    return found


def period_of(text: str) -> Period:
    """The period of an address; one that cannot be read is no address."""
    try:
        return Period.parse(text)
    except BadPeriod as error:
        raise Http404(str(error)) from error


def readable_page(
    request: ActingRequest,
    slug: str,
    period: str,
    *,
    version: str | None = None,
    only: str = "",
    count: bool = True,
) -> Page:
    """The version of a review that the address names."""
    programme = readable_programme(request, slug)
    asked = request.GET.get("ban", "")[:40] if version is None else version
    page = pages.load(
        programme,
        period_of(period),
        person=request.user,
        as_=request.acting_as,
        today=request.today,
        version=asked,
        only=only,
        count=count,
    )
    if page is None:
        raise Http404
    return page


def readable_figure(page: Page, key: str) -> Figure:
    """One figure of a page."""
    for figure in page.figures:
        if figure.key == key:
            return figure
    raise Http404


def own_draft(request: ActingRequest, slug: str, period: str) -> tuple[Programme, Review]:
    """The acting organisation's own draft."""
    programme = readable_programme(request, slug)
    review = queries.draft_of(programme, period_of(period), request.acting_as)
    if review is None:
        raise Http404
    return programme, review


def own_section(review: Review, uid: UUID) -> ReviewSection:
    """A section of that draft."""
    found = review.sections.filter(uid=uid).first()
    if found is None:
        raise Http404
    return found


def readable_edition(request: ActingRequest, slug: str, period: str, uid: UUID) -> FrozenReview:
    """A frozen version of this programme and period."""
    programme = readable_programme(request, slug)
    for edition in queries.editions(programme, period_of(period)):
        if edition.uid == uid:
            return edition
    raise Http404


def own_bundle(request: ActingRequest, edition: FrozenReview) -> Bundle | None:
    """The bundle of a readable version that the acting organisation has had made, if it has."""
    person, as_ = request.user, request.acting_as
    return Bundle.objects.visible_to(Reader.of(person, as_)).filter(edition=edition.uid).first()


def own_text_check(request: ActingRequest, uid: UUID) -> TextCheck:
    """A text that this person has had looked through."""
    person, as_ = request.user, request.acting_as
    found = TextCheck.objects.visible_to(Reader.of(person, as_)).filter(pk=uid).first()
    if found is None:
        raise Http404
    return found
