"""What is in the ledger, for every other room."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from tinhban.ledger import intake, memberships
from tinhban.ledger.entries import Head
from tinhban.ledger.models import Channel, EntryActor, Epoch
from tinhban.ledger.models import Entry as EntryRow
from tinhban.wire.channels import Role


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptEntry:
    """An entry as it is kept: what it says of itself, and its exact bytes."""

    hash: str
    channel: str
    organisation: UUID
    epoch: str
    seq: int
    at: datetime
    type: str
    link: bytes
    body: bytes | None
    refs: tuple[str, ...]
    state: str
    received_at: datetime


def role_of(channel: str, organisation: UUID) -> Role | None:
    """What an organisation may do in a channel now; None: it is no member."""
    return memberships.role_now(channel, organisation)


def members(channel: str) -> dict[UUID, Role]:
    """The organisations of a channel now, the coordinator first."""
    rows = memberships.in_force().filter(channel=channel).order_by("position", "uid")
    roles = {row.organisation: Role(row.role) for row in rows}
    return dict(sorted(roles.items(), key=lambda item: item[1] != Role.COORDINATOR))


def channels_of(organisation: UUID, *roles: Role) -> QuerySet[Any, str]:
    """The channels in which an organisation has one of these roles (none given: any), as ids."""
    rows = memberships.in_force().filter(organisation=organisation)
    if roles:
        rows = rows.filter(role__in=roles)
    return rows.values_list("channel", flat=True)


def roles_of(organisation: UUID) -> dict[str, Role]:
    """The channels of which an organisation is a member now, and what it may do in each."""
    rows = memberships.in_force().filter(organisation=organisation)
    return {channel: Role(role) for channel, role in rows.values_list("channel", "role")}


def purpose_of(channel: str) -> dict[str, Any]:
    """What a channel was opened for, as its genesis says."""
    return dict(Channel.objects.get(pk=channel).purpose)


def is_demo(channel: str) -> bool:
    """Whether a channel belongs to a demonstration."""
    return Channel.objects.filter(pk=channel, demo=True).exists()


def heads(channel: str) -> list[Head]:
    """The last entry of every log of the channel."""
    _write_back()
    rows = Epoch.objects.filter(channel=channel).order_by("organisation", "pk")
    return [
        Head(organisation=r.organisation, epoch=r.epoch, seq=r.head_seq, hash=r.head_hash)
        for r in rows
    ]


def open_epochs(channel: str, organisation: UUID) -> list[Head]:
    """Epochs that no later one follows; two of them mean two copies of the node are at work."""
    _write_back()
    rows = Epoch.objects.filter(
        channel=channel, organisation=organisation, succeeded_by="", closed_at_seq=None
    )
    return [
        Head(organisation=r.organisation, epoch=r.epoch, seq=r.head_seq, hash=r.head_hash)
        for r in rows.order_by("pk")
    ]


def disputed(channel: str) -> set[UUID]:
    """Organisations with a log in two branches: figures that count it are shown as disputed."""
    rows = Epoch.objects.filter(channel=channel).exclude(frozen_from=None)
    return set(rows.values_list("organisation", flat=True))


def entry(hash: str) -> KeptEntry:
    """One entry; raises Entry.DoesNotExist of the model where it is not here."""
    _write_back()
    return _entry(EntryRow.objects.get(pk=hash))


def entries(channel: str, *types: str) -> list[KeptEntry]:
    """The entries of a channel (of these types), in the order they came."""
    _write_back()
    rows = EntryRow.objects.filter(channel=channel)
    if types:
        rows = rows.filter(type__in=types)
    return [_entry(row) for row in rows.order_by("received_at", "stamp", "organisation", "seq")]


def actor_of(hash: str) -> UUID | None:
    """The person who acted, where it happened on this node."""
    _write_back()
    return EntryActor.objects.filter(pk=hash).values_list("person", flat=True).first()


def _write_back() -> None:
    """Let a question inside `writing` see what was recorded before it."""
    at_work = intake.current()
    if at_work is not None:
        at_work.flush()


def _entry(row: EntryRow) -> KeptEntry:
    return KeptEntry(
        hash=row.hash,
        channel=row.channel,
        organisation=row.organisation,
        epoch=row.epoch,
        seq=row.seq,
        at=datetime.fromtimestamp(row.stamp, UTC),
        type=row.type,
        link=bytes(row.link),
        body=None if row.body is None else bytes(row.body),
        refs=tuple(row.refs.split()),
        state=row.state,
        received_at=row.received_at,
    )
