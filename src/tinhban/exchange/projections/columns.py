"""Columns and excused slots: the publication's own word."""

from tinhban.exchange.models import Column, ColumnPartner, SlotExcuse
from tinhban.exchange.models.projected import line_uid
from tinhban.exchange.projections import rows
from tinhban.ledger import tables
from tinhban.ledger.entries import AppliedEntry
from tinhban.ledger.registry import applies
from tinhban.wire.exchange import ColumnDeclared, SlotExcused


@applies(ColumnDeclared)
def declare_column(event: ColumnDeclared, entry: AppliedEntry) -> int:
    """A later declaration of the same owner replaces what the first said."""
    values = {
        **rows.of(entry),
        **rows.named(event.name, event.outlet),
        "owned_by": entry.signer,
        "outlet": event.outlet,
        "edition": event.edition,
        "name": event.name,
        "frequency": event.frequency,
        "each": event.each,
        "starts_on": event.starts_on,
        "ends_on": event.ends_on,
    }
    if not tables.insert(Column, uid=event.column, **values):
        own = Column.objects.filter(uid=event.column, owned_by=entry.signer, channel=entry.channel)
        if not own.update(**values):
            return 0
        ColumnPartner.objects.filter(column_id=event.column).delete()
    for partner in dict.fromkeys(event.about):
        uid = line_uid(event.column, partner)
        tables.insert(
            ColumnPartner,
            uid=uid,
            column_id=event.column,
            organisation=partner,
            **rows.part_of(entry),
        )
    return 1


@applies(SlotExcused)
def excuse_slot(event: SlotExcused, entry: AppliedEntry) -> int:
    return tables.insert(
        SlotExcuse,
        **rows.of(entry),
        column_id=event.column,
        excused_by=entry.signer,
        slot=event.slot,
        reason=event.reason,
        excused_on=event.excused_on,
    )
