"""Channels and their members; every membership entry stands in the coordinator's log."""

import os
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from tinhban.foundation import ids
from tinhban.ledger import guard, keys, memberships
from tinhban.ledger import intake as intakes
from tinhban.ledger.actions.recording import record, writing
from tinhban.ledger.appending import append
from tinhban.ledger.applying import uid_of
from tinhban.ledger.entries import AppliedEntry
from tinhban.ledger.errors import DemoIdentity, NotAMember
from tinhban.ledger.models import Channel, Epoch
from tinhban.proof.encoding import b64url
from tinhban.proof.links import NOWHERE
from tinhban.wire.channels import (
    ChannelOpened,
    LogClosed,
    LogEnd,
    Member,
    MemberAdded,
    MemberRemoved,
    MemberRoleChanged,
    Role,
)


def open_channel(
    *,
    as_: Any,
    by: Any,
    purpose: Mapping[str, Any],
    members: Mapping[UUID, Role],
    demo: bool = False,
) -> str:
    """Begin a channel with its first members; the coordinator need not name itself."""
    coordinator = uid_of(as_)
    roles = {coordinator: Role.COORDINATOR} | {
        organisation: Role(role)
        for organisation, role in members.items()
        if organisation != coordinator
    }
    if not demo:
        for organisation in roles:
            _refuse_demo(organisation)
    event = ChannelOpened(
        purpose=dict(purpose),
        demo=demo,
        members=tuple(_member(organisation, role) for organisation, role in roles.items()),
    )
    with intakes.opened() as intake:
        epoch = b64url(os.urandom(16))
        entry = append(
            intake,
            event,
            channel=NOWHERE,
            organisation=coordinator,
            epoch=epoch,
            by=uid_of(by),
            id=ids.new_uid(),
        )
        guard.begin_epoch(entry.channel, coordinator, epoch)
    return entry.channel


def add_member(
    channel: str, *, organisation: Any, as_: Any, by: Any, role: Role = Role.MEMBER
) -> AppliedEntry:
    """Let an organisation in, with the key statements known of it here."""
    uid = uid_of(organisation)
    with writing(channel, as_=as_):
        _require_coordinator(channel, uid_of(as_))
        if not Channel.objects.get(pk=channel).demo:
            _refuse_demo(uid)
        return record(MemberAdded(member=_member(uid, Role(role))), as_=as_, by=by)


def change_role(channel: str, *, organisation: Any, role: Role, as_: Any, by: Any) -> AppliedEntry:
    """Give a member another role."""
    with writing(channel, as_=as_):
        _require_coordinator(channel, uid_of(as_))
        event = MemberRoleChanged(organisation=uid_of(organisation), role=Role(role))
        return record(event, as_=as_, by=by)


def remove_member(
    channel: str, *, organisation: Any, as_: Any, by: Any, reason: str | None = None
) -> AppliedEntry:
    """End a membership at the last entries that are here; what the member dates back is void."""
    uid = uid_of(organisation)
    with writing(channel, as_=as_):
        _require_coordinator(channel, uid_of(as_))
        epochs = Epoch.objects.filter(channel=channel, organisation=uid).order_by("pk")
        heads = tuple(LogEnd(epoch=e.epoch, seq=e.head_seq, hash=e.head_hash) for e in epochs)
        event = MemberRemoved(organisation=uid, heads=heads, reason=reason)
        return record(event, as_=as_, by=by)


def close_epoch(channel: str, *, epoch: str, as_: Any, by: Any = None) -> AppliedEntry:
    """Name the true end of an earlier epoch of ours, once its lost tail has come back."""
    with writing(channel, as_=as_):
        row = Epoch.objects.get(channel=channel, organisation=uid_of(as_), epoch=epoch)
        end = LogEnd(epoch=epoch, seq=row.head_seq, hash=row.head_hash)
        return record(LogClosed(end=end), as_=as_, by=by, refs=(row.head_hash,))


def _member(organisation: UUID, role: Role) -> Member:
    return Member(organisation=organisation, role=role, keys=keys.statements_of(organisation))


def _refuse_demo(organisation: UUID) -> None:
    if keys.is_demo(organisation):
        raise DemoIdentity


def _require_coordinator(channel: str, organisation: UUID) -> None:
    if memberships.role_now(channel, organisation) != Role.COORDINATOR:
        raise NotAMember
