"""Requests to an equal, their answers and their end."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from tinhban.exchange import content as contents
from tinhban.exchange.actions.checks import past, require_partner
from tinhban.exchange.kinds import NOTE_LENGTH, TITLE_LENGTH, Kind
from tinhban.exchange.models import Item, Request, RequestAnswer
from tinhban.exchange.permissions import Permission
from tinhban.exchange.refusals import ExchangeRefused
from tinhban.foundation.ids import new_uid
from tinhban.organisations.models import Organisation, Person
from tinhban.records.writing import record, writing
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
    title = contents.short(title, "title", TITLE_LENGTH)
    note = contents.short(note, "note", NOTE_LENGTH)
    if not title:
        raise ExchangeRefused(_("Say what is asked for."), field="title")
    if kind not in Kind.values:
        raise ExchangeRefused(_("Choose the kind of the item."), field="kind")
    if length is not None and not 0 < length <= contents.LONGEST:
        raise ExchangeRefused(
            _("The length must be between 1 second and 24 hours."), field="length"
        )
    with writing(channel, Permission.ASK, by=by, as_=as_) as today:
        if known := Request.objects.filter(uid=uid, asked_by=as_.uid).first():
            return known
        require_partner(channel, to, as_=as_)
        on = made_on or today
        past(on, today, "made_on")
        if needed_by is not None and needed_by < on:
            raise ExchangeRefused(_("The day it is needed by has passed."), field="needed_by")
        if item is not None and (item.channel != channel or item.owned_by != to):
            raise ExchangeRefused(_("This item does not belong to the partner asked."), field="to")
        event = RequestMade(
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
        record(event, by=by, as_=as_, refs=[item.entry_hash] if item else [], id=id)
        return Request.objects.get(uid=uid)


def cancel_request(
    *, request: Request, reason: str, by: Person, as_: Organisation, id: UUID | None = None
) -> Request:
    """We no longer need it."""
    reason = contents.reason(reason)
    with writing(request.channel, Permission.ASK, by=by, as_=as_) as today:
        now = Request.objects.get(uid=request.uid)
        if now.asked_by != as_.uid:
            raise ExchangeRefused(_("Only who asked may cancel the request."))
        if now.cancelled_on:
            return now
        event = RequestCancelled(request=now.uid, reason=reason, cancelled_on=today)
        record(event, by=by, as_=as_, refs=[now.entry_hash], id=id)
        return Request.objects.get(uid=now.uid)


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
    reason = contents.short(reason, "reason", NOTE_LENGTH) if accepted else contents.reason(reason)
    with writing(request.channel, Permission.ANSWER, by=by, as_=as_) as today:
        now = Request.objects.get(uid=request.uid)
        if now.to_uid != as_.uid:
            raise ExchangeRefused(_("This request was made to another organisation."))
        if now.cancelled_on:
            raise ExchangeRefused(
                _("The request was cancelled on %(day)s; there is nothing to answer.")
                % {"day": f"{now.cancelled_on:%d/%m/%Y}"}
            )
        said = RequestAnswer.objects.filter(
            request_id=now.uid, answered_by=as_.uid, superseded=False
        ).first()
        if said and said.accepted == accepted and said.reason == reason:
            return
        on = answered_on or today
        past(on, today, "answered_on")
        event = RequestAnswered(request=now.uid, accepted=accepted, reason=reason, answered_on=on)
        record(event, by=by, as_=as_, refs=[now.entry_hash], id=id)
