"""People and grants of the acting organisation: "Người dùng, phân quyền"."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinhban.foundation.problems import Problem
from tinhban.organisations import access, actions, history, second_factor
from tinhban.organisations.access import ActingRequest
from tinhban.organisations.forms import GrantForm, KnownPersonForm, NewPersonForm, PersonForm
from tinhban.organisations.listings import PeopleListing
from tinhban.organisations.models import Grant, Person
from tinhban.organisations.views import crumbs
from tinhban.screens import addresses, one_act

LINK_KEY = "password_link"


@login_required
@require_safe
def people(request: HttpRequest) -> HttpResponseBase:
    here = access.acting(request)
    found = Person.objects.visible_to(here.reader)
    listing = PeopleListing(here, found)
    if listing.export:
        return listing.response()
    context = {"listing": listing, "may_manage": access.may_manage(here)}
    return render(request, "organisations/people.html", context)


@login_required
@never_cache
@require_safe
def person(request: HttpRequest, uid: UUID) -> HttpResponse:
    here = access.acting(request)
    shown = access.person_here(here, uid)
    return _person_page(here, shown)


def _person_page(here: ActingRequest, shown: Person, **more: Any) -> HttpResponse:
    manages = access.may_manage(here)
    at_home = shown.home_id == here.acting_as.pk
    private = (manages and at_home) or shown.pk == here.user.pk
    grants = Grant.objects.filter(person=shown, organisation=here.acting_as)
    link = here.session.pop(LINK_KEY, None)
    context = {
        "person": shown,
        "grants": [
            {"grant": g, "state": _state(g, here)}
            for g in grants.select_related("on_behalf_of").order_by("-valid_from", "role")
        ],
        "may_manage": manages,
        "at_home": at_home,
        "home_name": shown.home.name_on(here.today) if shown.home else "",
        "sessions": _open_sessions(shown) if private else None,
        "history": history.of_person(shown, here.acting_as) if manages else [],
        "second_factor": second_factor.is_on(shown),
        "password_link": link["address"] if link and link["person"] == str(shown.pk) else "",
        "form": PersonForm(
            initial={"display_name": shown.display_name, "position": shown.position}
        ),
        **more,
    }
    return render(here, "organisations/person.html", context)


def _open_sessions(person: Person) -> list[UserSession]:
    return sorted(
        UserSession.objects.purge_and_list(person), key=lambda s: s.last_seen_at, reverse=True
    )


def _state(grant: Grant, here: ActingRequest) -> str:
    if grant.revoked_on is not None and grant.revoked_on <= here.today:
        return "revoked"
    if grant.valid_to is not None and grant.valid_to < here.today:
        return "over"
    return "coming" if grant.valid_from > here.today else "in_force"


@login_required
@require_http_methods(["GET", "POST"])
def add_person(request: HttpRequest) -> HttpResponse:
    here = access.acting(request)
    access.require_manager(here)
    form = NewPersonForm(request.POST or None, today=here.today)
    if request.method == "POST":
        made = form.attempt(lambda v: actions.add_person(by=here.user, as_=here.acting_as, **v))
        if made is not None:
            _keep_link(here, made)
            messages.success(request, _("The account of %(name)s is made.") % {"name": made})
            return redirect("organisations:person", made.pk)
    return one_act.page(
        request,
        form,
        title=_("Add a person"),
        verb=_("Add the person"),
        back=reverse("organisations:people"),
        crumbs=crumbs.people(),
        about=here.acting_as.short_name_on(here.today),
        outcome=_(
            "A link is shown afterwards, once: hand it over, and the person chooses a password."
        ),
    )


@login_required
@require_http_methods(["GET", "POST"])
def add_known_person(request: HttpRequest) -> HttpResponse:
    """Somebody whose account is looked after by another organisation gets a role here."""
    here = access.acting(request)
    access.require_manager(here)
    form = KnownPersonForm(request.POST or None, today=here.today)
    if request.method == "POST":
        given = form.attempt(
            lambda v: actions.give_grant(
                person=v.pop("username"), by=here.user, as_=here.acting_as, **v
            )
        )
        if given is not None:
            return redirect("organisations:person", given.person_id)
    return one_act.page(
        request,
        form,
        title=_("Give a role to a known account"),
        verb=_("Give the role"),
        back=reverse("organisations:people"),
        crumbs=crumbs.people(),
        about=here.acting_as.short_name_on(here.today),
        outcome=_(
            "For somebody who works for several bodies. The account stays with the organisation that made it."
        ),
    )


@login_required
@require_http_methods(["GET", "POST"])
def give_grant(request: HttpRequest, uid: UUID) -> HttpResponse:
    here = access.acting(request)
    shown = access.person_here(here, uid)
    access.require_manager(here)
    form = GrantForm(request.POST or None, today=here.today)
    if request.method == "POST":
        given = form.attempt(
            lambda v: actions.give_grant(person=shown, by=here.user, as_=here.acting_as, **v)
        )
        if given is not None:
            messages.success(request, _("The role is given."))
            return redirect("organisations:person", shown.pk)
    return one_act.page(
        request,
        form,
        title=_("Give a role"),
        verb=_("Give the role"),
        back=reverse("organisations:person", args=[shown.pk]),
        crumbs=crumbs.person(shown),
        about=f"{shown}, {here.acting_as.short_name_on(here.today)}",
    )


@login_required
@require_POST
def change_person(request: HttpRequest, uid: UUID) -> HttpResponse:
    here = access.acting(request)
    shown = access.person_here(here, uid)
    form = PersonForm(request.POST)

    def change(values: dict[str, Any]) -> bool:
        actions.change_person(person=shown, by=here.user, as_=here.acting_as, **values)
        return True

    if form.attempt(change):
        messages.success(request, _("Saved."))
        return redirect("organisations:person", shown.pk)
    return _person_page(here, access.person_here(here, uid), form=form)


def _verb(
    request: HttpRequest, uid: UUID, act: Callable[[Person, ActingRequest], str]
) -> HttpResponse:
    """Do one thing to a person's account, say what happened, go back to the page."""
    here = access.acting(request)
    shown = access.person_here(here, uid)
    try:
        messages.success(request, act(shown, here))
    except Problem as problem:
        messages.error(request, _(problem.message) % problem.params)
    return redirect("organisations:person", shown.pk)


@login_required
@require_POST
def deactivate(request: HttpRequest, uid: UUID) -> HttpResponse:
    def act(shown: Person, here: ActingRequest) -> str:
        actions.deactivate_person(person=shown, by=here.user, as_=here.acting_as)
        return _("The account is closed; every open session has ended.")

    return _verb(request, uid, act)


@login_required
@require_POST
def reactivate(request: HttpRequest, uid: UUID) -> HttpResponse:
    def act(shown: Person, here: ActingRequest) -> str:
        actions.reactivate_person(person=shown, by=here.user, as_=here.acting_as)
        return _("The account is open again.")

    return _verb(request, uid, act)


@login_required
@require_POST
def new_password_link(request: HttpRequest, uid: UUID) -> HttpResponse:
    def act(shown: Person, here: ActingRequest) -> str:
        _keep_link(here, shown)
        return _("The link is made. It is shown once.")

    return _verb(request, uid, act)


@login_required
@require_POST
def reset_second_factor(request: HttpRequest, uid: UUID) -> HttpResponse:
    def act(shown: Person, here: ActingRequest) -> str:
        actions.reset_second_factor(person=shown, by=here.user, as_=here.acting_as)
        return _("The two-step log-in is taken off; every open session has ended.")

    return _verb(request, uid, act)


@login_required
@require_POST
def end_sessions(request: HttpRequest, uid: UUID) -> HttpResponse:
    """All open sessions of a person, or the one named in the form."""

    def act(shown: Person, here: ActingRequest) -> str:
        one = None
        if wanted := request.POST.get("session", ""):
            mine = UserSession.objects.filter(user=shown)
            key = addresses.number(wanted)
            one = mine.filter(pk=key).first() if key is not None else None
            if one is None:
                raise Http404
        ended = actions.end_sessions(person=shown, by=here.user, as_=here.acting_as, session=one)
        return _("Sessions ended: %(count)d.") % {"count": ended}

    return _verb(request, uid, act)


def _keep_link(here: ActingRequest, person: Person) -> None:
    """Keep the link in the administrator's session until the next page shows it, once."""
    token = actions.password_token(person=person, by=here.user, as_=here.acting_as)
    address = reverse("organisations:first_password", args=[person.username, token])
    here.session[LINK_KEY] = {
        "person": str(person.pk),
        "address": here.build_absolute_uri(address),
    }
