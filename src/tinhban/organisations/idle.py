"""A session that nobody used for an hour asks for the password again; what was being sent is not lost."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRefresh

from tinhban.foundation.time import now
from tinhban.organisations import attempts
from tinhban.screens import logs

UNUSED = timedelta(minutes=60)
LONGEST = timedelta(hours=12)  # even of a session that is used all the time
PASSWORD, WAS = "unlock_password", "unlock_was"
# Reached from a session that rests, too; forms that hold passwords and codes are not carried over.
OPEN = ("account_logout", "set_language")
OF_THE_LOG_IN = ("account_", "mfa_", "usersessions_", "organisations:first_password")


def begin(request: HttpRequest) -> None:
    """The clock of a session starts with the password."""
    instant = int(now().timestamp())
    request.session["began_at"] = request.session["seen_at"] = instant


def rests(request: HttpRequest) -> bool:
    """True if nobody used the session for too long, or if it is too old."""
    instant = now().timestamp()
    seen, began = request.session.get("seen_at"), request.session.get("began_at")
    return any(
        since is not None and instant - since > limit.total_seconds()
        for since, limit in ((seen, UNUSED), (began, LONGEST))
    )


def asks_by_itself(request: HttpRequest, name: str) -> bool:
    """A page that looks for news every few seconds is not somebody at work."""
    return bool(getattr(request, "htmx", False)) and name.endswith("progress")


def hold(request: HttpRequest, name: str) -> HttpResponse | None:
    """Ask for the password; None when it was right and the request goes on as it was sent."""
    carried = request.method == "POST" and not name.startswith(OF_THE_LOG_IN)
    if request.method == "POST" and PASSWORD in request.POST:
        try:
            opened = _is_right(request)
            told = "" if opened else _("The password is wrong.")
        except attempts.TooManyAttempts as held:
            opened, told = False, held.messages[0]
        if not opened:
            return _page(request, told, carried=request.POST.get(WAS) == "POST")
        return _go_on(request)
    if getattr(request, "htmx", False):
        return HttpResponseClientRefresh() if request.method == "GET" else HttpResponse(status=403)
    return _page(request, "", carried=carried)


def _is_right(request: HttpRequest) -> bool:
    person: Any = request.user
    attempts.take(str(person.pk), "unlock")
    right = bool(person.check_password(request.POST[PASSWORD]))
    logs.note("session resumed" if right else "session not resumed", person=person.pk)
    if right:
        attempts.give_back(str(person.pk), "unlock")
        request.session.cycle_key()
        begin(request)
    return right


def _go_on(request: HttpRequest) -> HttpResponse | None:
    was_a_form = request.POST.get(WAS) == "POST"
    if not was_a_form:
        return HttpResponseRedirect(request.get_full_path())
    left = request.POST.copy()
    for name in (PASSWORD, WAS):
        left.pop(name, None)
    request.POST = left  # type: ignore[assignment]
    return None


def _page(request: HttpRequest, wrong: str, *, carried: bool) -> HttpResponse:
    own = ("csrfmiddlewaretoken", PASSWORD, WAS)
    fields = [
        (name, value)
        for name, values in (request.POST.lists() if carried else ())
        if name not in own
        for value in values
    ]
    if carried and request.FILES:
        messages.warning(request, _("Files cannot be kept: choose them once more afterwards."))
    told = {"wrong": wrong, "fields": fields, "was": "POST" if carried else "GET", "minutes": int(UNUSED.total_seconds() // 60)}  # fmt: skip
    return render(request, "organisations/resting.html", told, status=403)
