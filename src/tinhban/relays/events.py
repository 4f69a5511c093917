"""What stations tell each other of a relay."""

from datetime import date
from uuid import UUID

from tinhban.wire.declaring import event


@event("vn.tinhban.relay.proposed.v1")
class RelayProposed:
    """The source offers a programme to be broadcast by others, live or recorded."""

    relay: UUID
    to: tuple[UUID, ...]
    title: str
    airs_on: date
    starts: str
    minutes: int
    recorded: bool = False
    signal: str = ""
    note: str = ""


@event("vn.tinhban.relay.cancelled.v1")
class RelayCancelled:
    """The source calls it off."""

    relay: UUID
    reason: str
    cancelled_on: date


@event("vn.tinhban.relay.answered.v1")
class RelayAnswered:
    """A taker says how far it is: confirmed, declined, tested, on air; a later word replaces it."""

    relay: UUID
    step: str
    reason: str
    answered_on: date


@event("vn.tinhban.relay.completed.v1")
class RelayCompleted:
    """A taker has broadcast it, live (completed) or from a recording (recorded): one use of its source's programme."""

    use: UUID
    relay: UUID
    source: UUID
    title: str
    outlet: str
    airs_on: date
    minutes: int
    step: str
