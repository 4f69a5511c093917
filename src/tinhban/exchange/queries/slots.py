"""The slots of a column: filled, late, excused, missed or still to come."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from tinhban.exchange.models import Column, SlotExcuse, Usage
from tinhban.proof.slots import planned_slots, slot_ends_on, slot_of


@dataclass(frozen=True)
class Slot:
    """One span of a promise, and what stands in it."""

    name: str
    ends_on: date
    state: str  # filled | late | excused | missed | planned
    pieces: tuple[Usage, ...]
    reason: str = ""

    @property
    def number(self) -> str:
        """The part of the name that tells slots of a year apart."""
        return self.name[5:].lstrip("WQ0") or "0"


def planned(column: Column, starts_on: date, ends_on: date) -> tuple[str, ...]:
    """The slots that the column promises inside these days."""
    first = max(starts_on, column.starts_on)
    last = min(ends_on, column.ends_on or ends_on)
    return planned_slots(column.frequency, first, last) if first <= last else ()


def strip(column: Column, starts_on: date, ends_on: date, *, today: date) -> list[Slot]:
    """Every slot of these days; a late piece fills, an excuse explains, what is over is missed."""
    names = planned(column, starts_on, ends_on)
    pieces: dict[str, list[Usage]] = defaultdict(list)
    uses = Usage.objects.filter(column_id=column.uid, used_by=column.owned_by, withdrawn_on=None)
    for usage in uses.order_by("used_on", "uid"):
        pieces[usage.slot or slot_of(column.frequency, usage.used_on)].append(usage)
    excuses = dict(
        SlotExcuse.objects.filter(
            column_id=column.uid, excused_by=column.owned_by, slot__in=names
        ).values_list("slot", "reason")
    )
    return [_slot(column, name, pieces[name], excuses.get(name), today) for name in names]


def _slot(column: Column, name: str, pieces: list[Usage], excuse: str | None, today: date) -> Slot:
    ends_on = slot_ends_on(name)
    if len(pieces) >= column.each:
        on_time = sum(not piece.late for piece in pieces)
        state = "filled" if on_time >= column.each else "late"
    elif excuse is not None:
        state = "excused"
    else:
        state = "missed" if ends_on < today else "planned"
    return Slot(name, ends_on, state, tuple(pieces), excuse or "")
