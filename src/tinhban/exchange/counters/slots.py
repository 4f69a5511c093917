"""The slots of a promise such as "1 bài/tuần": a column has some hundred pieces a year, read at once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.urls import reverse
from django.utils.translation import gettext as _

from tinhban.exchange.counters import places, usages
from tinhban.exchange.models import SlotExcuse, Usage
from tinhban.exchange.rows import slot_words
from tinhban.figures.counters import Only, Row, Tally, Witness
from tinhban.proof.rules import Rule, line
from tinhban.proof.slots import planned_slots, slot_ends_on, slot_of

Piece = tuple[UUID, str, date, bool]  # uid, entry hash, day, late


@dataclass(frozen=True)
class _Promise:
    """The planned slots, the pieces in each and the excuses."""

    pieces: dict[str, list[Piece]]
    excuses: list[SlotExcuse]

    def states(self, each: int) -> dict[str, str]:
        excused = {e.slot for e in self.excuses}
        return {slot: _state(pieces, each, slot in excused) for slot, pieces in self.pieces.items()}


def _state(pieces: list[Piece], each: int, excused: bool) -> str:
    if len(pieces) >= each:
        return "filled" if sum(not late for *_rest, late in pieces) >= each else "late"
    return "excused" if excused else "open"


def _promise(rule: Rule) -> _Promise:
    planned = planned_slots(rule.slot, rule.starts_on, rule.ends_on)
    pieces: dict[str, list[Piece]] = defaultdict(list)
    rows = usages.used(rule).values_list("uid", "entry_hash", "used_on", "late", "slot")
    for uid, entry_hash, used_on, late, slot in rows.order_by("used_on", "uid"):
        pieces[slot or slot_of(rule.slot, used_on)].append((uid, entry_hash, used_on, late))
    excuses = SlotExcuse.objects.filter(
        column_id=UUID(rule.column or ""),
        excused_by=UUID(rule.user),
        channel__in=rule.channels,
        slot__in=planned,
    )
    return _Promise({slot: pieces[slot] for slot in planned}, list(excuses.order_by("slot")))


class SlotCounter:
    """Slots filled or excused."""

    def tally(self, rule: Rule) -> Tally:
        promise = _promise(rule)
        states = promise.states(rule.each)
        rows = _uses(promise)
        return Tally(
            number=sum(state in ("filled", "late") for state in states.values()),
            confirmed=usages.confirmed(rows).count(),
            disputed=usages.disputed(rows).count(),
            slots=states,
            pieces=sum(len(pieces) for pieces in promise.pieces.values()),
        )

    def lines(self, rule: Rule) -> list[str]:
        promise = _promise(rule)
        uses = [
            line(entry_hash, str(uid))
            for pieces in promise.pieces.values()
            for uid, entry_hash, *_rest in pieces
        ]
        return uses + [line(e.entry_hash, e.slot) for e in promise.excuses]

    def rows(
        self, rule: Rule, *, after: str = "", limit: int = 50, only: Only = ""
    ) -> Sequence[Row]:
        promise = _promise(rule)
        rows = usages.only_those(_uses(promise), only)
        keys: list[tuple[date, UUID, SlotExcuse | None]] = [
            (on, uid, None) for uid, on in rows.values_list("uid", "used_on")
        ]
        if not only:
            keys += [(slot_ends_on(e.slot), _place(e), e) for e in promise.excuses]
        place = places.read(after)
        keys = sorted((k for k in keys if place is None or k[:2] > place), key=lambda k: k[:2])
        page = keys[:limit]
        wanted = Usage.objects.filter(uid__in=[uid for _on, uid, excuse in page if excuse is None])
        told = {row.subject: row for row in usages.described(wanted)}
        return [told[uid] if excuse is None else _excuse(excuse) for _on, uid, excuse in page]


def _uses(promise: _Promise) -> Any:
    return Usage.objects.filter(
        uid__in=[uid for pieces in promise.pieces.values() for uid, *_rest in pieces]
    )


def _place(excuse: SlotExcuse) -> UUID:
    return uuid5(excuse.column_id, excuse.slot)


def _excuse(excuse: SlotExcuse) -> Row:
    on = slot_ends_on(excuse.slot)
    return Row(
        cursor=places.cursor(on, _place(excuse)),
        line=line(excuse.entry_hash, excuse.slot),
        on=on,
        title=_("Excused: %(reason)s") % {"reason": excuse.reason},
        kind="",
        where=slot_words(excuse.slot),
        subject=excuse.column_id,
        link=reverse("exchange:column", args=[excuse.column_id]),
        witnesses=(
            Witness(
                "excused",
                excuse.excused_by,
                excuse.entry_hash,
                excuse.excused_on,
                excuse.reason,
            ),
        ),
    )
