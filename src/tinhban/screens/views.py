"""The pages that say what went wrong: in words, with the next step and a request id."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def _sorry(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    return render(request, "screens/error.html", {"title": title, "text": text}, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    return _sorry(
        request,
        400,
        _("The request could not be read"),
        _("Go back, check what was entered and send it again. Nothing was saved."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    reason = str(exception) if exception and str(exception) else ""
    return _sorry(
        request,
        403,
        _("This account has no right to do that"),
        reason or _("The rights are given by the administrator of your organisation."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _sorry(
        request,
        404,
        _("There is no such page"),
        _("The address is wrong, or the page is not open to the organisation you act for."),
    )


def too_large(request: HttpRequest) -> HttpResponse:
    return _sorry(
        request,
        413,
        _("What was sent is too large"),
        _(
            "Send a text in parts or as a file; split a file or take out pictures. Nothing was saved."
        ),
    )


def too_many(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    return _sorry(
        request,
        429,
        _("Too many attempts"),
        _("Wait five minutes, then try again. Nothing was saved."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    return _sorry(
        request,
        500,
        _("The system has met an error"),
        _("Nothing was half-saved. Send the request id below to the operator of the node."),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _sorry(
        request,
        403,
        _("The form has expired"),
        _("Open the page again and send the form once more. Cookies must be allowed."),
    )
