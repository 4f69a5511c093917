"""Uses and what the other side says of them, by the rule of `proof.rules`."""

from calendar import monthrange
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    Min,
    OuterRef,
    QuerySet,
    Value,
    When,
)

from tinhban.exchange.models import Usage, UsageAnswer, UsagePartner
from tinhban.exchange.queries.channels import WRITERS
from tinhban.ledger import queries as ledger_queries
from tinhban.records.prepared import Prepared, numbers

Answer = UsageAnswer.Answer


def by_partner(*answers: str) -> "QuerySet[UsagePartner]":
    """The partners of the outer use whose last word is one of these and decides."""
    return UsagePartner.objects.filter(usage_id=OuterRef("uid"), decides=True, answer__in=answers)


def with_said(usages: "QuerySet[Usage]") -> "QuerySet[Any]":
    """Beside each use its state: withdrawn | confirmed | disputed | rejected | claimed."""
    return usages.annotate(
        said=Case(
            When(withdrawn_on__isnull=False, then=Value("withdrawn")),
            When(Exists(by_partner(Answer.DISPUTED)), then=Value("disputed")),
            When(Exists(by_partner(Answer.REJECTED)), then=Value("rejected")),
            When(Exists(by_partner(Answer.CONFIRMED)), then=Value("confirmed")),
            default=Value("claimed"),
            output_field=CharField(),
        )
    )


def usage_state(usage: Usage) -> str:
    """The state of one use."""
    found: str = with_said(Usage.objects.filter(pk=usage.pk)).values_list("said", flat=True)[0]
    return found


def words_awaited(organisation: UUID) -> "QuerySet[UsagePartner]":
    """Our part in uses by partners that concern us and that we have not answered."""
    return UsagePartner.objects.filter(
        organisation=organisation,
        decides=True,
        answer="",
        withdrawn=False,
        channel__in=ledger_queries.channels_of(organisation, *WRITERS),
    )


def waiting_usages(organisation: UUID) -> "QuerySet[Usage]":
    """Those uses themselves."""
    return Usage.objects.filter(
        uid__in=words_awaited(organisation).values("usage_id"), withdrawn_on=None
    )


def history(usage: Usage) -> list[dict[str, Any]]:
    """Everything that both sides said about a use, oldest first."""
    said: list[dict[str, Any]] = [
        {
            "what": "claimed",
            "organisation": usage.used_by,
            "at": usage.at,
            "on": usage.used_on,
            "reason": "",
            "entry_hash": usage.entry_hash,
        }
    ]
    for answer in UsageAnswer.objects.filter(usage_id=usage.uid).order_by("at", "entry_hash"):
        said.append(
            {
                "what": answer.answer,
                "organisation": answer.answered_by,
                "at": answer.at,
                "on": answer.answered_on,
                "reason": answer.reason,
                "entry_hash": answer.entry_hash,
            }
        )
    if usage.withdrawn_on:
        said.append(
            {
                "what": "withdrawn",
                "organisation": usage.used_by,
                "at": None,
                "on": usage.withdrawn_on,
                "reason": usage.withdrawn_reason,
                "entry_hash": usage.withdrawn_entry,
            }
        )
    return said


def counts_by_claimer(organisation: UUID) -> Any:
    """How many uses wait for our word, by who claimed them and in which channel."""
    return (
        words_awaited(organisation)
        .values("used_by", "channel")
        .annotate(number=Count("uid"), first=Min("used_on"), claimer=F("used_by"))
        .order_by("used_by", "channel")
    )


_USED = Prepared(
    lambda uid, first, last: Usage.objects.filter(
        used_by=uid,
        supplier_uid__isnull=False,
        withdrawn_on=None,
        used_on__range=(first, last),
    ).values("pk"),
    counted=True,
)


def used_by_month(organisation: UUID, year: int) -> list[int]:
    """How many uses of partners' items an organisation claims in each month of a year."""
    ends = {month: monthrange(year, month)[1] for month in range(1, 13)}
    asked = {
        month: (_USED, (organisation, date(year, month, 1), date(year, month, last)))
        for month, last in ends.items()
    }
    return list(numbers(asked).values())
