"""Requests (đề nghị cung cấp): how they read, what may be done to them, what waits of them."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tinhban.exchange.actions.requests import make_request
from tinhban.exchange.finding import EXCHANGED
from tinhban.exchange.forms.fields import DurationField, KindField
from tinhban.exchange.kinds import TITLE_LENGTH, Kind
from tinhban.exchange.models import Delivery, Request, RequestAnswer
from tinhban.exchange.permissions import Permission
from tinhban.ledger import queries as ledger_queries
from tinhban.records.acts import Act, Makes, Says, cancelling
from tinhban.records.channels import WRITERS, number_of
from tinhban.records.forms import ReasonForm, note_field
from tinhban.records.index.nouns import More
from tinhban.records.noun import Awaited, Noun
from tinhban.records.partners import SideForm
from tinhban.records.seen import Detail, Seen, Step
from tinhban.screens.fields import DayField
from tinhban.wire.exchange import RequestAnswered, RequestCancelled, RequestMade


class RequestForm(SideForm):
    kind = KindField(initial=Kind.RAW_FOOTAGE)
    title = forms.CharField(label=_("What is asked for"), max_length=TITLE_LENGTH)
    length = DurationField()
    needed_by = DayField(label=_("Needed by"), required=False)
    note = note_field()

    def heading(self) -> str:
        return str(_("Ask %s for an item") % self.asked.name if self.asked else "")


def _deliveries() -> "QuerySet[Delivery]":
    return Delivery.objects.filter(
        request_id=OuterRef("uid"), sent_by=OuterRef("to_uid"), to_uid=OuterRef("asked_by")
    )


def with_progress(rows: "QuerySet[Request]") -> "QuerySet[Any]":
    """Beside each request: the answer in force, and how many deliveries point at it."""
    return rows.select_related("item").annotate(
        accepted=RequestAnswer.column("accepted", by="to_uid"),
        fulfilled_by=number_of(_deliveries(), "request_id"),
    )


def open_requests(organisation: UUID, accepted: bool | None) -> "QuerySet[Any]":
    """Requests to us that wait for an answer (None), or that we accepted and have not delivered."""
    rows = Request.objects.annotate(accepted=RequestAnswer.column("accepted", by="to_uid"))
    return rows.filter(
        ~Exists(_deliveries()),
        **({"accepted__isnull": True} if accepted is None else {"accepted": accepted}),
        to_uid=organisation,
        cancelled_on=None,
        channel__in=ledger_queries.channels_of(organisation, *WRITERS),
    )


def request_state(request: Any, on: date) -> str:
    """One of `STATES`, for a row `with_progress`."""
    if request.cancelled_on:
        return "cancelled"
    if request.fulfilled_by:
        return "fulfilled"
    if request.accepted is not None:
        return "accepted" if request.accepted else "declined"
    return "expired" if request.needed_by and request.needed_by < on else "sent"


STATES = {
    "sent": ("wait", _("Waits for an answer")),
    "accepted": ("doing", _("Agreed, to be delivered")),
    "declined": ("off", _("Declined")),
    "fulfilled": ("done", _("Delivered")),
    "cancelled": ("off", _("Cancelled")),
    "expired": ("late", _("Past its day")),
}


def _item(seen: Seen) -> Iterator[Detail]:
    if item := seen.row.item:
        link = reverse("exchange:item", args=[item.uid])
        yield Detail(pgettext_lazy("exchange", "Item"), item.title, link)


def _steps(seen: Seen) -> Iterator[Step]:
    row = seen.row
    for said in row.answers.filter(answered_by=row.to_uid).order_by("at"):
        words = _("agrees to supply") if said.accepted else _("declines")
        yield Step(said.answered_on, row.to_uid, words, said.reason, said.entry_hash)
    sent = Delivery.objects.filter(request_id=row.uid, sent_by=row.to_uid, to_uid=row.asked_by)
    for one in sent.order_by("delivered_on"):
        link = reverse("exchange:delivery", args=[one.uid])
        yield Step(one.delivered_on, None, _("Delivered"), link=link)


def _open(seen: Seen) -> bool:
    return seen.state not in ("cancelled", "fulfilled")


def _awaits_us(*but: str) -> Any:
    return lambda seen: seen.of_us and _open(seen) and seen.state not in but


ACTS = (
    Makes(
        RequestMade,
        name="ask",
        form=RequestForm,
        do=make_request,
        to="to",
        found=("note",),
        verb=_("Ask for an item"),
        press=_("Send the request"),
        explains=_(
            "A request to a partner, which answers with an item or with the reason why not."
        ),
        done=_("The request is sent."),
    ),
    Act(
        name="accept_request",
        path="nhan-cung-cap",
        right=Permission.ANSWER,
        does="decline_request",
        said={"accepted": True},
        verb=_("Agree to supply"),
        done=_("The asker knows that the item is coming."),
        when=_awaits_us("accepted"),
        icon="check",
    ),
    Act(
        name="fulfil",
        right=Permission.DELIVER,
        verb=_("Deliver the item"),
        when=_awaits_us(),
        look=lambda seen: "primary" if seen.state == "accepted" else "",
    ),
    Says(
        RequestAnswered,
        RequestAnswer,
        name="decline_request",
        path="tu-choi",
        right=Permission.ANSWER,
        form=ReasonForm,
        said={"accepted": False},
        with_reason=lambda said: not said["accepted"],
        verb=_("Decline the request"),
        done=_("The request is declined; the asker sees the reason."),
        when=_awaits_us("declined"),
        look="quiet",
        danger=True,
    ),
    *cancelling(
        RequestCancelled,
        "request",
        verb=_("Cancel the request"),
        refused=_("Only who asked may cancel the request."),
        done=_("The request is cancelled."),
        when=_open,
    ),
)
WAITS = (
    Awaited(
        kind="request",
        rows=lambda uid, _on: open_requests(uid, None),
        words=_("Asks for: %s"),
        verb=_("Answer the request"),
        acts=("accept_request", "decline_request"),
    ),
    Awaited(
        kind="supply",
        rows=lambda uid, _on: open_requests(uid, True),
        words=_("To deliver: %s"),
        verb=_("Deliver the items"),
        acts=("fulfil",),
    ),
)
REQUEST = Noun(
    model=Request,
    app="exchange",
    key="request",
    path="de-nghi",
    name=_("Request"),
    plural=_("Requests"),
    section="exchange",
    right=Permission.ASK,
    heading=EXCHANGED,
    hit=lambda row: More(body=row.note),
    position=20,
    owner="asked_by",
    to="to_uid",
    day="made_on",
    due="needed_by",
    shown=with_progress,
    state=request_state,
    states=STATES,
    kind="kind",
    kinds=Kind.choices,
    facts=lambda row: [f"{row.get_kind_display()} {row.duration}".strip()],
    whose=(_("asked by us"), _("asked of us")),
    made=_("Asked by"),
    fields=("kind", "length", "needed_by", "note"),
    details=_item,
    steps=_steps,
    empty=_("Nobody has asked for anything yet."),
    acts=ACTS,
    waits=WAITS,
)
answer_request, cancel_request = REQUEST.do("decline_request"), REQUEST.do("cancel_request")
