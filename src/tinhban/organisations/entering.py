"""What is noted when somebody comes, goes, or changes how to get in; and the browser that is known from then on."""

import logging
from typing import Any

from allauth.account.signals import password_changed
from allauth.mfa import signals as mfa
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest

from tinhban.organisations import idle
from tinhban.organisations.access import ActingRequest
from tinhban.organisations.login import address_of
from tinhban.screens import logs


@receiver(user_logged_in)
def note_log_in(request: ActingRequest, user: Any, **_: Any) -> None:
    idle.begin(request)
    request.let_in = user
    logs.tell(person=user.pk)
    logs.note("log-in", person=user.pk, address=address_of(request))


@receiver(user_logged_out)
def note_log_out(request: ActingRequest, user: Any, **_: Any) -> None:
    if user is not None:
        request.let_out = True
        logs.note("log-out", person=user.pk)


@receiver(password_changed)
def note_password(request: ActingRequest, user: Any, **_: Any) -> None:
    request.let_in = user
    logs.note("password changed", person=user.pk)


@receiver(mfa.authenticator_added)
def note_added(user: Any, authenticator: Any, **_: Any) -> None:
    logs.note("second factor set", person=user.pk, kind=authenticator.type)


@receiver(mfa.authenticator_removed)
def note_removed(user: Any, authenticator: Any, **_: Any) -> None:
    logs.note("second factor removed", person=user.pk, kind=authenticator.type)


@receiver(mfa.authenticator_reset)
def note_reset(user: Any, authenticator: Any, **_: Any) -> None:
    logs.note("recovery codes made", person=user.pk, kind=authenticator.type)


@receiver(mfa.authenticator_used)
def note_used(user: Any, authenticator: Any, **_: Any) -> None:
    logs.note("second factor used", person=user.pk, kind=authenticator.type)


@receiver(mfa.authentication_failed)
def note_failed(request: HttpRequest, user: Any, **_: Any) -> None:
    logs.note(
        "second factor failed", level=logging.WARNING, person=user.pk, address=address_of(request)
    )
