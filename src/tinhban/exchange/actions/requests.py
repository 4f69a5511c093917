"""Requests to an equal, their answers and their end."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhban.exchange.content import checked_length
from tinhban.exchange.kinds import TITLE_LENGTH, Kind
from tinhban.exchange.models import Item, Request, RequestAnswer
from tinhban.exchange.permissions import Permission
from tinhban.foundation.ids import new_uid
from tinhban.organisations.models import Organisation, Person
from tinhban.records import checks, verbs
from tinhban.records.forms import NOTE_LENGTH
from tinhban.records.refusals import RecordRefused
from tinhban.wire.exchange import RequestAnswered, RequestCancelled, RequestMade


def make_request(
    *,
    channel: str,
    to: UUID,
    kind: str,
    title: str,
    needed_by: date | None = None,
    length: int | None = None,
    note: str = "",
    item: Item | None = None,
    made_on: date | None = None,
    by: Person,
    as_: Organisation,
    id: UUID | None = None,
) -> Request:
    """Ask a partner for material (đề nghị cung cấp), or for an item that it has shown."""
    uid = id or new_uid()
    title = checks.short(title, "title", TITLE_LENGTH, missing=_("Say what is asked for."))
    note = checks.short(note, "note", NOTE_LENGTH)
    checks.one_of(kind, Kind.values, "kind", _("Choose the kind of the item."))
    checked_length(length)

    def event(today: date) -> RequestMade:
        checks.require_partner(channel, to, as_=as_)
        on = made_on or today
        checks.past(on, today, "made_on")
        if needed_by is not None and needed_by < on:
            raise RecordRefused(_("The day it is needed by has passed."), field="needed_by")
        if item is not None and (item.channel != channel or item.owned_by != to):
            raise RecordRefused(_("This item does not belong to the partner asked."), field="to")
        return RequestMade(
            request=uid,
            to=to,
            kind=kind,
            title=title,
            made_on=on,
            needed_by=needed_by,
            length=length,
            note=note,
            item=item.uid if item else None,
        )

    return verbs.make(
        Request,
        event,
        uid=uid,
        signer="asked_by",
        channel=channel,
        right=Permission.ASK,
        refs=[item.entry_hash] if item else [],
        by=by,
        as_=as_,
        id=id,
    )


cancel_request = verbs.marking(
    RequestCancelled,
    Request,
    key="request",
    signer="asked_by",
    as_="cancelled",
    right=Permission.ASK,
    refused=gettext_lazy("Only who asked may cancel the request."),
)


def answer_request(
    *,
    request: Request,
    accepted: bool,
    reason: str = "",
    answered_on: date | None = None,
    by: Person,
    as_: Organisation,
    id: UUID | None = None,
) -> None:
    """Agree to supply, or say why not; another answer replaces the first."""
    reason = checks.short(reason, "reason", NOTE_LENGTH) if accepted else checks.reason(reason)

    def event(now: Request, today: date) -> RequestAnswered | None:
        if now.to_uid != as_.uid:
            raise RecordRefused(_("This request was made to another organisation."))
        if now.cancelled_on:
            raise RecordRefused(
                _("The request was cancelled on %(day)s; there is nothing to answer.")
                % {"day": f"{now.cancelled_on:%d/%m/%Y}"}
            )
        on = answered_on or today
        checks.past(on, today, "answered_on")
        said = RequestAnswer.objects.in_force(now.uid, as_.uid)
        if said and (said.accepted, said.reason) == (accepted, reason):
            return None
        return RequestAnswered(request=now.uid, accepted=accepted, reason=reason, answered_on=on)

    verbs.say(event, request, right=Permission.ANSWER, by=by, as_=as_, id=id)
