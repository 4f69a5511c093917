"""A column of a publication and the slots that it promises to fill."""

from datetime import date
from uuid import UUID

from tinhban.wire.declaring import event


@event("vn.tinhban.column.declared.v1")
class ColumnDeclared:
    """A publication promises a column about partners, at a frequency; a later one replaces it."""

    column: UUID
    outlet: str
    name: str
    frequency: str
    starts_on: date
    each: int = 1
    edition: str = ""
    ends_on: date | None = None
    about: tuple[UUID, ...] = ()


@event("vn.tinhban.slot.excused.v1")
class SlotExcused:
    """A slot that was not to be filled, and why ("nghỉ Tết, không xuất bản")."""

    column: UUID
    slot: str
    reason: str
    excused_on: date
