"""The directory of bodies: names of then, and what stands there today."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tinhban.foundation.time import today
from tinhban.organisations import access, queries
from tinhban.organisations.listings import BodiesListing
from tinhban.organisations.models import Organisation, OrganisationPlace, OrgChange, Unit


@login_required
@require_safe
def bodies(request: HttpRequest) -> HttpResponseBase:
    here = access.acting(request)
    found = Organisation.objects.visible_to(here.reader)
    listing = BodiesListing(here, found.with_names())
    if listing.export:
        return listing.response()
    return render(request, "organisations/bodies.html", {"listing": listing})


@login_required
@require_safe
def body(request: HttpRequest, slug: str) -> HttpResponse:
    here = access.acting(request)
    found = Organisation.objects.visible_to(here.reader)
    shown = found.with_names().filter(slug=slug).first()
    if shown is None:
        raise Http404
    given = shown.shares_given.values("change")
    taken = shown.shares_taken.values("change")
    changes = OrgChange.objects.filter(pk__in=given.union(taken).values_list("change"))
    now = today()
    context = {
        "body": shown,
        "name": shown.name_on(here.today),
        "ended": shown.has_ended(now),
        "heirs": [
            {"body": h, "name": h.name_on(now)}
            for h in queries.heirs(shown, now)
            if h.pk != shown.pk
        ],
        "names": shown.names.order_by("valid_from"),
        "places": [{"row": p, "unit": _unit(p)} for p in shown.places.order_by("valid_from")],
        "parents": shown.parents.select_related("parent"),
        "functions": shown.functions.order_by("valid_from", "function"),
        "codes": shown.codes.all(),
        "changes": changes.prefetch_related(
            "shares__predecessor__names", "shares__successor__names"
        ),
    }
    return render(request, "organisations/body.html", context)


def _unit(place: OrganisationPlace) -> Unit | None:
    """The unit of a dated place, by a day on which the place was valid."""
    day = place.valid_to or place.valid_from or today()
    return queries.unit_on(place.unit_code, day)
