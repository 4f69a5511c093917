"""Asking a partner for material, and answering when asked."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinhban.exchange import access, actions, queries
from tinhban.exchange.forms.exchange import RequestForm
from tinhban.exchange.models import Request
from tinhban.exchange.permissions import Permission
from tinhban.exchange.views import acts, previews
from tinhban.foundation.text import sort_key
from tinhban.organisations import permissions


def _page(uid: UUID) -> str:
    return reverse("exchange:request", args=[uid])


def _partners(request: HttpRequest) -> list[tuple[str, str]]:
    """Every partner of every channel we write in; the programme is told where it decides."""
    as_ = request.acting_as  # type: ignore[attr-defined]
    cards = queries.channels(as_.uid, writing=True)
    names = acts.names(request, {uid for card in cards for uid in card.partners})
    many = len(cards) > 1
    sides = [(card, uid) for card in cards for uid in card.partners]
    sides.sort(key=lambda side: sort_key(names[side[1]]))
    return [
        (f"{card.id}.{uid}", _with_programme(names[uid], card.title) if many else names[uid])
        for card, uid in sides
    ]


def _with_programme(name: str, title: str) -> str:
    return format_html('{}<small class="d-block dim">{}</small>', name, title)


@require_http_methods(["GET", "POST"])
@login_required
def ask(request: HttpRequest) -> HttpResponse:
    permissions.require(request.user, Permission.ASK, as_=request.acting_as)  # type: ignore[attr-defined]
    partners = _partners(request)
    initial = {"kind": "raw_footage"}
    if len(partners) == 1:
        initial["partner"] = partners[0][0]
    form = RequestForm(request.POST or None, partners=partners, initial=initial)
    made: list[Request] = []
    if request.method == "POST" and form.is_valid():
        channel, to = form.side
        said = form.cleaned_data
        if acts.filled(
            form,
            lambda: made.append(
                actions.make_request(
                    channel=channel,
                    to=to,
                    kind=said["kind"],
                    title=said["title"],
                    length=said["length"],
                    needed_by=said["needed_by"],
                    note=said["note"],
                    id=form.intention,
                    **acts.who(request),
                )
            ),
        ):
            undo = reverse("exchange:undo_request", args=[made[0].uid])
            told = _("The request is sent.")
            return acts.done(request, told, to=_page(made[0].uid), undo=undo)
    return acts.form_page(
        request,
        form,
        to=reverse("exchange:desk"),
        title=_("Ask for an item"),
        about=_("A request to a partner, which answers with an item or with the reason why not."),
        verb=_("Send the request"),
    )


@require_safe
@login_required
def request_page(request: HttpRequest, uid: UUID) -> HttpResponse:
    asked = access.readable(request, Request, uid)
    return render(request, "exchange/request.html", previews.about_request(request, asked))


@require_POST
@login_required
def accept(request: HttpRequest, uid: UUID) -> HttpResponse:
    asked = access.readable(request, Request, uid)
    return acts.act(
        request,
        lambda: actions.answer_request(
            request=asked, accepted=True, id=acts.intention(request), **acts.who(request)
        ),
        _("The asker knows that the item is coming."),
        to=_page(uid),
    )


@require_http_methods(["GET", "POST"])
@login_required
def decline(request: HttpRequest, uid: UUID) -> HttpResponse:
    asked = access.readable(request, Request, uid)
    return acts.ask_reason(
        request,
        lambda reason, id: actions.answer_request(
            request=asked, accepted=False, reason=reason, id=id, **acts.who(request)
        ),
        title=_("Decline the request"),
        about=asked.title,
        verb=_("Decline the request"),
        text=_("The request is declined; the asker sees the reason."),
        to=_page(uid),
    )


@require_http_methods(["GET", "POST"])
@login_required
def cancel(request: HttpRequest, uid: UUID) -> HttpResponse:
    asked = access.readable(request, Request, uid)
    return acts.ask_reason(
        request,
        lambda reason, id: actions.cancel_request(
            request=asked, reason=reason, id=id, **acts.who(request)
        ),
        title=_("Cancel the request"),
        about=asked.title,
        verb=_("Cancel the request"),
        text=_("The request is cancelled."),
        to=_page(uid),
    )


@require_POST
@login_required
def undo(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Cancel what was asked a moment ago."""
    asked = access.readable(request, Request, uid)
    return acts.act(
        request,
        lambda: actions.cancel_request(
            request=asked, reason=_("Undone right after it was sent"), **acts.who(request)
        ),
        _("The request is cancelled."),
        to=_page(uid),
    )
