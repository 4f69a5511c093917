"""An item: versions that never change, approved, corrected, withheld or killed by its owner."""

from datetime import date, datetime
from uuid import UUID

from tinhban.wire.declaring import event, part


@part
class Rights:
    """What a receiver may do; empty means unrestricted. What is denied here wins."""

    media: tuple[str, ...] = ()
    organisations: tuple[UUID, ...] = ()
    until: date | None = None
    note: str = ""


@part
class File:
    """A file of an item, named by its content."""

    sha256: str
    size: int
    media_type: str
    name: str


@event("vn.tinhban.item.approved.v1")
class ItemApproved:
    """The first version of an item, or a version after it was withheld."""

    item: UUID
    version: int
    kind: str
    title: str
    text: str
    content_hash: str
    approved_on: date
    sector_field: str = ""
    length: int | None = None
    language: str = "vi"
    embargo_until: datetime | None = None
    rights: Rights = Rights()
    credit: str = ""
    files: tuple[File, ...] = ()
    evolved_from: UUID | None = None
    root: UUID | None = None


@event("vn.tinhban.item.corrected.v1")
class ItemCorrected:
    """A further version; every user of an older one must act."""

    item: UUID
    version: int
    kind: str
    title: str
    text: str
    content_hash: str
    corrected_on: date
    reason: str
    sector_field: str = ""
    length: int | None = None
    language: str = "vi"
    embargo_until: datetime | None = None
    rights: Rights = Rights()
    credit: str = ""
    files: tuple[File, ...] = ()
    evolved_from: UUID | None = None
    root: UUID | None = None


@event("vn.tinhban.item.killed.v1")
class ItemKilled:
    """The owner stops every use, for ever."""

    item: UUID
    version: int
    reason: str
    killed_on: date


@event("vn.tinhban.item.withheld.v1")
class ItemWithheld:
    """The owner holds the item back; a later approved version releases it."""

    item: UUID
    version: int
    reason: str
    withheld_on: date
