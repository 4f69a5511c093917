"""A request to an equal for material (đề nghị cung cấp)."""

from datetime import date
from uuid import UUID

from tinhban.wire.declaring import event


@event("vn.tinhban.request.made.v1")
class RequestMade:
    """One organisation asks another for something, or for an item that it was shown, by a day."""

    request: UUID
    to: UUID
    kind: str
    title: str
    made_on: date
    needed_by: date | None = None
    length: int | None = None
    note: str = ""
    item: UUID | None = None


@event("vn.tinhban.request.cancelled.v1")
class RequestCancelled:
    """The asker no longer needs it."""

    request: UUID
    reason: str
    cancelled_on: date


@event("vn.tinhban.request.answered.v1")
class RequestAnswered:
    """The organisation asked agrees to supply, or says why not; a later answer replaces it."""

    request: UUID
    accepted: bool
    reason: str
    answered_on: date
