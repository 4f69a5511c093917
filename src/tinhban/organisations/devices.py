"""Browsers that have been let in before: a signed cookie, bound to the account, with an allowance of its own."""

import secrets
from typing import TYPE_CHECKING

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

if TYPE_CHECKING:
    from tinhban.organisations.models import Person

SALT = "tinhban.organisations.devices"
AGE = 365 * 24 * 3600
ACCOUNTS = 8  # that share a machine


def known(request: HttpRequest | None, person: "Person | None") -> str:
    """The name that this browser got when the person was let in with it; empty for a browser not known."""
    if request is None or person is None:
        return ""
    return dict(_read(request)).get(_tag(person), "")


def remember(request: HttpRequest, response: HttpResponse, person: "Person") -> None:
    """The browser has proved who uses it; the oldest of many accounts gives way."""
    tag = _tag(person)
    others = [entry for entry in _read(request) if entry[0] != tag]
    entries = [*others[1 - ACCOUNTS :], (tag, secrets.token_urlsafe(9))]
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        signing.dumps(entries, salt=SALT),
        max_age=AGE,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Lax",
    )


def _read(request: HttpRequest) -> list[tuple[str, str]]:
    try:
        entries = signing.loads(
            request.COOKIES.get(settings.DEVICE_COOKIE_NAME, ""), salt=SALT, max_age=AGE
        )
        return [(str(tag), str(name)) for tag, name in entries]
    except (signing.BadSignature, ValueError, TypeError):
        return []


def _tag(person: "Person") -> str:
    """Of the account and its password: with a new password every browser is a stranger."""
    return salted_hmac(SALT, f"{person.pk}:{person.password}", algorithm="sha256").hexdigest()[:16]
