"""The pages that say what went wrong: in words, with the next step and a request id."""

import logging
from typing import Any

from django.core.exceptions import DisallowedHost, RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.translation import gettext as _

from tinhban.screens import logs, wrong_address


def _sorry(
    request: HttpRequest, status: int, title: str, text: str, operator: str = ""
) -> HttpResponse:
    told = {"title": title, "text": text, "operator": operator}
    return render(request, "screens/error.html", told, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    if isinstance(exception, DisallowedHost):
        return _at_a_wrong_address(request, 400, wrong_address.host(request))
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
    title = _("The system has met an error")
    text = _("Nothing was half-saved. Send the request id below to the operator of the node.")
    try:
        return _sorry(request, 500, title, text)
    except Exception:  # what is broken may be what a page needs: the words come without one
        told = format_html(
            '<!doctype html><meta charset="utf-8"><title>{}</title><h1>{}</h1><p>{}</p><p>{}</p>',
            title,
            title,
            text,
            getattr(request, "request_id", ""),
        )
        return HttpResponse(told, status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    if wrong := wrong_address.form(request, reason):
        return _at_a_wrong_address(request, 403, wrong)
    return _sorry(
        request,
        403,
        _("The form has expired"),
        _("Open the page again and send the form once more. Cookies must be allowed."),
    )


def _at_a_wrong_address(
    request: HttpRequest, status: int, wrong: wrong_address.Wrong
) -> HttpResponse:
    """Said to the visitor, and to the operator with the setting, on the page and in the log."""
    logs.note(
        "reached at a wrong address",
        level=logging.WARNING,
        setting=wrong.setting,
        origin=wrong.seen,
        status=status,
    )
    title = _("This is not an address of the node")
    return _sorry(request, status, title, wrong.told, operator=wrong.advice)


def in_words(request: HttpRequest, status: int) -> HttpResponse:
    """The page for an answer that has none of its own."""
    if status == 429:
        return too_many(request)
    if status == 413:
        return too_large(request)
    if status == 404:
        return not_found(request)
    if status == 405:
        return _sorry(
            request,
            405,
            _("This page cannot be asked in that way"),
            _("Go back to the page before and use its buttons. Nothing was saved."),
        )
    return _sorry(
        request,
        status,
        _("The request could not be answered"),
        _("Go back, load the page again and try once more. Nothing was saved."),
    )
