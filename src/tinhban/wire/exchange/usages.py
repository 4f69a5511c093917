"""A use, claimed by who published it, and what the partner says to it."""

from datetime import date
from uuid import UUID

from tinhban.wire.declaring import event


@event("vn.tinhban.usage.claimed.v1")
class UsageClaimed:
    """An item of a partner, or a piece about a partner, was broadcast or printed."""

    usage: UUID
    kind: str
    title: str
    used_on: date
    outlet: str
    medium: str = ""
    item: UUID | None = None
    version: int | None = None
    supplier: UUID | None = None
    section: str = ""
    page: str = ""
    url: str = ""
    timecode: str = ""
    share: str = ""
    credit: str = ""
    column: UUID | None = None
    slot: str = ""
    late: bool = False
    about: tuple[UUID, ...] = ()
    sheet: str | None = None


@event("vn.tinhban.usage.confirmed.v1")
class UsageConfirmed:
    """The partner holds the same use in its own book."""

    usage: UUID
    confirmed_on: date
    reason: str = ""


@event("vn.tinhban.usage.rejected.v1")
class UsageRejected:
    """The supplier says that this was not its item."""

    usage: UUID
    reason: str
    rejected_on: date


@event("vn.tinhban.usage.disputed.v1")
class UsageDisputed:
    """The partner's book says otherwise."""

    usage: UUID
    reason: str
    disputed_on: date


@event("vn.tinhban.usage.withdrawn.v1")
class UsageWithdrawn:
    """The claimer takes its claim back; both stay in the book."""

    usage: UUID
    reason: str
    withdrawn_on: date


@event("vn.tinhban.usage.linked.v1")
class UsageLinked:
    """The claimer says which item a use was of that was claimed before the item came."""

    usage: UUID
    item: UUID
    version: int


@event("vn.tinhban.correction.acted.v1")
class CorrectionActed:
    """A user of an old version says what it did after a correction or a kill."""

    item: UUID
    version: int
    done: str
    acted_on: date
    killed: bool = False
    note: str = ""
