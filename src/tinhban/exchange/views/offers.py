"""Withdrawing an offer and saying that an item is not used."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tinhban.exchange import actions
from tinhban.exchange.models import Offer
from tinhban.organisations.access import ActingRequest
from tinhban.records import acting as acts
from tinhban.records.access import readable


def _page(offer: Offer) -> str:
    return reverse("exchange:item", args=[offer.item_id])


@require_http_methods(["GET", "POST"])
@login_required
def decline(request: ActingRequest, uid: UUID) -> HttpResponse:
    offer = readable(request, Offer, uid)
    return acts.ask_reason(
        request,
        lambda reason, id: actions.decline_offer(
            offer=offer, reason=reason, id=id, **acts.who(request)
        ),
        title=_("Do not use this item"),
        about=str(offer.item or ""),
        verb=_("Do not use this item"),
        text=_("The owner sees that the item is not used, and why."),
        to=_page(offer),
    )


@require_http_methods(["GET", "POST"])
@login_required
def withdraw(request: ActingRequest, uid: UUID) -> HttpResponse:
    offer = readable(request, Offer, uid)
    return acts.ask_reason(
        request,
        lambda reason, id: actions.withdraw_offer(
            offer=offer, reason=reason, id=id, **acts.who(request)
        ),
        title=_("Withdraw the offer"),
        about=str(offer.item or ""),
        verb=_("Withdraw the offer"),
        text=_("The offer is withdrawn."),
        to=_page(offer),
    )


@require_POST
@login_required
def undo(request: ActingRequest, uid: UUID) -> HttpResponse:
    """Withdraw what was offered a moment ago."""
    offer = readable(request, Offer, uid)
    return acts.act(
        request,
        lambda: actions.withdraw_offer(
            offer=offer, reason=_("Undone right after it was sent"), **acts.who(request)
        ),
        _("The offer is withdrawn."),
        to=_page(offer),
    )
