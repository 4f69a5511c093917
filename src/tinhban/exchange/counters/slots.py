"""The slots of a promise such as "1 bài/tuần": a column has some hundred pieces a year, read at once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tinhban.exchange.counters import places, together, usages
from tinhban.exchange.models import SlotExcuse, Usage
from tinhban.exchange.rows import slot_words
from tinhban.figures.counters import Only, Row, Tally, Witness
from tinhban.proof.rules import Rule, line
from tinhban.proof.slots import planned_slots, slot_ends_on, slot_of


class _Piece(NamedTuple):
    """A use of the column, and what its partners say."""

    uid: UUID
    entry_hash: str
    used_on: date
    late: bool
    slot: str
    confirmed: bool
    disputed: bool

    @property
    def state(self) -> str:
        return "disputed" if self.disputed else "confirmed" if self.confirmed else "unanswered"


class _Excuse(NamedTuple):
    """A slot that the publication said it would leave empty."""

    slot: str
    entry_hash: str
    column_id: UUID
    excused_by: UUID
    excused_on: date
    reason: str

    @property
    def place(self) -> places.Place:
        return slot_ends_on(self.slot), uuid5(self.column_id, self.slot)


@dataclass(frozen=True)
class _Promise:
    """The planned slots, the pieces in each and the excuses."""

    each: int
    pieces: dict[str, list[_Piece]]
    excuses: list[_Excuse]

    @property
    def uses(self) -> list[_Piece]:
        return [piece for pieces in self.pieces.values() for piece in pieces]

    def states(self) -> dict[str, str]:
        excused = {excuse.slot for excuse in self.excuses}
        return {slot: self._state(pieces, slot in excused) for slot, pieces in self.pieces.items()}

    def _state(self, pieces: list[_Piece], excused: bool) -> str:
        if len(pieces) >= self.each:
            return "filled" if sum(not p.late for p in pieces) >= self.each else "late"
        return "excused" if excused else "open"


def _promises(rules: Collection[Rule]) -> dict[Rule, _Promise]:
    """What was promised by each rule and became of it, in two queries."""
    uses = together.rows(_used, rules, *_Piece._fields)
    excuses = together.rows(_excused, rules, *_Excuse._fields)
    return {rule: _promise(rule, uses[rule], excuses[rule]) for rule in rules}


def _used(rule: Rule) -> "QuerySet[Usage]":
    return usages.used(rule).annotate(
        confirmed=usages.is_confirmed(), disputed=usages.is_disputed()
    )


def _excused(rule: Rule) -> "QuerySet[SlotExcuse]":
    return SlotExcuse.objects.filter(
        column_id=UUID(rule.column or ""), excused_by=UUID(rule.user), channel__in=rule.channels
    )


def _promise(rule: Rule, uses: list[Any], excuses: list[Any]) -> _Promise:
    planned = planned_slots(rule.slot, rule.starts_on, rule.ends_on)
    pieces: dict[str, list[_Piece]] = {slot: [] for slot in planned}
    for piece in sorted((_Piece(*row) for row in uses), key=lambda p: (p.used_on, p.uid)):
        slot = piece.slot or slot_of(rule.slot, piece.used_on)
        if slot in pieces:
            pieces[slot].append(piece)
    told = sorted(_Excuse(*row) for row in excuses)
    return _Promise(rule.each, pieces, [excuse for excuse in told if excuse.slot in pieces])


class SlotCounter:
    """Slots filled or excused."""

    def tallies(self, rules: Collection[Rule]) -> dict[Rule, Tally]:
        return {rule: _tally(promise) for rule, promise in _promises(rules).items()}

    def lines(self, rule: Rule) -> list[str]:
        promise = _promises([rule])[rule]
        uses = [line(piece.entry_hash, str(piece.uid)) for piece in promise.uses]
        return uses + [line(e.entry_hash, e.slot) for e in promise.excuses]

    def rows(
        self, rule: Rule, *, after: str = "", limit: int = 50, only: Only = ""
    ) -> Sequence[Row]:
        promise = _promises([rule])[rule]
        found: list[tuple[places.Place, _Excuse | None]] = [
            ((piece.used_on, piece.uid), None)
            for piece in promise.uses
            if only in ("", piece.state)
        ]
        if not only:
            found += [(excuse.place, excuse) for excuse in promise.excuses]
        begin = places.read(after)
        page = sorted((f for f in found if begin is None or f[0] > begin), key=lambda f: f[0])
        page = page[:limit]
        wanted = Usage.objects.filter(uid__in=[uid for (_on, uid), excuse in page if not excuse])
        told = {row.subject: row for row in usages.described(wanted)}
        return [_excuse(excuse) if excuse else told[uid] for (_on, uid), excuse in page]


def _tally(promise: _Promise) -> Tally:
    states, uses = promise.states(), promise.uses
    return Tally(
        number=sum(state in ("filled", "late") for state in states.values()),
        confirmed=sum(piece.state == "confirmed" for piece in uses),
        disputed=sum(piece.state == "disputed" for piece in uses),
        slots=states,
        pieces=len(uses),
    )


def _excuse(excuse: _Excuse) -> Row:
    return Row(
        cursor=places.cursor(*excuse.place),
        line=line(excuse.entry_hash, excuse.slot),
        on=excuse.place[0],
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
