"""A promise for each week, month or quarter, over whatever is counted: its things and excuses are read at once."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol
from uuid import UUID, uuid5

from tinhban.figures import places
from tinhban.figures.counters import Only, Row, Tally
from tinhban.proof.rule_data import Rule
from tinhban.proof.rules import EXCUSED, FILLED, LATE, OPEN
from tinhban.proof.slots import planned_slots, slot_ends_on, slot_of
from tinhban.proof.things import line


class Piece(NamedTuple):
    """One thing that may fill a slot, and what the other side says of it."""

    uid: UUID
    entry_hash: str
    on: date
    late: bool
    slot: str
    agreed: bool
    contradicted: bool

    @property
    def state(self) -> str:
        return "disputed" if self.contradicted else "confirmed" if self.agreed else "unanswered"


class Excuse(NamedTuple):
    """A slot that was said to be left empty."""

    slot: str
    entry_hash: str
    of: UUID
    excused_by: UUID
    excused_on: date
    reason: str

    @property
    def place(self) -> places.Place:
        return slot_ends_on(self.slot), uuid5(self.of, self.slot)


class Promised(Protocol):
    """What the tables say of promises: a feature reads it, the slots are counted here."""

    def pieces(self, rules: Collection[Rule]) -> dict[Rule, list[Piece]]:
        """The things that each rule admits, on whatever day."""
        ...

    def excuses(self, rules: Collection[Rule]) -> dict[Rule, list[Excuse]]: ...

    def described(self, uids: Collection[UUID]) -> Iterable[Row]:
        """Things as a person reads them; `subject` is their uid."""
        ...

    def excuse(self, excuse: Excuse) -> Row: ...


@dataclass(frozen=True)
class _Kept:
    """The planned slots, the pieces in each and the excuses."""

    each: int
    pieces: dict[str, list[Piece]]
    excuses: list[Excuse]

    @property
    def things(self) -> list[Piece]:
        return [piece for pieces in self.pieces.values() for piece in pieces]

    def tally(self) -> Tally:
        excused = {excuse.slot for excuse in self.excuses}
        states = {s: self._state(pieces, s in excused) for s, pieces in self.pieces.items()}
        things = self.things
        return Tally(
            number=sum(state in (FILLED, LATE) for state in states.values()),
            agreed=sum(piece.state == "confirmed" for piece in things),
            contradicted=sum(piece.state == "disputed" for piece in things),
            slots=states,
            pieces=len(things),
        )

    def _state(self, pieces: list[Piece], excused: bool) -> str:
        if len(pieces) >= self.each:
            return FILLED if sum(not p.late for p in pieces) >= self.each else LATE
        return EXCUSED if excused else OPEN


class PerSlot:
    """The counter of any declaration per slot."""

    def __init__(self, promised: Promised) -> None:
        self._promised = promised

    def _kept(self, rules: Collection[Rule]) -> dict[Rule, _Kept]:
        """What was promised by each rule and became of it, in two queries."""
        pieces, excuses = self._promised.pieces(rules), self._promised.excuses(rules)
        return {rule: _kept(rule, pieces[rule], excuses[rule]) for rule in rules}

    def tallies(self, rules: Collection[Rule]) -> dict[Rule, Tally]:
        return {rule: kept.tally() for rule, kept in self._kept(rules).items()}

    def lines(self, rule: Rule) -> list[str]:
        kept = self._kept([rule])[rule]
        things = [line(piece.entry_hash, str(piece.uid)) for piece in kept.things]
        return things + [line(e.entry_hash, e.slot) for e in kept.excuses]

    def rows(
        self, rule: Rule, *, after: str = "", limit: int = 50, only: Only = ""
    ) -> Sequence[Row]:
        kept = self._kept([rule])[rule]
        wanted_state = "unanswered" if only == "awaiting" else only
        found: list[tuple[places.Place, Excuse | None]] = [
            ((piece.on, piece.uid), None)
            for piece in kept.things
            if wanted_state in ("", piece.state)
        ]
        if not only:
            found += [(excuse.place, excuse) for excuse in kept.excuses]
        begin = places.read(after)
        page = sorted((f for f in found if begin is None or f[0] > begin), key=lambda f: f[0])
        page = page[:limit]
        wanted = [uid for (_on, uid), excuse in page if not excuse]
        told = {row.subject: row for row in self._promised.described(wanted)}
        return [
            self._promised.excuse(excuse) if excuse else told[uid] for (_on, uid), excuse in page
        ]


def _kept(rule: Rule, things: Iterable[Piece], excuses: Iterable[Excuse]) -> _Kept:
    per = rule.per
    if per is None:
        raise TypeError("a rule without slots")
    planned = planned_slots(per.slot, rule.starts_on, rule.ends_on)
    pieces: dict[str, list[Piece]] = {slot: [] for slot in planned}
    for piece in sorted(things, key=lambda p: (p.on, p.uid)):
        slot = piece.slot or slot_of(per.slot, piece.on)
        if slot in pieces:
            pieces[slot].append(piece)
    told = sorted(excuse for excuse in excuses if excuse.slot in pieces)
    return _Kept(per.each, pieces, told)
