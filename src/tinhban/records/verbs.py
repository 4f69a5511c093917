"""The acts that most nouns have: make one once, mark one's own, say a word about another's.

Each locks the log, asks for the right and the day, and records one entry; done twice, it is done once.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model

from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.permissions import Act
from tinhban.records.checks import reason as given
from tinhban.records.refusals import RecordRefused
from tinhban.records.writing import record, writing

Row = TypeVar("Row", bound=Model)


def make(
    model: type[Row],
    event: Callable[[date], object],
    *,
    uid: UUID,
    signer: str,
    channel: str,
    right: Act,
    by: Person,
    as_: Organisation,
    id: UUID | None,
    refs: Iterable[str] = (),
) -> Row:
    """Make a thing; `event` is asked under the lock with the day, and refuses what cannot be."""
    rows = model._default_manager
    with writing(channel, right, by=by, as_=as_) as today:
        if known := rows.filter(**{"uid": uid, signer: as_.uid}).first():
            return known
        record(event(today), by=by, as_=as_, refs=refs, id=id)
        return rows.get(uid=uid)


def marking(
    event: type, model: type[Row], *, key: str, signer: str, as_: str, right: Act, refused: Any
) -> Callable[..., Row]:
    """The act by which its owner marks a thing once, with a reason: cancelled, withdrawn, closed."""
    on = f"{as_}_on"

    def mark(
        *, reason: str, by: Person, as_: Organisation, id: UUID | None = None, **thing: Any
    ) -> Row:
        reason = given(reason)
        asked, rows = thing[key], model._default_manager
        with writing(asked.channel, right, by=by, as_=as_) as today:
            now: Any = rows.get(pk=asked.pk)
            if getattr(now, signer) != as_.uid:
                raise RecordRefused(str(refused))
            if getattr(now, on) is None:
                said = {key: now.pk, "reason": reason, on: today}
                record(event(**said), by=by, as_=as_, refs=[now.entry_hash], id=id)
            return rows.get(pk=asked.pk)

    return mark


def say(
    event: Callable[[Any, date], object | None],
    thing: Any,
    *,
    right: Act,
    by: Person,
    as_: Organisation,
    id: UUID | None,
) -> None:
    """Say a word about a thing; `event` sees it as it stands under the lock, and is None where nothing is new."""
    with writing(thing.channel, right, by=by, as_=as_) as today:
        now: Any = type(thing)._default_manager.get(pk=thing.pk)
        word = event(now, today)
        if word is not None:
            record(word, by=by, as_=as_, refs=[now.entry_hash], id=id)
