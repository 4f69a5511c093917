"""Taking a role back, and naming a substitute for it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from tinhban.foundation.problems import Problem
from tinhban.organisations import access, actions
from tinhban.organisations.forms import SubstituteForm
from tinhban.organisations.models import Grant


@login_required
@require_http_methods(["GET", "POST"])
def revoke(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Ask first, then take the role back from today on."""
    here = access.acting(request)
    grant = access.grant_here(here, uid)
    access.require_manager(here)
    if request.method == "POST":
        try:
            ended = actions.revoke_grant(grant=grant, by=here.user, as_=here.acting_as)
            words = ngettext("The role is taken back.", "%(n)d roles are taken back.", ended)
            messages.success(request, words % {"n": ended})
        except Problem as problem:
            messages.error(request, _(problem.message) % problem.params)
        return redirect("organisations:person", grant.person_id)
    lent = Grant.objects.filter(
        on_behalf_of=grant.person, organisation=here.acting_as, role=grant.role
    )
    context = {"grant": grant, "lent": lent.coming_or_in_force(here.today).select_related("person")}
    return render(request, "organisations/revoke.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def substitute(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Somebody acts in the place of the holder between two days."""
    here = access.acting(request)
    grant = access.grant_here(here, uid)
    access.require_manager(here)
    form = SubstituteForm(request.POST or None, grant=grant, as_=here.acting_as)
    if request.method == "POST":
        given = form.attempt(
            lambda v: actions.name_substitute(grant=grant, by=here.user, as_=here.acting_as, **v)
        )
        if given is not None:
            messages.success(
                request,
                _("%(person)s acts in the place of %(holder)s.")
                % {"person": given.person, "holder": grant.person},
            )
            return redirect("organisations:person", grant.person_id)
    return render(request, "organisations/substitute.html", {"form": form, "grant": grant})
