"""The list of reports and the page of one."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tinhban.evidence.models import StoredFile
from tinhban.evidence.queries import readable_file
from tinhban.organisations.access import ActingRequest
from tinhban.reviews import access, drawers
from tinhban.reviews import page as pages
from tinhban.reviews.document import annex_row
from tinhban.reviews.listing import ReviewList, reports_of
from tinhban.reviews.page import DRAFT, Page
from tinhban.reviews.points import points_of


@login_required
@require_safe
def reviews(request: ActingRequest) -> HttpResponseBase:
    """Every programme and year on which a report can be made or read."""
    listing = ReviewList(request, reports_of(request.user, request.acting_as))
    if listing.export:
        return listing.response()
    return render(request, "reviews/list.html", {"listing": listing})


@login_required
@require_safe
def review(request: ActingRequest, slug: str, period: str) -> HttpResponse:
    """The report as a paper with live numbers, and the evidence beside it."""
    page = access.readable_page(request, slug, period)
    pages.load_drawers(page)
    return render(request, "reviews/review.html", shown(page))


def shown(page: Page) -> dict[str, Any]:
    """What the templates of a report need."""
    names = {uid: page.name_of(uid) for f in page.figures for uid in (f.user, f.supplier) if uid}
    return {
        "page": page,
        "programme": page.programme,
        "period": page.period,
        "content": page.content,
        "figures": page.figures,
        "drawers": drawers.drawers_of(page),
        "annex": [annex_row(figure, names, page.acts) for figure in page.figures],
        "points": points_of(page),
        "agreed": page.with_state("agreed"),
        "one_sided": page.with_state("one_sided"),
        "differing": page.with_state("differing"),
        "typed": page.with_state("typed"),
        "signed_paper": _signed_paper(page),
        "versions": [(one, page.name_of(one.frozen_by)) for one in reversed(page.editions)],
        "seals": [
            (seal, page.name_of(seal.sealed_by))
            for seal in (page.edition.seals.all() if page.edition else ())
        ],
        "version_query": f"?ban={page.edition.uid}" if page.edition else f"?ban={DRAFT}",
        "draft_key": DRAFT,
    }


def _signed_paper(page: Page) -> StoredFile | None:
    """The paper of an issued version, where this node has it."""
    if page.edition is None or not page.issued:
        return None
    return readable_file(page.edition.issue.paper, page.person, page.organisation)
