"""The proof bundle of a version: have it made, watch it, stop it, download it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from tinhban.evidence.files import path_of
from tinhban.jobs import work
from tinhban.organisations.access import ActingRequest
from tinhban.reviews import access, actions, bundles
from tinhban.reviews.models import MAKING, Bundle, BundleState, FrozenReview
from tinhban.reviews.views.drafts import address
from tinhban.screens.progress import bar


@login_required
@never_cache
@require_safe
def bundle(request: ActingRequest, slug: str, period: str, uid: UUID) -> HttpResponse:
    """Where the bundle stands; without JavaScript the page loads again while it is being made."""
    edition = access.readable_edition(request, slug, period, uid)
    try:
        bundles.require_open(edition, request.acting_as)
    except actions.ReviewRefused as refused:
        messages.error(request, str(refused))
        return redirect(address(slug, period, version=str(uid)))
    return render(request, "reviews/bundle.html", _about(request, slug, period, edition))


@login_required
@require_POST
def make(request: ActingRequest, slug: str, period: str, uid: UUID) -> HttpResponse:
    """Have it made, or made again with what has come in since."""
    edition = access.readable_edition(request, slug, period, uid)
    try:
        actions.start_bundle(
            edition=edition,
            slug=slug,
            by=request.user,
            as_=request.acting_as,
        )
    except actions.ReviewRefused as refused:
        messages.error(request, str(refused))
        return redirect(address(slug, period, version=str(uid)))
    return redirect("reviews:bundle_page", slug, period, uid)


@login_required
@never_cache
@require_safe
def progress(request: ActingRequest, slug: str, period: str, uid: UUID) -> HttpResponse:
    """The bar alone, asked for every second; at the end it sends the page on."""
    edition = access.readable_edition(request, slug, period, uid)
    found = access.own_bundle(request, edition)
    at_work = found is not None and found.is_at_work
    page = _about(request, slug, period, edition) if at_work else {}
    work.resume(MAKING)
    return bar(request, "reviews/_bundle_progress.html", page, at_work=at_work)


@login_required
@require_POST
def stop(request: ActingRequest, slug: str, period: str, uid: UUID) -> HttpResponse:
    """Give the making up."""
    edition = access.readable_edition(request, slug, period, uid)
    found = access.own_bundle(request, edition)
    if found is not None:
        actions.stop_bundle(bundle=found, as_=request.acting_as)
    return redirect("reviews:bundle_page", slug, period, uid)


@login_required
@require_safe
def download(request: ActingRequest, slug: str, period: str, uid: UUID) -> HttpResponseBase:
    """Everything that another machine needs to count the figures again, once it is made."""
    edition = access.readable_edition(request, slug, period, uid)
    found = access.own_bundle(request, edition)
    if found is None or not _is_here(found):
        return redirect("reviews:bundle_page", slug, period, uid)
    return FileResponse(
        path_of(found.sha256).open("rb"),
        as_attachment=True,
        filename=found.filename,
        content_type="application/zip",
    )


def _is_here(bundle: Bundle) -> bool:
    return bundle.state == BundleState.DONE and path_of(bundle.sha256).is_file()


def _about(
    request: ActingRequest, slug: str, period: str, edition: FrozenReview
) -> dict[str, object]:
    found = access.own_bundle(request, edition)
    here = found is not None and _is_here(found)
    later = bundles.entries_in(edition) - found.total if found is not None and here else 0
    return {
        "programme": access.readable_programme(request, slug),
        "period": access.period_of(period),
        "edition": edition,
        "bundle": found,
        "here": here,
        "later": later,
    }
