"""Asking an equal for material."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from tinhban.exchange.content import checked_length
from tinhban.exchange.kinds import TITLE_LENGTH, Kind
from tinhban.exchange.models import Item, Request
from tinhban.exchange.permissions import Permission
from tinhban.foundation.ids import new_uid
from tinhban.organisations.models import Organisation, Person
from tinhban.records import checks, verbs
from tinhban.records.forms import NOTE_LENGTH
from tinhban.records.refusals import RecordRefused
from tinhban.wire.exchange import RequestMade


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
