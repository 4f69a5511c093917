"""Choosing the organisation one acts for, and the first password."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.tokens import default_token_generator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tinhban.organisations import actions
from tinhban.organisations.access import ActingRequest
from tinhban.organisations.forms import FirstPasswordForm
from tinhban.organisations.middleware import SESSION_KEY
from tinhban.organisations.models import Organisation, Person, Role
from tinhban.organisations.names import account_name
from tinhban.organisations.queries import today_for
from tinhban.screens import addresses


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def switch(request: ActingRequest) -> HttpResponse:
    """Choose the acting organisation among those with a grant in force."""
    back = _back(request)
    choices: dict[Organisation, frozenset[Role]] = request.may_act_for
    if request.method == "POST":
        wanted = request.POST.get("organisation", "")
        for organisation in choices:
            if str(organisation.uid) == wanted:
                request.session[SESSION_KEY] = wanted
                return HttpResponseRedirect(back)
        messages.error(
            request, _("There is no role in force for this account there. Choose again.")
        )
    rows = [
        {
            "organisation": o,
            "name": o.name_on(today_for(o)),
            "roles": sorted(r.label for r in roles),
        }
        for o, roles in choices.items()
    ]
    return render(request, "organisations/switch.html", {"rows": rows, "next": back})


def _back(request: HttpRequest) -> str:
    """Where to go on: an address of ours, never a foreign one, never this page again."""
    wanted = addresses.ours(request.POST.get("next") or request.GET.get("next") or "")
    return wanted if wanted and not wanted.startswith(request.path) else "/"


@never_cache
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "POST"])
def first_password(request: HttpRequest, username: str, token: str) -> HttpResponse:
    """The person chooses a password with the link got from the administrator; it works once."""
    person = Person.objects.active().named(account_name(username))
    if person is None or not default_token_generator.check_token(person, token):
        return render(request, "organisations/link_used.html", status=410)
    form = FirstPasswordForm(request.POST or None, person=person)
    if request.method == "POST":
        form.attempt(
            lambda v: actions.choose_password(person=person, token=token, password=v["password"])
        )
        if form.is_valid() and not form.errors:
            messages.success(request, _("The password is set. Log in with it."))
            return redirect("account_login")
    return render(request, "organisations/first_password.html", {"form": form, "person": person})
