"""The forms about one commitment: judge it, say how it is counted."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from tinhban.foundation.text import sort_key
from tinhban.ledger import queries as ledger_queries
from tinhban.organisations.access import ActingRequest
from tinhban.organisations.queries import name_map
from tinhban.programmes import access, actions, hooks
from tinhban.programmes.forms import CountingForm, JudgementForm
from tinhban.programmes.models import TargetKind
from tinhban.programmes.permissions import Permission
from tinhban.programmes.progress import counting_of
from tinhban.programmes.views.answering import act_form, answer, data_of, keep, open_to, who
from tinhban.wire.programmes import CountingTerms


@act_form
def judge(request: ActingRequest, slug: str, uid: UUID) -> HttpResponse:
    commitment = access.readable_commitment(request, slug, uid)
    programme = open_to(request, slug, Permission.JUDGE)
    if commitment.target_kind != TargetKind.QUALITATIVE:
        raise Http404
    years = [y for y in programme.years if commitment.window(y)]

    def do(data: dict[str, Any]) -> None:
        paper = keep(request, data.pop("paper"))
        actions.judge_commitment(
            commitment=commitment, papers=[paper] if paper else [], **data, **who(request)
        )

    return answer(
        request,
        programme,
        JudgementForm(years=years, **data_of(request)),
        do,
        title=_("Judge “%s”") % commitment.item.text,
        verb=_("Record the judgement"),
        done=_("The judgement is recorded."),
    )


@act_form
def count(request: ActingRequest, slug: str, uid: UUID) -> HttpResponse:
    commitment = access.readable_commitment(request, slug, uid)
    programme = open_to(request, slug, Permission.PLAN, offer="count")
    links = {one.linked_channel: one.title for one in programme.links.all()}
    channels = [programme.channel, *links]
    members = {uid for channel in channels for uid in ledger_queries.members(channel)}
    names = name_map(members, programme.proposed_on)
    before = counting_of(commitment)

    def do(data: dict[str, Any]) -> None:
        terms = CountingTerms(
            count=data["count"],
            supplier=UUID(data["supplier"]) if data["supplier"] else None,
            user=UUID(data["user"]) if data["user"] else None,
            column=UUID(data["column"]) if data["column"] else None,
            kinds=before.kinds if before else (),
            channels=(data["channel"],) if data["channel"] else (),
        )
        actions.count_commitment(commitment=commitment, terms=terms, **who(request))

    given = data_of(request)
    if request.method != "POST" and before is not None:
        given["initial"] |= {
            "count": before.count,
            "supplier": before.supplier,
            "user": before.user,
            "column": before.column,
            "channel": next((c for c in before.channels if c in links), ""),
        }
    form = CountingForm(
        organisations=sorted(
            ((str(u), n) for u, n in names.items()), key=lambda pair: sort_key(pair[1])
        ),
        columns=[(str(u), name) for u, name in hooks.columns_of(channels)],
        channels=links.items(),
        **given,
    )
    return answer(
        request,
        programme,
        form,
        do,
        title=_("How “%s” is counted") % commitment.phrase,
        verb=_("Count it so"),
        done=_("The result is counted by the new rule."),
    )
