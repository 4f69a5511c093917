"""What every act does first and last: the log's lock, the right, the day; then one entry."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from tinhban.exchange.permissions import Permission
from tinhban.exchange.refusals import ExchangeRefused
from tinhban.ledger import actions as ledger
from tinhban.ledger import queries as ledger_queries
from tinhban.organisations import permissions
from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.queries import today_for


@contextmanager
def writing(channel: str, act: Permission, *, by: Person, as_: Organisation) -> Iterator[date]:
    """The log is locked, the person may do this, and this is the organisation's day."""
    with ledger.writing(channel, as_=as_.uid):
        permissions.require(by, act, as_=as_)
        yield today_for(as_)


def record(
    event: object,
    *,
    by: Person,
    as_: Organisation,
    refs: Iterable[str] = (),
    id: UUID | None = None,
    blobs: Iterable[Any] = (),
) -> None:
    """Sign and apply; an intention that was recorded before is done already."""
    try:
        ledger.record(
            event,
            by=by.uid,
            as_=as_.uid,
            refs=tuple(dict.fromkeys(refs)),
            blobs=tuple(blobs),
            id=id,
        )
    except ledger.Repeated:
        return


def require_partner(channel: str, organisation: UUID, *, as_: Organisation) -> None:
    """The other side is a member of the channel that may answer, and not ourselves."""
    if organisation == as_.uid:
        raise ExchangeRefused(_("Choose a partner: this is our own organisation."), field="to")
    role = ledger_queries.role_of(channel, organisation)
    if role is None or not role.writes:
        raise ExchangeRefused(
            _("The partner chosen is not a member of this programme."), field="to"
        )


def past(day: date, today: date, field: str) -> None:
    """A day on which something happened does not lie ahead."""
    if day > today:
        raise ExchangeRefused(
            _("%(day)s lies in the future; today is %(today)s.")
            % {"day": f"{day:%d/%m/%Y}", "today": f"{today:%d/%m/%Y}"},
            field=field,
        )
