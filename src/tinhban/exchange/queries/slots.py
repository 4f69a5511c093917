"""The slots of a column: filled, late, excused, missed or still to come."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhban.exchange.models import Column, SlotExcuse, Usage
from tinhban.proof.slots import planned_slots, slot_ends_on, slot_of

SLOT_STATES = {
    "filled": ("s-ok", "done", gettext_lazy("Filled")),
    "late": ("s-late", "risk", gettext_lazy("Made up for late")),
    "excused": ("s-off", "off", gettext_lazy("Excused")),
    "missed": ("s-miss", "late", gettext_lazy("Missed")),
    "planned": ("s-miss", "", gettext_lazy("Planned")),
}
LONGEST = timedelta(days=92)  # a quarter


@dataclass(frozen=True)
class Slot:
    """One span of a promise, and what stands in it."""

    name: str
    ends_on: date
    state: str  # filled | late | excused | missed | planned
    pieces: tuple[Usage, ...]
    reason: str = ""

    @property
    def shown(self) -> tuple[str, str, Any]:
        """The class of its cell in the strip, that of its state, and the words."""
        return SLOT_STATES[self.state]


@dataclass(frozen=True)
class Strip:
    """The slots of a span, as they are counted and drawn."""

    slots: tuple[Slot, ...]

    @property
    def told(self) -> dict[str, int]:
        states = [slot.state for slot in self.slots]
        once = {state: states.count(state) for state in ("late", "excused", "missed")}
        filled = states.count("filled") + once["late"]
        return {"planned": len(states), "filled": filled, **once}

    @property
    def words(self) -> str:
        """How many were filled, and what became of the others."""
        words = {
            "late": _("%d made up for"),
            "excused": _("%d excused"),
            "missed": _("%d missed"),
        }
        first = _("%(filled)s of %(planned)s filled") % self.told
        return ", ".join([first, *(w % self.told[s] for s, w in words.items() if self.told[s])])

    @property
    def cells(self) -> list[tuple[str, Slot]]:
        """Where each slot is drawn: three units wide."""
        return [(f"{0.5 + 3 * n:.1f}", slot) for n, slot in enumerate(self.slots)]

    @property
    def width(self) -> int:
        return 3 * len(self.slots)


def planned(column: Column, starts_on: date, ends_on: date) -> tuple[str, ...]:
    """The slots that the column promises inside these days."""
    first = max(starts_on, column.starts_on)
    last = min(ends_on, column.ends_on or ends_on)
    return planned_slots(column.frequency, first, last) if first <= last else ()


def strip(column: Column, starts_on: date, ends_on: date, *, today: date) -> list[Slot]:
    """Every slot of these days; a late piece fills, an excuse explains, what is over is missed."""
    return strips([column], starts_on, ends_on, today=today)[column.uid]


def strips(
    columns: Sequence[Column], starts_on: date, ends_on: date, *, today: date
) -> dict[UUID, list[Slot]]:
    """The same for many columns, in two questions: their pieces of these slots, and their excuses."""
    names = {column.uid: planned(column, starts_on, ends_on) for column in columns}
    every = {name for found in names.values() for name in found}
    by_uid: dict[UUID | None, Column] = {column.uid: column for column in columns}
    pieces: dict[tuple[UUID, str], list[Usage]] = defaultdict(list)
    # A piece that names no slot fills that of its day; a slot may begin before these days.
    days = (starts_on - LONGEST, ends_on + LONGEST)
    uses = Usage.objects.filter(
        Q(slot__in=every) | Q(slot="", used_on__range=days), column_id__in=names, withdrawn_on=None
    )
    for usage in uses.order_by("used_on", "uid"):
        column = by_uid[usage.column_id]
        if usage.used_by == column.owned_by:
            slot = usage.slot or slot_of(column.frequency, usage.used_on)
            pieces[column.uid, slot].append(usage)
    excuses = {
        (excuse.column_id, excuse.slot): excuse.reason
        for excuse in SlotExcuse.objects.filter(column_id__in=names, slot__in=every)
        if excuse.excused_by == by_uid[excuse.column_id].owned_by
    }
    return {
        column.uid: [
            _slot(column, name, pieces[column.uid, name], excuses.get((column.uid, name)), today)
            for name in names[column.uid]
        ]
        for column in columns
    }


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
