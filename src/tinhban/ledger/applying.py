"""The third step of every entry, after storing and verifying: its projection changes the tables."""

import json
import logging
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Exists, OuterRef

from tinhban.foundation import time
from tinhban.ledger.entries import AppliedEntry, State
from tinhban.ledger.memberships import role_as_known
from tinhban.ledger.models import Entry, Quarantine, Wait
from tinhban.ledger.registry import projection_of
from tinhban.ledger.storing import portions, states_of
from tinhban.proof.links import NOWHERE
from tinhban.wire.declaring import UnknownType, decode
from tinhban.wire.refusals import EntryRefused

log = logging.getLogger(__name__)

# What an entry that refers to another one may rely on.
SETTLED = frozenset((State.APPLIED, State.REPEAT, State.WITHHELD, State.ERASED))
# Who may write, and with which key, never waits for what was written: membership has its own chain,
# and a statement of a root key may end the very state in which its author's log is held back.
STRUCTURE = tuple(f"vn.tinhban.{noun}." for noun in ("channel", "member", "key", "fork"))
KNOWN_CRITICAL: frozenset[str] = frozenset()

Position = tuple[str, UUID, str]


# The database failed, not the entry.
FAILED_DATABASE = (OperationalError, InterfaceError)
TOGETHER = 100  # entries in one savepoint


class _OneFailed(Exception):
    """The last entry that was tried cannot be applied."""


class NotApplicable(EntryRefused):
    """An entry that this release must keep but may not apply."""


def applied_entry(row: Entry) -> AppliedEntry:
    """An entry as projections and readers see it."""
    return AppliedEntry(
        hash=row.hash,
        channel=row.channel,
        signer=row.organisation,
        epoch=row.epoch,
        seq=row.seq,
        at=row.at,
        type=row.type,
        refs=tuple(row.refs.split()),
        membership=row.membership,
    )


def apply_to_tables(event: Any, entry: AppliedEntry) -> int:
    """Run the projection of an event; the number of rows it changed."""
    projection = projection_of(entry.type)
    if projection is None:
        raise UnknownType(entry.type)
    return projection(event, entry)


def uid_of(value: Any) -> UUID:
    """The uid of an organisation or person, given as itself or as its uid."""
    return value if isinstance(value, UUID) else value.uid


def data_of(row: Entry) -> dict[str, Any]:
    """The data of a stored body."""
    if row.body is None:
        raise NotApplicable("the body is not here")
    data: dict[str, Any] = json.loads(bytes(row.body))["data"]
    return data


class Applying:
    """One run over entries that wait: what can be applied is, and releases what waited for it."""

    def __init__(self, refused: Mapping[str, str] | None = None) -> None:
        self._refused = refused or {}
        self._applied: dict[str, Entry] = {}
        self.outcomes: dict[str, tuple[State, str]] = {}
        self._states: dict[str, str] = {}
        self._waiters: dict[str, list[Entry]] = defaultdict(list)
        self._unwritten: dict[str, State] = {}
        # Entries of an author that wait: those behind them keep the author's order.
        self._held: dict[Position, dict[int, str]] = {}
        self._writers: set[tuple[str, UUID, str]] = set()

    @property
    def applied(self) -> list[Entry]:
        return list(self._applied.values())

    def run(self, rows: Iterable[Entry], settled: Iterable[str] = ()) -> None:
        """Apply these entries, in this order, and whatever waited for them or for what is settled."""
        queue = deque(rows)
        self._learn_states(queue)
        released = self._waiting_for(list(settled))
        self._learn_states(released)
        queue.extend(released)
        while queue:
            self._work_through(queue)
            released = self._waiting_for(list(self._unwritten))
            self._write_states()
            self._learn_states(released)
            queue.extend(released)
        self._write_waits()

    def _work_through(self, queue: deque[Entry]) -> None:
        """Entries share a savepoint; one that fails takes the others along, and each is tried again by itself."""
        while queue:
            tried: list[Entry] = []
            try:
                with transaction.atomic():
                    self._apply_together(queue, tried)
            except _OneFailed:
                for row in tried:
                    self._settle(row, *self._try(row))
                    self._release(row, queue)

    def _apply_together(self, queue: deque[Entry], tried: list[Entry]) -> None:
        while queue and len(tried) < TOGETHER:
            row = queue.popleft()
            if self._states.get(row.hash, State.WAITING) != State.WAITING:
                continue
            missing = self._missing(row)
            if missing:
                for needed in missing:
                    self._waiters[needed].append(row)
                self._held_of(row)[row.seq] = row.hash
                continue
            tried.append(row)
            try:
                self._change_tables(row)
            except FAILED_DATABASE:
                raise
            except Exception as error:
                raise _OneFailed from error
            self._settle(row, State.APPLIED, "")
            self._release(row, queue)

    def _release(self, row: Entry, queue: deque[Entry]) -> None:
        """What waited for an entry comes next."""
        queue.extendleft(reversed(self._waiters.pop(row.hash, [])))

    def _missing(self, row: Entry) -> list[str]:
        states = self._states
        if row.type.startswith(STRUCTURE):
            known = row.membership == NOWHERE or states.get(row.membership) == State.APPLIED
            return [] if known else [row.membership]
        missing = [ref for ref in row.refs.split() if states.get(ref) not in SETTLED]
        if row.membership != NOWHERE and states.get(row.membership) != State.APPLIED:
            missing.append(row.membership)
        held = self._held_of(row)
        if held:
            before = [seq for seq in held if seq < row.seq]
            if before:
                missing.append(held[max(before)])
        return missing

    def _try(self, row: Entry) -> tuple[State, str]:
        try:
            with transaction.atomic():
                self._change_tables(row)
        except FAILED_DATABASE:
            raise
        except Exception as error:
            text = f"{type(error).__name__}: {error}"[:2000]
            log.warning("entry quarantined", extra={"entry": row.hash, "type": row.type})
            return State.QUARANTINED, text
        return State.APPLIED, ""

    def _change_tables(self, row: Entry) -> None:
        self._require_applicable(row)
        data = row.__dict__.get("data") or data_of(row)
        if apply_to_tables(decode(row.type, data), applied_entry(row)) == 0:
            log.info("entry changed nothing", extra={"entry": row.hash, "type": row.type})

    def _require_applicable(self, row: Entry) -> None:
        if row.hash in self._refused:
            raise NotApplicable(self._refused[row.hash])
        unknown = set(row.critical.split()) - KNOWN_CRITICAL
        if unknown:
            raise NotApplicable(f"needs {', '.join(sorted(unknown))}")
        if row.membership == NOWHERE:
            return
        author = (row.channel, row.organisation, row.membership)
        if author not in self._writers:
            role = role_as_known(*author)
            if role is None or not role.writes:
                raise NotApplicable("the author was no writing member then")
            self._writers.add(author)

    def _settle(self, row: Entry, state: State, error: str) -> None:
        self._states[row.hash] = self._unwritten[row.hash] = state
        self.outcomes[row.hash] = (state, error)
        self._held_of(row).pop(row.seq, None)
        if state == State.APPLIED:
            self._applied[row.hash] = row
        else:
            Quarantine.objects.update_or_create(
                entry_hash=row.hash,
                defaults={"channel": row.channel, "error": error, "since": time.now()},
            )

    def _held_of(self, row: Entry) -> dict[int, str]:
        position = (row.channel, row.organisation, row.epoch)
        held = self._held.get(position)
        if held is None:
            waits = Wait.objects.filter(entry_hash=OuterRef("hash"))
            found = Entry.objects.filter(
                Exists(waits),
                channel=row.channel,
                organisation=row.organisation,
                epoch=row.epoch,
                state=State.WAITING,
            )
            held = self._held[position] = dict(found.values_list("seq", "hash"))
        return held

    def _learn_states(self, rows: Iterable[Entry]) -> None:
        wanted: set[str] = set()
        for row in rows:
            wanted.update(row.refs.split(), (row.hash, row.membership))
        self._states |= states_of(wanted - self._states.keys())

    def _waiting_for(self, hashes: list[str]) -> list[Entry]:
        released: dict[str, Entry] = {}
        for some in portions(hashes):
            waits = Wait.objects.filter(needs__in=some)
            names = set(waits.values_list("entry_hash", flat=True))
            for portion in portions(names - self.outcomes.keys()):
                for row in Entry.objects.filter(hash__in=portion, state=State.WAITING):
                    released[row.hash] = row
            waits.delete()
        return sorted(released.values(), key=lambda r: (r.stamp, r.organisation, r.seq))

    def _write_states(self) -> None:
        by_state: dict[State, list[str]] = defaultdict(list)
        for name, state in self._unwritten.items():
            by_state[state].append(name)
        self._unwritten = {}
        for state, names in by_state.items():
            for some in portions(names):
                Entry.objects.filter(hash__in=some).update(state=state)

    def _write_waits(self) -> None:
        waits = [
            Wait(entry_hash=row.hash, needs=needed)
            for needed, rows in self._waiters.items()
            for row in rows
            if row.hash not in self.outcomes
        ]
        Wait.objects.bulk_create(waits, ignore_conflicts=True)


def left_waiting(channels: Iterable[str], at_hand: Mapping[str, Entry]) -> list[Entry]:
    """Entries that wait for nothing: just stored, or left by a run that ended before this step."""
    waits = Wait.objects.filter(entry_hash=OuterRef("hash"))
    rows = Entry.objects.filter(~Exists(waits), channel__in=list(channels))
    # The words of the partial index, so that SQLite uses it.
    rows = rows.extra(where=["state = 'waiting'"]).order_by("stamp", "organisation", "seq")
    names = list(rows.values_list("hash", flat=True))
    others = Entry.objects.in_bulk([name for name in names if name not in at_hand])
    return [at_hand.get(name) or others[name] for name in names]
