"""Delivering items and signing for what arrived."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinhban.exchange import actions, queries
from tinhban.exchange.forms.exchange import DeliveryForm
from tinhban.exchange.models import Delivery, DeliveryLine, Item, Request
from tinhban.exchange.permissions import Permission
from tinhban.exchange.views import previews
from tinhban.organisations import permissions
from tinhban.organisations.access import ActingRequest
from tinhban.records import acting as acts
from tinhban.records.access import readable
from tinhban.records.forms import choices

ITEMS_SHOWN = 60


def _page(uid: UUID) -> str:
    return reverse("exchange:delivery", args=[uid])


@require_safe
@login_required
def delivery(request: ActingRequest, uid: UUID) -> HttpResponse:
    found = readable(request, Delivery, uid)
    return render(request, "exchange/delivery.html", previews.about_delivery(request, found))


@require_http_methods(["GET", "POST"])
@login_required
def deliver_item(request: ActingRequest, uid: UUID) -> HttpResponse:
    """Deliver an item of ours, and others with it."""
    item = readable(request, Item, uid)
    if item.owned_by != request.acting_as.uid:
        raise permissions.PermissionDenied(_("Only the owner of the item may do this."))
    to = reverse("exchange:item", args=[uid])
    return _deliver(request, item.channel, asked=None, chosen=[item], to=to)


@require_http_methods(["GET", "POST"])
@login_required
def fulfil(request: ActingRequest, uid: UUID) -> HttpResponse:
    """Deliver what a partner asked for."""
    asked = readable(request, Request, uid)
    if asked.to_uid != request.acting_as.uid:
        raise Http404
    chosen = [asked.item] if asked.item is not None else []
    to = reverse("exchange:request", args=[uid])
    return _deliver(request, asked.channel, asked=asked, chosen=chosen, to=to)


def _deliver(
    request: ActingRequest, channel: str, *, asked: Request | None, chosen: list[Item], to: str
) -> HttpResponse:
    permissions.require(request.user, Permission.DELIVER, as_=request.acting_as)
    as_ = request.acting_as
    partners = [asked.asked_by] if asked else queries.partners_in(channel, as_.uid)
    own = Item.objects.filter(owned_by=as_.uid, channel=channel, killed_on=None)
    latest = list(own.order_by("-approved_on", "-uid")[:ITEMS_SHOWN])
    offered = {item.uid: item for item in [*chosen, *latest]}
    names = acts.names(request, partners)
    form = DeliveryForm(
        request.POST or None,
        partners=choices(names, partners),
        items=[(uid, f"{i.title} ({i.approved_on:%d/%m/%Y})") for uid, i in offered.items()],
        initial={"items": [i.uid for i in chosen], "delivered_on": request.today},
    )
    made: list[Delivery] = []
    if request.method == "POST" and acts.filled(
        form,
        lambda: made.append(
            actions.send_delivery(
                channel=channel,
                to=form.cleaned_data["to"],
                items=[offered[uid] for uid in form.cleaned_data["items"]],
                request=asked,
                note=form.cleaned_data["note"],
                delivered_on=form.cleaned_data["delivered_on"],
                id=form.intention,
                **acts.who(request),
            )
        ),
    ):
        told = _("Delivered. The receipt is awaited.")
        return acts.done(request, told, to=_page(made[0].uid))
    return acts.form_page(
        request,
        form,
        to=to,
        title=_("Deliver items"),
        about=asked.title if asked else ", ".join(i.title for i in chosen),
        verb=_("Deliver the items"),
    )


@require_POST
@login_required
def receive(request: ActingRequest, uid: UUID) -> HttpResponse:
    """Sign for everything that arrived, or for the lines ticked."""
    found = readable(request, Delivery, uid)
    ticked = [value for value in request.POST.getlist("dong") if value]
    lines = _lines(found, ticked) if ticked else None
    return acts.act(
        request,
        lambda: actions.receive_delivery(
            delivery=found, lines=lines, id=acts.intention(request), **acts.who(request)
        ),
        _("The receipt is signed; the sender sees it."),
        to=_page(uid),
    )


def _lines(found: Delivery, ticked: list[str]) -> list[DeliveryLine]:
    try:
        uids = [UUID(value) for value in ticked[:400]]
    except ValueError:
        raise Http404 from None
    return list(DeliveryLine.objects.filter(delivery_id=found.uid, uid__in=uids))
