"""Claiming a use, taking it back, and what the partner says of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinhban.exchange import access, actions, queries
from tinhban.exchange.forms.exchange import AnswerUsageForm, PublicationForm
from tinhban.exchange.models import Item, Usage
from tinhban.exchange.own_lists import ToConfirmListing
from tinhban.exchange.permissions import Permission
from tinhban.exchange.views import previews
from tinhban.foundation.problems import Refused
from tinhban.organisations import permissions
from tinhban.organisations.access import ActingRequest
from tinhban.records import acting as acts
from tinhban.records.access import readable

CONFIRMED_AT_ONCE = 500


def _page(uid: UUID) -> str:
    return reverse("exchange:usage", args=[uid])


@require_safe
@login_required
def usage(request: ActingRequest, uid: UUID) -> HttpResponse:
    found = readable(request, Usage, uid)
    told = queries.with_said(Usage.objects.filter(pk=found.pk).select_related("item", "column"))
    return render(request, "exchange/usage.html", previews.about_usage(request, told.get()))


def _habit(request: ActingRequest) -> dict[str, Any]:
    """Where this office published last: most uses of a day go into the same broadcast."""
    last = (
        Usage.objects.filter(used_by=request.acting_as.uid)
        .order_by("-used_on", "-uid")
        .values("outlet", "medium")
        .first()
    )
    return {"used_on": request.today, **(last or {})}


@require_http_methods(["GET", "POST"])
@login_required
def claim(request: ActingRequest, uid: UUID) -> HttpResponse:
    item = readable(request, Item, uid)
    permissions.require(request.user, Permission.USE, as_=request.acting_as)
    form = PublicationForm(request.POST or None, initial=_habit(request))
    to = reverse("exchange:item", args=[uid])
    made: list[Usage] = []
    if request.method == "POST" and acts.filled(
        form,
        lambda: made.append(
            actions.claim_usage(
                item=item, publication=form.publication(), id=form.intention, **acts.who(request)
            )
        ),
    ):
        undo = reverse("exchange:undo_usage", args=[made[0].uid])
        told = _("Noted as used. The supplier is asked to confirm.")
        return acts.done(request, told, to=to, undo=undo)
    return acts.form_page(
        request,
        form,
        to=to,
        title=_("Say that the item was used"),
        about=item.title,
        verb=_("Claim the use"),
    )


@require_http_methods(["GET", "POST"])
@login_required
def withdraw(request: ActingRequest, uid: UUID) -> HttpResponse:
    found = readable(request, Usage, uid)
    return acts.ask_reason(
        request,
        lambda reason, id: actions.withdraw_usage(
            usage=found, reason=reason, id=id, **acts.who(request)
        ),
        title=_("Withdraw the claim of use"),
        about=f"{found.title}, {found.outlet}, {found.used_on:%d/%m/%Y}",
        warning=_("The claim and its withdrawal both stay in the book."),
        verb=_("Withdraw the claim"),
        text=_("The claim of use is withdrawn."),
        to=_page(uid),
    )


@require_POST
@login_required
def undo(request: ActingRequest, uid: UUID) -> HttpResponse:
    """Withdraw what was claimed a moment ago."""
    found = readable(request, Usage, uid)
    return acts.act(
        request,
        lambda: actions.withdraw_usage(
            usage=found, reason=_("Undone right after it was claimed"), **acts.who(request)
        ),
        _("The claim of use is withdrawn."),
        to=_page(uid),
    )


@require_http_methods(["GET", "POST"])
@login_required
def contradict(request: ActingRequest, uid: UUID) -> HttpResponse:
    """Say that our book differs, or that the item was not ours."""
    found = readable(request, Usage, uid)
    form = AnswerUsageForm(request.POST or None, initial={"answer": "disputed"})

    def answer() -> None:
        rejected = form.cleaned_data["answer"] == "rejected"
        do = actions.reject_usage if rejected else actions.dispute_usage
        do(
            usage=found,
            reason=form.cleaned_data["reason"],
            id=form.intention,
            **acts.who(request),
        )

    if request.method == "POST" and acts.filled(form, answer):
        return acts.done(request, _("The claimer sees our word."), to=_page(uid))
    return acts.form_page(
        request,
        form,
        to=_page(uid),
        title=_("Our book says otherwise"),
        about=f"{found.title}, {found.outlet}, {found.used_on:%d/%m/%Y}",
        verb=_("Send our word"),
    )


@require_http_methods(["GET", "POST"])
@login_required
def confirm(request: ActingRequest) -> HttpResponseBase:
    """Uses that wait for our word: compared with our book, confirmed many at once."""
    waiting = queries.waiting_usages(request.acting_as.uid)
    claimers = set(waiting.order_by().values_list("used_by", flat=True).distinct())
    acts.offer_partners(request, claimers)
    listing = ToConfirmListing(request, waiting)
    if request.method == "POST":
        return _confirm(request, listing.found)
    if listing.export:
        return listing.response()
    page = {"listing": listing, "total": listing.found.count(), "may": access.May(request)}
    return render(request, "exchange/confirm.html", page)


def _confirm(request: ActingRequest, waiting: "QuerySet[Usage]") -> HttpResponse:
    """Those ticked, or all that the filters leave."""
    to = request.get_full_path()
    chosen = {uid for value in request.POST.getlist("tin") if (uid := _uid(value))}
    rows = waiting if request.POST.get("tat-ca") else waiting.filter(uid__in=chosen)
    try:
        done = actions.confirm_usages(
            usages=rows.order_by("used_on", "uid")[:CONFIRMED_AT_ONCE], **acts.who(request)
        )
    except Refused as error:
        return acts.failed(request, error, to=to)
    if done:
        messages.success(
            request, ngettext("%d use is confirmed.", "%d uses are confirmed.", done) % done
        )
    else:
        messages.warning(request, _("Nothing was ticked; nothing is confirmed."))
    return redirect(to)


@require_POST
@login_required
def confirm_one(request: ActingRequest, uid: UUID) -> HttpResponse:
    found = readable(request, Usage, uid)
    return acts.act(
        request,
        lambda: actions.confirm_usages(usages=[found], **acts.who(request)),
        _("The use is confirmed."),
        to=_page(uid),
    )


def _uid(value: str) -> UUID | None:
    try:
        return UUID(value)
    except ValueError:
        return None
