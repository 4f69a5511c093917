"""An administrative unit: what it was, what it is, its parts, and the bodies that have their seat there."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tinhban.foundation.time import today
from tinhban.organisations import access, units
from tinhban.organisations.listings import PartsListing, tell_today
from tinhban.organisations.models import Unit
from tinhban.organisations.search import seated_in


@login_required
@require_safe
def unit(request: HttpRequest, code: str, day: str = "") -> HttpResponseBase:
    here = access.acting(request)
    shown = _found(code, day)
    then = shown.valid_to or today()
    parts = PartsListing(here, Unit.objects.under(shown.code).on(then))
    if parts.export:
        return parts.response()
    now = units.standing_on([shown], today())
    bodies = list(seated_in(shown, then, here.reader))
    tell_today(bodies)
    context = {
        "unit": shown,
        "above": units.lying_in([shown], then)[shown.pk],
        "now": units.in_words([shown], now, today())[shown.pk],
        "standing": now[shown.pk],
        "before": units.predecessors(shown),
        "after": units.successors(shown),
        "parts": parts,
        "bodies": [{"row": body, "name": body.name_on(then)} for body in bodies],
        "others": [one for one in units.carriers(code) if one.pk != shown.pk],
    }
    return render(request, "organisations/unit.html", context)


def _found(code: str, day: str) -> Unit:
    """Whoever carried the code on that day; without a day its last carrier."""
    carriers = units.carriers(code)
    if day:
        try:
            carriers = [one for one in carriers if one.holds(date.fromisoformat(day))]
        except ValueError:
            raise Http404 from None
    if not carriers:
        raise Http404
    return carriers[-1]
