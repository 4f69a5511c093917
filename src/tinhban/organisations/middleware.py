"""Each request acts for one organisation; an administrator has a second factor before anything else."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast
from urllib.parse import urlencode
from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from tinhban.foundation.time import living_on, now, today
from tinhban.organisations import asked, devices, idle, permissions, second_factor
from tinhban.organisations.access import ActingRequest, reads
from tinhban.organisations.models import Grant, Organisation, Role
from tinhban.organisations.queries import acts_here, today_for
from tinhban.organisations.reader import Reader
from tinhban.screens import logs

SESSION_KEY = "acting_as"
SEEN_EVERY = 300  # seconds
SAFE = ("GET", "HEAD")  # methods by which nothing is changed
# Reached without an acting organisation: log-in, log-out, second factor, sessions, the choice itself.
ALWAYS_OPEN = ("account_", "mfa_", "usersessions_", "set_language", "health")
CHOICE = ("organisations:switch", "organisations:first_password")


def choices_of(request: HttpRequest) -> dict[Organisation, frozenset[Role]]:
    """The organisations this person may act for today, with the roles in each."""
    granted: dict[Organisation, list[Grant]] = {}
    grants = Grant.objects.filter(person_id=str(request.user.pk))
    for grant in grants.select_related("organisation", "person"):
        if grant.in_force(today_for(grant.organisation)):
            granted.setdefault(grant.organisation, []).append(grant)
    for body, held in granted.items():
        permissions.remember(held, of=request.user, as_=body)
    ordered = sorted(granted, key=lambda body: (body.protocol_order, body.sort_key))
    return {body: frozenset(Role(grant.role) for grant in granted[body]) for body in ordered}


class ActingOrganisation:
    """Sets `request.reader`, and beside it `request.acting_as`, `request.today` and `request.roles`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        here = cast(ActingRequest, request)
        here.let_in, here.let_out = None, False
        with asked.once(changing=here.method not in SAFE):
            response = self._answer(here)
        if here.let_in is not None:
            devices.remember(here, response, here.let_in)
        if here.let_out:
            response["Clear-Site-Data"] = (
                '"cache", "storage"'  # not the cookies: the browser stays known
            )
        return response

    def _answer(self, request: ActingRequest) -> HttpResponse:
        request.may_act_for = {}
        reads(request, Reader.public())
        if request.user.is_authenticated:
            logs.tell(person=request.user.pk)
            request.may_act_for = choices_of(request)
            self._take_up(request)
        lives_on = request.today
        # A body of a demonstration that has ended: what its people see is told by the clock of that day.
        request.demo_day = lives_on if lives_on != today() else None
        with living_on(lives_on):
            return self.get_response(request)

    def _take_up(self, request: ActingRequest) -> None:
        choices: dict[Organisation, frozenset[Role]] = request.may_act_for
        chosen = _chosen(request, choices)
        if chosen is None:
            request.session.pop(SESSION_KEY, None)
            if len(choices) != 1:
                return
            chosen = next(iter(choices))
            request.session[SESSION_KEY] = str(chosen.uid)
        logs.tell(organisation=chosen.uid)
        acts_here(chosen)
        reads(request, Reader(request.user, chosen, today_for(chosen), choices[chosen]))

    def process_view(
        self, request: ActingRequest, view: object, args: object, kwargs: object
    ) -> HttpResponse | None:
        """Turn aside whoever has to set up the second factor or to choose first."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        if not request.user.is_authenticated:
            return None
        if idle.rests(request) and name not in idle.OPEN:
            held = idle.hold(request, name)
            if held is not None:
                return held
        elif not idle.asks_by_itself(request, name):
            _note_activity(request)
        administers = any(Role.ADMINISTRATOR in r for r in request.may_act_for.values())
        request.must_set_up = administers and not second_factor.is_on(request.user)
        if name.startswith(ALWAYS_OPEN):
            return None
        if request.must_set_up:
            return _go(request, reverse("mfa_activate_totp"))
        if request.acting_as is None and name not in CHOICE:
            back = request.get_full_path() if request.method == "GET" else "/"
            return _go(request, f"{reverse('organisations:switch')}?{urlencode({'next': back})}")
        return None


def _chosen(
    request: HttpRequest, choices: dict[Organisation, frozenset[Role]]
) -> Organisation | None:
    """The organisation of the session, if its grant still holds."""
    try:
        uid = UUID(request.session.get(SESSION_KEY, ""))
    except ValueError:
        return None
    return next((body for body in choices if body.uid == uid), None)


def _note_activity(request: HttpRequest) -> None:
    """Write down every few minutes that the session is used: a write at each request would wait for the ledger's."""
    instant = now()
    seen = request.session.get("seen_at", 0)
    if instant.timestamp() - seen < SEEN_EVERY:
        return
    request.session["seen_at"] = int(instant.timestamp())
    open_session = UserSession.objects.filter(session_key=request.session.session_key)
    open_session.update(last_seen_at=instant, ip=get_adapter(request).get_client_ip(request))


def _go(request: HttpRequest, address: str) -> HttpResponse:
    """A redirect that HTMX follows with the whole page."""
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(address)
    return HttpResponseRedirect(address)
