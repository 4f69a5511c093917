"""Writing our own entries: one log at a time, many entries in one commit."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from tinhban.foundation import ids
from tinhban.ledger import intake as intakes
from tinhban.ledger import memberships
from tinhban.ledger.appending import append, open_epoch
from tinhban.ledger.applying import SETTLED, applied_entry, uid_of
from tinhban.ledger.entries import AppliedEntry, State
from tinhban.ledger.errors import NotAMember, Repeated, UnknownChannel, UnknownReference
from tinhban.ledger.intake import Intake
from tinhban.ledger.models import Channel, Entry
from tinhban.ledger.storing import stored_in
from tinhban.proof.fields import EVERYONE, MAX_REFS, Blob


@contextmanager
def writing(channel: str, *, as_: Any) -> Iterator[None]:
    """A transaction that holds the organisation's log in this channel; what it records commits together."""
    organisation = uid_of(as_)
    with intakes.opened() as intake:
        intake.lock(channel, organisation)
        _require_writer(intake, channel, organisation)
        intake.written_for.append((channel, organisation))
        try:
            yield
        finally:
            intake.written_for.pop()


def record(
    event: object,
    *,
    as_: Any,
    by: Any = None,
    refs: Sequence[str] = (),
    blobs: Sequence[Blob] = (),
    audience: Sequence[UUID] | None = None,
    id: UUID | None = None,
) -> AppliedEntry:
    """Sign an event of ours, store and apply it, in the transaction of the enclosing `writing`."""
    organisation = uid_of(as_)
    intake, channel = _enclosing(organisation)
    if id is not None:
        _refuse_repeat(intake, organisation, id)
    if refs:
        _check_refs(intake, channel, refs)
    epoch = intake.epoch_to_continue(channel, organisation)
    return append(
        intake,
        event,
        channel=channel,
        organisation=organisation,
        epoch=epoch or open_epoch(intake, channel, organisation),
        by=None if by is None else uid_of(by),
        id=id or ids.new_uid(),
        refs=tuple(refs),
        blobs=tuple(blobs),
        audience=EVERYONE if audience is None else tuple(str(one) for one in audience),
    )


def _require_writer(intake: Intake, channel: str, organisation: UUID) -> None:
    if ("writes", channel, organisation) in intake.caches:
        return
    role = memberships.role_now(channel, organisation)
    if role is None and not Channel.objects.filter(pk=channel).exists():
        raise UnknownChannel
    if role is None or not role.writes:
        raise NotAMember
    intake.caches["writes", channel, organisation] = True


def _enclosing(organisation: UUID) -> tuple[Intake, str]:
    intake = intakes.current()
    if intake is not None:
        for channel, writer in reversed(intake.written_for):
            if writer == organisation:
                return intake, channel
    raise RuntimeError(
        "record() stands inside `with writing(channel, as_=...)` of the organisation"
    )


def _refuse_repeat(intake: Intake, organisation: UUID, id: UUID) -> None:
    for row in intake.pending():
        if row.business_id == id and row.organisation == organisation:
            raise Repeated(applied_entry(row))
    earlier = Entry.objects.filter(organisation=organisation, business_id=id)
    for row in earlier.exclude(state__in=[State.REPEAT, State.VOID])[:1]:
        raise Repeated(applied_entry(row))


def _check_refs(intake: Intake, channel: str, refs: Sequence[str]) -> None:
    if len(refs) > MAX_REFS or len(set(refs)) != len(refs):
        raise UnknownReference(f"{len(refs)}")
    missing = {ref for ref in refs if not intake.keeps_back(ref, channel)}
    if missing:
        missing -= stored_in(channel, missing, SETTLED)
    if missing:
        raise UnknownReference(", ".join(sorted(missing)))
