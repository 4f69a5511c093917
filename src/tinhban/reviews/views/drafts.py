"""Begin a report, write its text, choose how its numbers are written."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tinhban.organisations import permissions
from tinhban.organisations.access import ActingRequest
from tinhban.reviews import access, actions, drawers
from tinhban.reviews.forms import DetailsForm, NewSectionForm, PhraseForm, SectionForm
from tinhban.reviews.models import ReviewSection, SectionKind
from tinhban.reviews.page import DRAFT
from tinhban.reviews.permissions import Permission
from tinhban.screens import meanwhile, one_act

FORM = ["GET", "HEAD", "POST"]
WRITING = "reviews/writing.html"
DETAILS = (
    "subject",
    "notation",
    "place",
    "signer_position",
    "signer_authority",
    "signer_name",
    "addressees",
    "recipients",
)


def address(slug: str, period: str, *, version: str = DRAFT, anchor: str = "") -> str:
    """The page of a report, at a version and a number."""
    query = f"?ban={version}" if version else ""
    return reverse("reviews:review", args=[slug, period]) + query + (f"#{anchor}" if anchor else "")


def _who(request: ActingRequest) -> dict[str, Any]:
    return {"by": request.user, "as_": request.acting_as}


def _require_editor(request: ActingRequest) -> None:
    """A form that nobody here may send is not shown either."""
    permissions.require(request.user, Permission.EDIT, as_=request.acting_as)


@login_required
@require_POST
def start(request: ActingRequest, slug: str, period: str) -> HttpResponse:
    """Make the first draft."""
    programme = access.readable_programme(request, slug)
    read = access.period_of(period)
    try:
        actions.start_review(programme=programme, period=read, **_who(request))
    except actions.ReviewRefused as refused:
        messages.error(request, str(refused))
        return redirect(address(slug, period, version=""))
    messages.success(request, _("The first draft is written. Read it and change what is needed."))
    return redirect(address(slug, period))


@login_required
@require_http_methods(FORM)
def details(request: ActingRequest, slug: str, period: str) -> HttpResponse:
    """Subject, notation, place, signer, recipients."""
    programme, review = access.own_draft(request, slug, period)
    _require_editor(request)
    initial = {name: getattr(review, name) for name in DETAILS}
    form = DetailsForm(request.POST if request.method == "POST" else None, initial=initial)
    seen = meanwhile.mark(initial)
    if request.method == "POST" and form.is_valid() and _alone(request, form, seen, initial):
        try:
            actions.edit_details(review=review, **form.cleaned_data, **_who(request))
        except actions.ReviewRefused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect(address(slug, period))
    return form_page(
        request,
        form,
        programme,
        period,
        title=_("What stands around the text"),
        verb=_("Save what stands around the text"),
        seen=seen,
    )


@login_required
@require_http_methods(FORM)
def section(request: ActingRequest, slug: str, period: str, uid: UUID) -> HttpResponse:
    """Change one section."""
    page = access.readable_page(request, slug, period, version=DRAFT)
    programme, review = access.own_draft(request, slug, period)
    edited = access.own_section(review, uid)
    _require_editor(request)
    initial = {"heading": edited.heading, "text": edited.text}
    data = request.POST if request.method == "POST" else None
    form = SectionForm(data, initial=initial, kind=edited.kind)
    seen = meanwhile.mark(initial)
    if request.method == "POST" and form.is_valid() and _alone(request, form, seen, initial):
        try:
            actions.edit_section(
                section=edited,
                heading=form.cleaned_data.get("heading", edited.heading),
                text=form.cleaned_data["text"],
                **_who(request),
            )
        except actions.ReviewRefused as refused:
            form.add_error("text", str(refused))
        else:
            return redirect(address(slug, period, anchor=f"muc-{edited.uid}"))
    title = edited.heading or edited.get_kind_display()
    return form_page(
        request,
        form,
        programme,
        period,
        title=str(title),
        verb=_("Save the section"),
        seen=seen,
        template=WRITING,
        figures=drawers.told(page),
        remove=_removal(slug, period, edited),
    )


def _removal(slug: str, period: str, section: ReviewSection) -> str:
    """Where to take this section out; nothing for one that every report has."""
    if section.kind not in (SectionKind.PART, SectionKind.SECTION):
        return ""
    return reverse("reviews:remove_section", args=[slug, period, section.uid])


@login_required
@require_http_methods(FORM)
def new_section(request: ActingRequest, slug: str, period: str, uid: UUID) -> HttpResponse:
    """Put a section behind another one."""
    page = access.readable_page(request, slug, period, version=DRAFT)
    programme, review = access.own_draft(request, slug, period)
    before = access.own_section(review, uid)
    _require_editor(request)
    form = NewSectionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_section(
                review=review, after=before, **form.cleaned_data, **_who(request)
            )
        except actions.ReviewRefused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect(address(slug, period, anchor=f"muc-{made.uid}"))
    return form_page(
        request,
        form,
        programme,
        period,
        title=_("New section"),
        verb=_("Add the section"),
        template=WRITING,
        figures=drawers.told(page),
    )


@login_required
@require_POST
def remove_section(request: ActingRequest, slug: str, period: str, uid: UUID) -> HttpResponse:
    """Take a section out of the draft."""
    _programme, review = access.own_draft(request, slug, period)
    try:
        actions.remove_section(section=access.own_section(review, uid), **_who(request))
    except actions.ReviewRefused as refused:
        messages.error(request, str(refused))
    return redirect(address(slug, period))


@login_required
@require_http_methods(FORM)
def phrase(request: ActingRequest, slug: str, period: str, key: str) -> HttpResponse:
    """Choose how a number is written."""
    page = access.readable_page(request, slug, period, version=DRAFT, only=key)
    programme, review = access.own_draft(request, slug, period)
    figure = access.readable_figure(page, key)
    _require_editor(request)
    form = PhraseForm(request.POST if request.method == "POST" else None, figure=figure)
    if request.method == "POST" and form.is_valid():
        chosen = form.phrase
        try:
            actions.choose_phrase(
                review=review,
                key=key,
                number=chosen.number,
                qualifier=chosen.qualifier.value,
                noun=chosen.noun,
                **_who(request),
            )
        except actions.ReviewRefused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect(address(slug, period, anchor=f"so-{figure.position}"))
    return form_page(
        request,
        form,
        programme,
        period,
        title=_("How the number is written: %s") % figure.phrase,
        verb=_("Save the way of writing"),
        template=WRITING,
        figure=figure,
    )


def _alone(request: HttpRequest, form: Any, seen: str, stored: dict[str, Any]) -> bool:
    """Whether nobody else has saved since the page was opened; if so, the form says it."""
    said = {name: form.cleaned_data.get(name, value) for name, value in stored.items()}
    same = {n: _plain(v) for n, v in said.items()} == {n: _plain(v) for n, v in stored.items()}
    if meanwhile.changed(request, seen, same=same):
        form.add_error(None, meanwhile.CHANGED)
        return False
    return True


def _plain(value: Any) -> str:
    return "\n".join(str(value).split("\r\n")).strip()


def form_page(
    request: HttpRequest,
    form: Any,
    programme: Any,
    period: str,
    *,
    version: str = DRAFT,
    **told: Any,
) -> HttpResponse:
    """A form of a report as a page of its own; `told` is what the page of every act tells."""
    back = address(programme.slug, period, version=version)
    report = _("Report, %(period)s") % {"period": access.period_of(period).name}
    crumbs = ((_("Reports"), reverse("reviews:list")), (report, back))
    return one_act.page(request, form, back=back, crumbs=crumbs, about=programme.title, **told)
