"""Freeze the figures, seal another's, attach the signed paper, check a version's entries."""

import tempfile
from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tinhban.organisations import permissions
from tinhban.organisations.access import ActingRequest
from tinhban.proof import bundle as proof
from tinhban.reviews import access, actions, bundles, drawers
from tinhban.reviews.forms import IssueForm
from tinhban.reviews.page import DRAFT
from tinhban.reviews.permissions import Permission
from tinhban.reviews.views.drafts import FORM, address, form_page


def _who(request: ActingRequest) -> dict[str, Any]:
    return {"by": request.user, "as_": request.acting_as}


@login_required
@require_http_methods(FORM)
def freeze(request: ActingRequest, slug: str, period: str) -> HttpResponse:
    """Ask once more, then sign the figures."""
    page = access.readable_page(request, slug, period, version=DRAFT)
    _programme, review = access.own_draft(request, slug, period)
    permissions.require(request.user, Permission.FREEZE, as_=request.acting_as)
    if request.method == "POST":
        try:
            edition = actions.freeze_review(review=review, **_who(request))
        except actions.ReviewRefused as refused:
            messages.error(request, str(refused))
            return redirect(address(slug, period))
        messages.success(
            request,
            _("Version %d of the figures is frozen. The other parties can seal it.")
            % edition.version,
        )
        return redirect(address(slug, period, version=str(edition.uid)))
    context = {
        "page": page,
        "programme": page.programme,
        "period": page.period,
        "told": drawers.told(page),
    }
    return render(request, "reviews/freeze.html", context)


@login_required
@require_http_methods(FORM)
def seal(request: ActingRequest, slug: str, period: str, uid: UUID) -> HttpResponse:
    """Ask once more, then put the own organisation's key under another's figures."""
    page = access.readable_page(request, slug, period, version=str(uid))
    if not page.may["seal"] or page.edition is None:
        permissions.require(request.user, Permission.SEAL, as_=request.acting_as)
        raise Http404
    if request.method == "POST":
        try:
            actions.seal_review(edition=page.edition, **_who(request))
        except actions.ReviewRefused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("The figures are sealed."))
        return redirect(address(slug, period, version=str(uid)))
    context = {
        "page": page,
        "programme": page.programme,
        "period": page.period,
        "told": drawers.told(page),
    }
    return render(request, "reviews/seal.html", context)


@login_required
@require_http_methods(FORM)
def issue(request: ActingRequest, slug: str, period: str, uid: UUID) -> HttpResponse:
    """Attach the signed PDF with its number and date."""
    page = access.readable_page(request, slug, period, version=str(uid))
    if not page.may["issue"] or page.edition is None:
        permissions.require(request.user, Permission.ISSUE, as_=request.acting_as)
        raise Http404
    form = (
        IssueForm(request.POST, request.FILES)
        if request.method == "POST"
        else IssueForm(initial={"issued_on": page.today})
    )
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["paper"]
        try:
            actions.issue_review(
                edition=page.edition,
                number=form.cleaned_data["number"],
                issued_on=form.cleaned_data["issued_on"],
                content=upload.file,
                name=upload.name,
                **_who(request),
            )
        except actions.ReviewRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The signed paper is attached."))
            return redirect(address(slug, period, version=str(uid)))
    return form_page(
        request,
        form,
        page.programme,
        period,
        version=str(uid),
        title=_("Attach the signed paper, its number and date"),
        verb=_("Attach the signed paper"),
    )


@login_required
@require_safe
def verify(request: ActingRequest, slug: str, period: str, uid: UUID) -> HttpResponse:
    """Make the bundle and count it again, as another machine would."""
    page = access.readable_page(request, slug, period, version=str(uid))
    if page.edition is None:
        raise Http404
    try:
        data = bundles.bundle_of(page.edition, page.organisation)
    except actions.ReviewRefused as refused:
        messages.error(request, str(refused))
        return redirect(address(slug, period, version=str(uid)))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bundle.zip"
        file.write_bytes(data)
        report = proof.verify(file)
    language = "en" if get_language() == "en" else "vi"
    context = {
        "page": page,
        "programme": page.programme,
        "period": page.period,
        "report": report,
        "problems": [finding.text(language) for finding in report.problems],
        "notes": [finding.text(language) for finding in report.notes],
        "counted": [(one, one.words(language)) for one in report.counted],
        "fingerprints": [(report.name(o), text) for o, text in sorted(report.fingerprints.items())],
    }
    return render(request, "reviews/verify.html", context)
