"""What was used, and what the partners say of it."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from tinhban.exchange.counters import together
from tinhban.exchange.counters.together import Asked, one_of
from tinhban.exchange.models import DeliveryLine, ReceiptLine, Usage, UsageAnswer, UsagePartner
from tinhban.figures import places
from tinhban.figures.counters import Only, Row, Tally, Witness
from tinhban.proof.rule_data import Rule
from tinhban.proof.things import line

Answer = UsageAnswer.Answer
CONTRADICTED = (Answer.REJECTED, Answer.DISPUTED)
OPEN = ("", *CONTRADICTED)  # all but the confirmed ones, which are nearly all


def used(asked: Asked) -> "QuerySet[Usage]":
    """The uses that the rule admits on whatever day."""
    rows = Usage.objects.filter(
        **one_of("used_by", asked.users), channel__in=asked.channels, withdrawn_on=None
    )
    if asked.others:
        rows = rows.filter(**one_of("supplier_uid", asked.others))
    if asked.columns:
        rows = rows.filter(**one_of("column_id", asked.columns))
    if asked.kinds:
        rows = rows.filter(kind__in=asked.kinds)
    return rows


def of_period(asked: Asked) -> "QuerySet[Usage]":
    return used(asked).filter(used_on__range=asked.days)


def _said(*answers: str) -> Exists:
    return Exists(
        UsagePartner.objects.filter(usage_id=OuterRef("uid"), decides=True, answer__in=answers)
    )


def is_disputed() -> Q:
    """A partner whose word decides contradicts the use."""
    return Q(_said(*CONTRADICTED))


def is_confirmed() -> Q:
    """A partner whose word decides confirms the use, and none contradicts it."""
    return Q(_said(Answer.CONFIRMED)) & ~is_disputed()


def disputed(rows: "QuerySet[Usage]") -> "QuerySet[Usage]":
    return rows.filter(is_disputed())


def confirmed(rows: "QuerySet[Usage]") -> "QuerySet[Usage]":
    return rows.filter(is_confirmed())


def unanswered(rows: "QuerySet[Usage]") -> "QuerySet[Usage]":
    return rows.filter(~_said(*Answer.values))


def only_those(rows: "QuerySet[Usage]", only: Only) -> "QuerySet[Usage]":
    """The part of the uses that somebody asks for."""
    match only:
        case "confirmed":
            return confirmed(rows)
        case "disputed":
            return disputed(rows)
        case "unanswered":
            return unanswered(rows)
        case "awaiting":
            return rows.none()
        case _:
            return rows


class UsageCounter:
    """Uses claimed and not withdrawn."""

    def tallies(self, rules: Collection[Rule]) -> dict[Rule, Tally]:
        return {
            rule: Tally(
                number=found["number"],
                agreed=found["number"] - found["open"],
                contradicted=found["disputed"],
            )
            for rule, found in together.counts(_QUESTIONS, rules).items()
        }

    def lines(self, rule: Rule) -> list[str]:
        rows = of_period(Asked.of(rule)).values_list("entry_hash", "uid")
        return [line(entry_hash, str(uid)) for entry_hash, uid in rows]

    def rows(
        self, rule: Rule, *, after: str = "", limit: int = 50, only: Only = ""
    ) -> Sequence[Row]:
        wanted = only_those(of_period(Asked.of(rule)), only)
        page = wanted.filter(places.beyond(after, "used_on", "uid"))
        return described(page.order_by("used_on", "uid")[:limit])


def _open(asked: Asked) -> "QuerySet[Any]":
    """The uses of a period that are not confirmed."""
    if not asked.others:
        return of_period(asked).filter(~is_confirmed())
    return _answered(asked, *OPEN)


def _disputed(asked: Asked) -> "QuerySet[Any]":
    if not asked.others:
        return disputed(of_period(asked))
    return _answered(asked, *CONTRADICTED)


def _answered(asked: Asked, *answers: str) -> "QuerySet[UsagePartner]":
    """Between two sides the supplier alone answers: its rows lie together by what they say."""
    rows = UsagePartner.objects.filter(
        **one_of("organisation", asked.others),
        **one_of("used_by", asked.users),
        channel__in=asked.channels,
        used_on__range=asked.days,
        supplies=True,
        withdrawn=False,
        answer__in=answers,
    )
    if asked.columns:
        rows = rows.filter(**one_of("usage__column_id", asked.columns))
    if asked.kinds:
        rows = rows.filter(usage__kind__in=asked.kinds)
    return rows


_QUESTIONS = {
    "number": together.question(of_period),
    "open": together.question(_open),
    "disputed": together.question(_disputed),
}


def where(usage: Usage) -> str:
    """Outlet, section, page or time, as one phrase."""
    return ", ".join(
        part for part in (usage.outlet, usage.section, usage.page, usage.timecode) if part
    )


def described(rows: Iterable[Usage]) -> list[Row]:
    """Uses with the entries of both sides, as a person reads them; four queries for a page."""
    page = list(rows)
    answers: dict[UUID, list[UsageAnswer]] = {}
    said = UsageAnswer.objects.filter(usage_id__in=[u.uid for u in page], superseded=False)
    for answer in said.order_by("at", "entry_hash"):
        answers.setdefault(answer.usage_id, []).append(answer)
    partners: dict[UUID, dict[UUID, str]] = {}
    deciding = UsagePartner.objects.filter(usage_id__in=[u.uid for u in page], decides=True)
    for usage, organisation, answer_code in deciding.values_list(
        "usage_id", "organisation", "answer"
    ):
        partners.setdefault(usage, {})[organisation] = answer_code
    supplies = _supplies(page)
    return [
        _row(u, answers.get(u.uid, []), partners.get(u.uid, {}), supplies.get(u.uid, ()))
        for u in page
    ]


def _supplies(page: list[Usage]) -> dict[UUID, tuple[Witness, ...]]:
    """For each use of an item, the delivery that brought it and the receipt for it."""
    items = {u.item_id for u in page if u.item_id}
    users = {u.used_by for u in page}
    lines: dict[tuple[UUID, UUID], DeliveryLine] = {}
    sent = DeliveryLine.objects.filter(item_id__in=items, to_uid__in=users)
    for row in sent.order_by("delivered_on", "uid"):
        lines.setdefault((row.item_id, row.to_uid), row)
    receipts = {
        row.line_id: row
        for row in ReceiptLine.objects.filter(
            line_id__in=[x.uid for x in lines.values()], received_by__in=users
        ).select_related("receipt")
    }
    found: dict[UUID, tuple[Witness, ...]] = {}
    for usage in page:
        brought = lines.get((usage.item_id, usage.used_by)) if usage.item_id else None
        if brought is None:
            continue
        supplied = Witness("supplied", brought.sent_by, brought.entry_hash, brought.delivered_on)
        receipt = receipts.get(brought.uid)
        found[usage.uid] = (
            (supplied,)
            if receipt is None
            else (
                supplied,
                Witness("received", usage.used_by, receipt.entry_hash, receipt.receipt.received_on),
            )
        )
    return found


def _row(
    usage: Usage,
    answers: list[UsageAnswer],
    partners: dict[UUID, str],
    supplies: tuple[Witness, ...],
) -> Row:
    words = set(partners.values())
    state = (
        "disputed"
        if words & set(CONTRADICTED)
        else "confirmed"
        if Answer.CONFIRMED in words
        else "unanswered"
    )
    claimed = Witness("claimed", usage.used_by, usage.entry_hash, usage.used_on)
    told = [
        Witness(a.answer, a.answered_by, a.entry_hash, a.answered_on, a.reason)
        for a in answers
        if a.answered_by in partners
    ]
    return Row(
        cursor=places.cursor(usage.used_on, usage.uid),
        line=line(usage.entry_hash, str(usage.uid)),
        on=usage.used_on,
        title=usage.title,
        kind=usage.kind,
        kind_name=str(usage.get_kind_display()),
        where=where(usage),
        url=usage.url,
        subject=usage.uid,
        link=reverse("exchange:usage", args=[usage.uid]),
        state=state,
        witnesses=(*supplies, claimed, *told),
    )
