"""Columns and excused slots: the publication's own word."""

from tinhban.exchange.finding import COLUMN
from tinhban.exchange.models import Column, ColumnPartner, SlotExcuse
from tinhban.records.index.filling import let_find
from tinhban.records.projections import Listed, made, said
from tinhban.wire.exchange import ColumnDeclared, SlotExcused

made(
    ColumnDeclared,
    Column,
    uid="column",
    signer="owned_by",
    sorted_by="name",
    words=("name", "outlet"),
    lists=[Listed(ColumnPartner, "about", owner="column_id")],
    replaces=True,
    then=[
        let_find(
            COLUMN,
            uid="column",
            on="starts_on",
            title="name",
            words=("outlet", "edition"),
            who=("about",),
        )
    ],
)
said(SlotExcused, SlotExcuse, about="column", signer="excused_by")
