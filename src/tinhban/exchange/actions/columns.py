"""Columns: which slot a piece fills, and what may be promised."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tinhban.exchange.actions.claims import Publication
from tinhban.exchange.models import Column
from tinhban.organisations.models import Organisation
from tinhban.proof.slots import slot_ends_on, slot_of
from tinhban.records.refusals import RecordRefused

PIECES = 100


def check_promise(_column: Column | None, said: dict[str, Any]) -> None:
    """A promise ends after it begins."""
    ends_on: date | None = said.get("ends_on")
    if ends_on is not None and ends_on < said["starts_on"]:
        raise RecordRefused(_("The column ends before it starts."), field="ends_on")


def owner_only(column: Column, as_: Organisation) -> None:
    if column.owned_by != as_.uid:
        raise RecordRefused(_("Only the publication that owns the column may excuse a slot."))


def in_column(
    column: Column, published: Publication, *, channel: str, as_: Organisation
) -> Publication:
    """The slot that the piece fills: the one named, or that of its day."""
    if column.owned_by != as_.uid or column.channel != channel:
        raise RecordRefused(
            _("Only the publication that owns the column may fill it."), field="column"
        )
    own = slot_of(column.frequency, published.used_on)
    slot = published.slot or own
    check_slot(column, {"slot": slot})
    if slot > own:
        told = _("A piece of %(day)s cannot fill a later slot.")
        raise RecordRefused(told % {"day": f"{published.used_on:%d/%m/%Y}"}, field="slot")
    partners = column.partners.values_list("organisation", flat=True)
    return replace(
        published,
        column=column.uid,
        outlet=published.outlet or column.outlet,
        section=published.section or column.name,
        slot=slot,
        late=slot_ends_on(slot) < published.used_on,
        about=published.about or tuple(partners.order_by("uid")),
    )


def check_slot(column: Column, said: dict[str, Any]) -> None:
    """The column promises something in this slot, that in which it ends included."""
    slot: str = said["slot"]
    try:
        end = slot_ends_on(slot)
        known = slot_of(column.frequency, end) == slot
    except (ValueError, IndexError):
        known = False
    if not known:
        told = _("“%(slot)s” is not a slot of this column.")
        raise RecordRefused(told % {"slot": slot}, field="slot")
    last = column.ends_on and slot_ends_on(slot_of(column.frequency, column.ends_on))
    if end < column.starts_on or (last and end > last):
        raise RecordRefused(_("The column does not run in this slot."), field="slot")
