"""A text that the worker looks through: how far it is, what it found, and how to stop it."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from tinhban.figures.periods import Period
from tinhban.jobs import work
from tinhban.organisations.access import ActingRequest
from tinhban.reviews import access, actions
from tinhban.reviews.checking import Checked
from tinhban.reviews.models import CHECKING, CheckState, TextCheck
from tinhban.reviews.views import checking as pages
from tinhban.screens.progress import bar


@login_required
@never_cache
@require_safe
def text_check(request: ActingRequest, uid: UUID) -> HttpResponse:
    """Where it stands; without JavaScript the page loads again while it is at work."""
    check = access.own_text_check(request, uid)
    if check.is_at_work:
        return render(request, "reviews/text_check.html", {"check": check, "says": _step(check)})
    form = pages.form_for(request, programme=check.programme, period=check.period)
    context: dict[str, Any] = {"form": form, "refused": _refused(check)}
    if check.state == CheckState.DONE and check.found is not None:
        context |= pages.shown(
            Checked.from_json(check.found),
            check.programme,
            Period.parse(check.period),
            check.found["marked"],
        )
    return render(request, "reviews/check.html", context)


@login_required
@never_cache
@require_safe
def progress(request: ActingRequest, uid: UUID) -> HttpResponse:
    """The bar alone, asked for every second; at the end it sends the page on."""
    check = access.own_text_check(request, uid)
    page = {"check": check, "says": _step(check)} if check.is_at_work else {}
    work.resume(CHECKING)
    return bar(request, "reviews/_text_check_progress.html", page, at_work=check.is_at_work)


@login_required
@require_POST
def stop(request: ActingRequest, uid: UUID) -> HttpResponse:
    """Give it up."""
    check = access.own_text_check(request, uid)
    actions.stop_text_check(check=check, by=request.user, as_=request.acting_as)
    return redirect("reviews:text_check", uid=uid)


def _step(check: TextCheck) -> str:
    steps = (_("The text is being read"), _("Its numbers are held against the books"))
    return steps[check.done] if check.done < len(steps) else _("The copy is being marked")


def _refused(check: TextCheck) -> str:
    """Why there is nothing to show, in words."""
    if check.state == CheckState.CANCELLED:
        return _("Looking through the text was stopped; nothing was kept of it.")
    if check.state != CheckState.FAILED:
        return ""
    why: dict[str, Any] = check.refusal
    if message := why.get("message"):
        return str(_(message) % why["params"])
    return str(why.get("words") or "") or _(
        "The text could not be looked through. Nothing was kept of it."
    )
