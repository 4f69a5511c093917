"""Entries from elsewhere: stored, verified and applied in steps of their own; bad bytes never stay."""

import logging
from collections.abc import Iterable
from itertools import islice

from django.db import IntegrityError

from tinhban.foundation import time
from tinhban.ledger import checks, guard, locks, verdicts
from tinhban.ledger import intake as intakes
from tinhban.ledger.applying import SETTLED, STRUCTURE, Applying, left_waiting
from tinhban.ledger.checks import Arrived, Fork, Known
from tinhban.ledger.entries import Ingested, State
from tinhban.ledger.errors import Gap
from tinhban.ledger.intake import Intake
from tinhban.ledger.models import Entry, ForkedEntry, Quarantine
from tinhban.ledger.rebuilding import build_again
from tinhban.ledger.storing import row_of, states_of
from tinhban.wire.refusals import EntryRefused

log = logging.getLogger(__name__)

BATCH = 500


def ingest(link: bytes, body: bytes | None) -> Ingested:
    """Take one entry from elsewhere; raises EntryRefused, having stored nothing, if it may not be kept."""
    refused: list[EntryRefused] = []
    (outcome,) = _take([(link, body)], refused, apply=True)
    for error in refused:
        raise error
    return outcome


def ingest_many(
    entries: Iterable[tuple[bytes, bytes | None]], *, apply: bool = True
) -> list[Ingested]:
    """Take many entries, in the order given; a refused one stops its author's log, not the others."""
    outcomes: list[Ingested] = []
    source = iter(entries)
    while batch := list(islice(source, BATCH)):
        outcomes += _take(batch, [], apply=apply)
    return outcomes


def apply_waiting(*channels: str) -> int:
    """Apply what was stored and not yet applied; the number of entries applied."""
    return _apply_all(sorted(channels), {})


def _take(
    batch: list[tuple[bytes, bytes | None]], refused: list[EntryRefused], *, apply: bool
) -> list[Ingested]:
    outcomes: dict[int, Ingested] = {}
    arrived: dict[int, Arrived] = {}
    for index, (raw, body) in enumerate(batch):
        try:
            arrived[index] = checks.read(raw, body)
        except EntryRefused as error:
            outcomes[index] = _refusal("", error, refused)
    rows: dict[str, Entry] = {}
    with intakes.opened() as intake:
        _lock(intake, arrived.values())
        keeping = _Keeping(intake, arrived.values(), refused, rows)
        for index, one in arrived.items():
            outcomes[index] = keeping.keep(one)
        keeping.write()
    if apply and arrived:
        _apply_all(sorted({one.link.channel for one in arrived.values()}), rows)
    return _as_stored([outcomes[index] for index in range(len(batch))])


class _Keeping:
    """One batch on its way into the database."""

    def __init__(
        self,
        intake: Intake,
        arrived: Iterable[Arrived],
        refused: list[EntryRefused],
        rows: dict[str, Entry],
    ) -> None:
        self._intake = intake
        self._known = Known()
        self._refused = refused
        self._rows = rows
        self._now = time.now()
        self._unwritten: list[Entry] = []
        self._build_again: set[str] = set()
        names = [one.link.hash for one in arrived]
        self._here = states_of(names)
        aside = ForkedEntry.objects.filter(hash__in=names).values_list("hash", flat=True)
        self._here |= dict.fromkeys(aside, State.FORKED)

    def keep(self, arrived: Arrived) -> Ingested:
        """Verify one entry and hold it for writing."""
        link = arrived.link
        if link.hash in self._here:
            return self._again(arrived)
        try:
            state = checks.check(arrived, self._known, self._intake)
        except Fork as fork:
            return self._fork(arrived, fork)
        except Gap as gap:
            if ForkedEntry.objects.filter(hash=link.previous).exists():
                return self._fork(arrived, Fork(link.seq, link.seq))
            return _refusal(link.hash, gap, self._refused)
        except EntryRefused as error:
            return _refusal(link.hash, error, self._refused)
        self._here[link.hash] = state
        row = row_of(
            link,
            body=arrived.raw_body,
            business_id=None if arrived.body is None else arrived.body.id,
            state=state,
            received_at=self._now,
        )
        row.__dict__["data"] = None if arrived.body is None else arrived.body.data
        self._rows[link.hash] = row
        self._unwritten.append(row)
        self._intake.advance(row)
        if link.type.startswith(STRUCTURE):
            self._apply_at_once(link.channel)
        return Ingested(hash=link.hash, state=state)

    def write(self) -> None:
        """Bring what is held into the database, and every table up to it."""
        rows, self._unwritten = self._unwritten, []
        if rows:
            again = verdicts.repeats(rows)
            self._intake.store_all(rows)
            self._intake.flush()
            self._here |= {row.hash: row.state for row in rows}
            self._leave_own_epochs(rows)
            if again:
                self._build_again.add(rows[0].channel)
        for channel in self._build_again:
            build_again(channel)
        self._build_again.clear()

    def _leave_own_epochs(self, rows: list[Entry]) -> None:
        """A peer that knows more of our own epoch than we do has met another copy of us."""
        for channel, organisation, epoch in {(r.channel, r.organisation, r.epoch) for r in rows}:
            mark = guard.read(channel, organisation)
            if mark is not None and mark.epoch == epoch:
                guard.begin_epoch(channel, organisation, "")

    def _apply_at_once(self, channel: str) -> None:
        self.write()
        _apply([channel], self._rows)
        self._known = Known()
        self._intake.forget_tips()

    def _again(self, arrived: Arrived) -> Ingested:
        """The same bytes again: nothing to do, unless they bring a body that was withheld."""
        name = arrived.link.hash
        state = State(self._here[name])
        if state != State.WITHHELD or arrived.body is None:
            return Ingested(hash=name, state=state)
        self.write()
        Entry.objects.filter(pk=name, state=State.WITHHELD).update(
            body=arrived.raw_body, business_id=arrived.body.id, state=State.WAITING
        )
        build_again(arrived.link.channel)  # others may have been applied without it
        state = State(Entry.objects.values_list("state", flat=True).get(pk=name))
        self._here[name] = state
        return Ingested(hash=name, state=state)

    def _fork(self, arrived: Arrived, fork: Fork) -> Ingested:
        link = arrived.link
        self.write()
        other = Entry.objects.filter(
            channel=link.channel,
            organisation=link.organisation,
            epoch=link.epoch,
            seq=fork.other_seq,
        ).first()
        log.error(
            "two branches of one log",
            extra={"channel": link.channel, "organisation": str(link.organisation)},
        )
        if verdicts.keep_branch(arrived, fork, other):
            build_again(link.channel)
        self._intake.forget_tips()
        self._here[link.hash] = State.FORKED
        return Ingested(hash=link.hash, state=State.FORKED)


def _apply_all(channels: list[str], rows: dict[str, Entry]) -> int:
    try:
        with intakes.opened():
            for channel in channels:
                locks.lock_ingest(channel)
            return _apply(channels, rows)
    except IntegrityError:
        # A row points at one that is not there, seen at the commit only: find out whose it is.
        return sum(build_again(channel) for channel in channels)


def _apply(channels: Iterable[str], rows: dict[str, Entry]) -> int:
    """The third step: whatever is stored and waits for nothing."""
    applying = Applying()
    # A repeat, or an entry whose body was withheld, is settled without being applied.
    settled = [name for name, row in rows.items() if row.state in SETTLED]
    applying.run(left_waiting(channels, rows), settled)
    again = {entry.channel for entry in applying.applied if verdicts.follow(entry)}
    for channel in again:
        build_again(channel)
    return len(applying.applied)


def _as_stored(outcomes: list[Ingested]) -> list[Ingested]:
    names = [outcome.hash for outcome in outcomes if outcome.state != State.REFUSED]
    states = states_of(names)
    errors: dict[str, str] = {}
    if State.QUARANTINED in states.values():
        why = Quarantine.objects.filter(entry_hash__in=names)
        errors = dict(why.values_list("entry_hash", "error"))
    return [
        Ingested(hash=one.hash, state=State(states[one.hash]), error=errors.get(one.hash, ""))
        if one.hash in states and one.state not in (State.REFUSED, State.FORKED)
        else one
        for one in outcomes
    ]


def _lock(intake: Intake, arrived: Iterable[Arrived]) -> None:
    logs = {(one.link.channel, one.link.organisation) for one in arrived}
    for channel in sorted({channel for channel, _ in logs}):
        locks.lock_ingest(channel)
    for channel, organisation in sorted(logs):
        intake.lock(channel, organisation)


def _refusal(name: str, error: EntryRefused, refused: list[EntryRefused]) -> Ingested:
    log.warning("entry refused", extra={"entry": name, "reason": str(error)})
    refused.append(error)
    return Ingested(hash=name, state=State.REFUSED, error=str(error))
