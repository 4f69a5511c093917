"""What every act does first and last: the log's lock, the right, the day; then one entry."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID

from tinhban.ledger import actions as ledger
from tinhban.organisations import permissions
from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.queries import today_for


@contextmanager
def writing(channel: str, act: permissions.Act, *, by: Person, as_: Organisation) -> Iterator[date]:
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
