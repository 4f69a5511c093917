"""Asking a partner for material, and answering when asked."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinhban.exchange import access, actions, hooks, queries
from tinhban.exchange.forms.exchange import RequestForm
from tinhban.exchange.models import Request
from tinhban.exchange.partners import Partner, partners_of
from tinhban.exchange.permissions import Permission
from tinhban.exchange.views import acts, previews
from tinhban.organisations import permissions
from tinhban.organisations.access import ActingRequest


def _page(uid: UUID) -> str:
    return reverse("exchange:request", args=[uid])


def _partners(request: ActingRequest) -> list[Partner]:
    """Every partner of every channel we write in, each once."""
    cards = queries.channels(request.acting_as.uid, writing=True)
    names = acts.names(request, {uid for card in cards for uid in card.partners})
    return partners_of(cards, names)


def _chosen(request: HttpRequest, partners: list[Partner]) -> Partner | None:
    """The partner that the address names; the only one needs no choice."""
    if len(partners) == 1:
        return partners[0]
    asked = request.GET.get("ben", "")
    return next((partner for partner in partners if str(partner.uid) == asked), None)


def _programmes(request: ActingRequest, partner: Partner) -> list[tuple[str, str]]:
    """The programmes shared with a partner, those in force first, then the newer, with their years."""
    day = request.today
    terms = hooks.terms_of([card.id for card in partner.channels], day)

    def place(card: queries.ChannelCard) -> tuple[bool, int]:
        term = terms.get(card.id)
        return (not term.runs, -term.begins.toordinal()) if term else (True, 0)

    return [
        (f"{card.id}.{partner.uid}", _told(card.title, terms.get(card.id)))
        for card in sorted(partner.channels, key=place)
    ]


def _told(title: str, term: hooks.Term | None) -> str:
    """A programme as it is chosen: its title, below it the years and whether they run."""
    if term is None:
        return title
    runs, rests = pgettext("programme", "in force"), pgettext("programme", "not in force")
    state = runs if term.runs else rests
    return format_html('{}<small class="d-block dim">{}, {}</small>', title, term.years, state)


@require_http_methods(["GET", "POST"])
@login_required
def ask(request: ActingRequest) -> HttpResponse:
    """First whom, then what; the programme only where several are shared."""
    permissions.require(request.user, Permission.ASK, as_=request.acting_as)
    partners = _partners(request)
    partner = _chosen(request, partners)
    if partner is None and request.method == "GET":
        return render(request, "exchange/ask_whom.html", {"partners": partners})
    sides = [
        side for one in ([partner] if partner else partners) for side in _programmes(request, one)
    ]
    form = RequestForm(request.POST or None, sides=sides, initial={"kind": "raw_footage"})
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
        to=reverse("exchange:ask") if len(partners) > 1 else reverse("exchange:desk"),
        title=_("Ask %s for an item") % partner.name if partner else _("Ask for an item"),
        about=_("A request to a partner, which answers with an item or with the reason why not."),
        verb=_("Send the request"),
    )


@require_safe
@login_required
def request_page(request: ActingRequest, uid: UUID) -> HttpResponse:
    asked = access.readable(request, Request, uid)
    return render(request, "exchange/request.html", previews.about_request(request, asked))


@require_POST
@login_required
def accept(request: ActingRequest, uid: UUID) -> HttpResponse:
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
def decline(request: ActingRequest, uid: UUID) -> HttpResponse:
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
def cancel(request: ActingRequest, uid: UUID) -> HttpResponse:
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
def undo(request: ActingRequest, uid: UUID) -> HttpResponse:
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
