"""Taking a role back, and naming a substitute for it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from tinhban.foundation.problems import Problem
from tinhban.organisations import access, actions
from tinhban.organisations.forms import SubstituteForm
from tinhban.organisations.models import Grant
from tinhban.organisations.views import crumbs
from tinhban.screens import one_act


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
    return one_act.page(
        request,
        None,
        title=_("Take the role back"),
        verb=_("Take the role back"),
        back=reverse("organisations:person", args=[grant.person_id]),
        crumbs=crumbs.person(grant.person),
        danger=True,
        template="organisations/revoke.html",
        grant=grant,
        lent=lent.coming_or_in_force(here.today).select_related("person"),
    )


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
    return one_act.page(
        request,
        form,
        title=_("Name a substitute"),
        verb=_("Name the substitute"),
        back=reverse("organisations:person", args=[grant.person_id]),
        crumbs=crumbs.person(grant.person),
        about=_("For %(person)s, role: %(role)s")
        % {"person": grant.person, "role": grant.get_role_display()},
    )
