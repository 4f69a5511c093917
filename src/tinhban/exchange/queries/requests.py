"""Requests: what was answered, and whether it was fulfilled by pointing at deliveries."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from tinhban.exchange.models import Delivery, Request, RequestAnswer
from tinhban.exchange.queries.channels import WRITERS, number_of
from tinhban.ledger import queries as ledger_queries


def _answers() -> "QuerySet[RequestAnswer]":
    """The answer in force of the organisation that was asked; another's answer is none."""
    return RequestAnswer.objects.filter(
        request_id=OuterRef("uid"), answered_by=OuterRef("to_uid"), superseded=False
    )


def with_progress(requests: "QuerySet[Request]") -> "QuerySet[Any]":
    """Beside each request: the answer in force, and the deliveries that point at it."""
    return requests.annotate(
        accepted=Subquery(_answers().values("accepted")[:1]),
        answer_reason=Subquery(_answers().values("reason")[:1]),
        fulfilled_by=number_of(
            Delivery.objects.filter(
                request_id=OuterRef("uid"),
                sent_by=OuterRef("to_uid"),
                to_uid=OuterRef("asked_by"),
            ),
            "request_id",
        ),
    )


def open_requests(organisation: UUID) -> "QuerySet[Any]":
    """Requests to us that wait for an answer, or that we accepted and have not delivered."""
    delivered = Delivery.objects.filter(
        request_id=OuterRef("uid"), sent_by=organisation, to_uid=OuterRef("asked_by")
    )
    declined = _answers().filter(accepted=False)
    requests = Request.objects.filter(
        ~Exists(delivered),
        ~Exists(declined),
        to_uid=organisation,
        cancelled_on=None,
        channel__in=ledger_queries.channels_of(organisation, *WRITERS),
    )
    return requests.annotate(accepted=Subquery(_answers().values("accepted")[:1]))


def request_state(request: Any, on: date) -> str:
    """cancelled | fulfilled | declined | accepted | expired | sent, for a row `with_progress`."""
    if request.cancelled_on:
        return "cancelled"
    if request.fulfilled_by:
        return "fulfilled"
    if request.accepted is not None:
        return "accepted" if request.accepted else "declined"
    return "expired" if request.needed_by and request.needed_by < on else "sent"
