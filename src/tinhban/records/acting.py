"""How every act answers: in words, in place when the list asked, else on the page it came from."""

from collections.abc import Callable, Collection
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tinhban.foundation.problems import Refused
from tinhban.foundation.text import sort_key
from tinhban.organisations.access import ActingRequest
from tinhban.organisations.queries import name_map
from tinhban.records.forms import IntentionForm, ReasonForm
from tinhban.screens import addresses, one_act
from tinhban.screens.meanwhile import CHANGED


def who(request: ActingRequest) -> dict[str, Any]:
    """Who acts, as every action wants to know it."""
    return {"by": request.user, "as_": request.acting_as}


def intention(request: HttpRequest) -> UUID | None:
    """The intention that the pressed button carries."""
    try:
        return UUID(request.POST.get("id", ""))
    except ValueError:
        return None


def back(request: HttpRequest, otherwise: str) -> str:
    """The page that the form names, if it is one of ours."""
    return addresses.ours(request.POST.get("ve") or request.GET.get("ve") or "") or otherwise


def names(request: ActingRequest, uids: Any) -> dict[UUID, str]:
    """Short names of bodies on the day of the acting organisation."""
    return name_map(uids, request.today, short=True)


def offer_partners(request: ActingRequest, partners: Collection[UUID]) -> dict[UUID, str]:
    """Let the filter of a list choose among these; their names, and our own."""
    known = names(request, {*partners, request.acting_as.uid})
    told = sorted(((str(uid), known[uid]) for uid in partners), key=lambda pair: sort_key(pair[1]))
    request.partner_choices = told  # type: ignore[attr-defined]
    return known


def _in_place(request: HttpRequest) -> bool:
    """The list asked for its own row only."""
    htmx = getattr(request, "htmx", None)
    return bool(htmx and (htmx.target or "").startswith("viec-"))


def done(request: HttpRequest, text: str, *, to: str, undo: str = "") -> HttpResponse:
    """Say what happened, and offer to take it back where an opposite verb exists."""
    if _in_place(request):
        told = {"text": text, "undo": undo, "row": request.htmx.target}  # type: ignore[attr-defined]
        return render(request, "records/_answered.html", told)
    messages.success(request, text, extra_tags=undo)
    return redirect(to)


def failed(request: HttpRequest, error: Refused, *, to: str) -> HttpResponse:
    """Say why not; nothing was saved."""
    if _in_place(request):
        told = {"text": str(error), "row": request.htmx.target, "failed": True}  # type: ignore[attr-defined]
        return render(request, "records/_answered.html", told)
    messages.error(request, str(error))
    return redirect(to)


def act(
    request: HttpRequest, do: Callable[[], object], text: str, *, to: str, undo: str = ""
) -> HttpResponse:
    """One press, one act."""
    try:
        do()
    except Refused as error:
        return failed(request, error, to=to)
    return done(request, text, to=to, undo=undo)


def filled(form: IntentionForm, do: Callable[[], object], *, meanwhile: bool = False) -> bool:
    """Do what a valid form says; a refusal goes back into the form, and nothing typed is lost."""
    if not form.is_valid():
        return False
    if meanwhile:
        form.add_error(None, CHANGED)
        return False
    try:
        do()
    except Refused as error:
        form.refuse(error)
        return False
    return True


def ask_reason(
    request: HttpRequest,
    do: Callable[[str, UUID | None], object],
    *,
    title: str,
    about: str,
    verb: str,
    text: str,
    to: str,
    warning: str = "",
) -> HttpResponse:
    """The page that asks for the reason of an act that others will read."""
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and filled(
        form, lambda: do(form.cleaned_data["reason"], form.intention)
    ):
        return done(request, text, to=back(request, to))
    return form_page(
        request,
        form,
        to=to,
        title=title,
        about=about,
        verb=verb,
        warning=warning,
        danger=True,
    )


def form_page(request: HttpRequest, form: IntentionForm, *, to: str, **told: Any) -> HttpResponse:
    """A form as a page of its own; `told` is what the page of every act tells."""
    crumbs = ((_("Exchange desk"), reverse("exchange:desk")),)
    return one_act.page(request, form, back=back(request, to), crumbs=crumbs, **told)
