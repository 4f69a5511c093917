"""What the ledger itself tells: channels, members, keys, and the state of logs."""

from enum import StrEnum
from uuid import UUID

from tinhban.wire.declaring import JSON, event, part

GENESIS = "vn.tinhban.channel.open.v1"
LOG_OPEN = "vn.tinhban.log.open.v1"


class Role(StrEnum):
    """What an organisation may do in a channel."""

    COORDINATOR = "coordinator"
    MEMBER = "member"
    OBSERVER = "observer"

    @property
    def writes(self) -> bool:
        return self is not Role.OBSERVER


@part
class Member:
    """An organisation in a channel, with the key statements its coordinator knows."""

    organisation: UUID
    role: Role
    keys: tuple[str, ...] = ()


@part
class LogEnd:
    """A position in a log."""

    epoch: str
    seq: int
    hash: str


@event(GENESIS)
class ChannelOpened:
    """The first entry of a channel; its hash is the channel's name."""

    purpose: dict[str, JSON]
    demo: bool
    members: tuple[Member, ...]


@event("vn.tinhban.member.add.v1")
class MemberAdded:
    """The coordinator lets an organisation in, or back in."""

    member: Member


@event("vn.tinhban.member.role.v1")
class MemberRoleChanged:
    """The coordinator gives a member another role."""

    organisation: UUID
    role: Role


@event("vn.tinhban.member.remove.v1")
class MemberRemoved:
    """The coordinator ends a membership; what the member wrote after these heads is void."""

    organisation: UUID
    heads: tuple[LogEnd, ...]
    reason: str | None = None


@event("vn.tinhban.key.add.v1")
class KeyAdded:
    """A new node key of the author: the statement its root key signed."""

    statement: str


@event("vn.tinhban.key.revoke.v1")
class KeyRevoked:
    """A node key that must not be trusted after the named entry: signed by the root key."""

    statement: str


@event(LOG_OPEN)
class LogOpened:
    """The first entry of an epoch; names the ends of the epochs it follows."""

    follows: tuple[LogEnd, ...] = ()


@event("vn.tinhban.log.close.v1")
class LogClosed:
    """The true end of an earlier epoch, once its lost tail has come back."""

    end: LogEnd


@event("vn.tinhban.fork.resolve.v1")
class ForkResolved:
    """Which branch of a forked epoch counts: signed by the root key."""

    statement: str
