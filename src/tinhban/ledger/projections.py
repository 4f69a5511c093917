"""How the ledger's own events change its tables."""

from uuid import UUID, uuid5

from tinhban.ledger import keys, memberships
from tinhban.ledger.entries import AppliedEntry
from tinhban.ledger.models import (
    Channel,
    Epoch,
    ForkProof,
    KeyRevocation,
    Membership,
    OrganisationKey,
)
from tinhban.ledger.registry import applies, projected
from tinhban.proof import keys as proof_keys
from tinhban.wire import channels as vocabulary
from tinhban.wire.channels import Role
from tinhban.wire.refusals import EntryRefused

projected(Membership)


class NotTheCoordinator(EntryRefused):
    """A membership entry in the log of somebody who may not write one."""


@applies(vocabulary.ChannelOpened)
def open_channel(event: vocabulary.ChannelOpened, entry: AppliedEntry) -> int:
    # Admission needs the channel as soon as its genesis is here; a rebuild leaves it alone.
    Channel.objects.get_or_create(
        pk=entry.channel,
        defaults={
            "coordinator": entry.signer,
            "purpose": event.purpose,
            "demo": event.demo,
            "opened_at": entry.at,
        },
    )
    for member in event.members:
        _learn_keys(member)
    changes = [_change(entry, member.organisation, member.role, 0) for member in event.members]
    return len(Membership.objects.bulk_create(changes))


@applies(vocabulary.MemberAdded)
def add_member(event: vocabulary.MemberAdded, entry: AppliedEntry) -> int:
    _learn_keys(event.member)
    return _next_change(entry, event.member.organisation, event.member.role)


@applies(vocabulary.MemberRoleChanged)
def change_role(event: vocabulary.MemberRoleChanged, entry: AppliedEntry) -> int:
    return _next_change(entry, event.organisation, event.role)


@applies(vocabulary.MemberRemoved)
def remove_member(event: vocabulary.MemberRemoved, entry: AppliedEntry) -> int:
    heads = [{"epoch": end.epoch, "seq": end.seq, "hash": end.hash} for end in event.heads]
    return _next_change(entry, event.organisation, None, heads)


@applies(vocabulary.KeyAdded)
def add_key(event: vocabulary.KeyAdded, entry: AppliedEntry) -> int:
    row = keys.register(event.statement.encode())
    return int(row.organisation == entry.signer)


@applies(vocabulary.KeyRevoked)
def revoke_key(event: vocabulary.KeyRevoked, entry: AppliedEntry) -> int:
    raw = event.statement.encode()
    statement = proof_keys.read_statement(raw)
    if statement.act != "revoke" or statement.channel != entry.channel:
        return 0
    if not OrganisationKey.objects.filter(
        organisation=statement.organisation, number=statement.key_number, root=statement.root
    ).exists():
        return 0
    KeyRevocation.objects.update_or_create(
        organisation=statement.organisation,
        number=statement.key_number,
        channel=entry.channel,
        defaults={"statement": raw},
    )
    return 1


@applies(vocabulary.LogOpened)
def open_log(event: vocabulary.LogOpened, entry: AppliedEntry) -> int:
    for end in event.follows:
        Epoch.objects.filter(
            channel=entry.channel, organisation=entry.signer, epoch=end.epoch
        ).update(succeeded_by=entry.epoch)
    return 1


@applies(vocabulary.LogClosed)
def close_log(event: vocabulary.LogClosed, entry: AppliedEntry) -> int:
    return Epoch.objects.filter(
        channel=entry.channel, organisation=entry.signer, epoch=event.end.epoch
    ).update(closed_at_seq=event.end.seq)


@applies(vocabulary.ForkResolved)
def resolve_fork(event: vocabulary.ForkResolved, entry: AppliedEntry) -> int:
    raw = event.statement.encode()
    statement = proof_keys.read_statement(raw)
    if statement.act != "resolve" or statement.channel != entry.channel:
        return 0
    return ForkProof.objects.filter(
        channel=statement.channel, organisation=statement.organisation, epoch=statement.epoch
    ).update(resolution=raw)


def _learn_keys(member: vocabulary.Member) -> None:
    for statement in member.keys:
        if keys.register(statement.encode()).organisation != member.organisation:
            raise proof_keys.KeyConflict(
                f"a key of another organisation than {member.organisation}"
            )


def _next_change(
    entry: AppliedEntry,
    organisation: UUID,
    role: Role | None,
    heads: list[dict[str, object]] | None = None,
) -> int:
    if memberships.role_as_known(entry.channel, entry.signer, entry.membership) != Role.COORDINATOR:
        raise NotTheCoordinator(str(entry.signer))
    before = memberships.role_as_known(entry.channel, organisation, entry.membership)
    if before == role or before == Role.COORDINATOR or role == Role.COORDINATOR:
        return 0
    known = Membership.objects.filter(channel=entry.channel, entry_hash=entry.membership).first()
    position = known.position + 1 if known else 0
    change = _change(entry, organisation, role, position)
    change.heads = heads or []
    change.save(force_insert=True)
    return 1


def _change(
    entry: AppliedEntry, organisation: UUID, role: Role | None, position: int
) -> Membership:
    return Membership(
        uid=uuid5(organisation, entry.hash),
        channel=entry.channel,
        organisation=organisation,
        role=role or "",
        position=position,
        entry_hash=entry.hash,
    )
