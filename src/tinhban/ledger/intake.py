"""One transaction's view of the logs: what it has read of them, and what it is going to store."""

import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections, transaction

from tinhban.foundation import time
from tinhban.ledger import guard, locks, tables
from tinhban.ledger.models import Entry, Epoch
from tinhban.ledger.storing import insert_actors, insert_entries
from tinhban.proof.encoding import b64url

FULL = 500  # rows kept back before they are written together


@dataclass
class Tip:
    """The last entry of one epoch, as this transaction knows it."""

    seq: int
    hash: str
    opened_at_year: int
    stored: bool
    changed: bool = False
    frozen_from: int | None = None
    closed: bool = False

    @property
    def next(self) -> int:
        return self.seq + 1


LogOfEpoch = tuple[str, UUID, str]
Kept = tuple[Entry, UUID | None]


class Intake:
    """What one transaction reads once and writes together."""

    def __init__(self) -> None:
        self.thread = threading.get_ident()
        self.written_for: list[tuple[str, UUID]] = []
        self.error: BaseException | None = None
        self.caches: dict[object, object] = {}
        self._connection = connections[DEFAULT_DB_ALIAS]  # past the proxy: asked at every entry
        self._depth = len(self._connection.savepoint_ids)
        self._rows: dict[str, Kept] = {}
        self._tips: dict[LogOfEpoch, Tip | None] = {}
        # Written inside a savepoint of the caller, which may yet take them away: entries recorded
        # there go with it, entries recorded before it have to be written again.
        self._inside: list[Kept] = []
        self._before: list[Kept] = []
        self._uncertain = False
        self._locked: set[tuple[str, UUID]] = set()
        self._chosen: dict[tuple[str, UUID], str] = {}

    def lock(self, channel: str, organisation: UUID) -> None:
        """Hold a log until the transaction ends."""
        if (channel, organisation) not in self._locked:
            locks.lock_log(channel, organisation)
            self._locked.add((channel, organisation))

    def tip(self, channel: str, organisation: UUID, epoch: str) -> Tip | None:
        """The last entry of an epoch, or None where the epoch is not known."""
        log = (channel, organisation, epoch)
        if log not in self._tips:
            row = Epoch.objects.filter(
                channel=channel, organisation=organisation, epoch=epoch
            ).first()
            self._tips[log] = (
                None
                if row is None
                else Tip(
                    seq=row.head_seq,
                    hash=row.head_hash,
                    opened_at_year=row.opened_at.astimezone(time.VIET_NAM).year,
                    stored=True,
                    frozen_from=row.frozen_from,
                    closed=row.closed_at_seq is not None,
                )
            )
        return self._tips[log]

    def forget_tips(self) -> None:
        """Read the epochs again at the next question."""
        self.flush()
        self._tips.clear()

    def epoch_to_continue(self, channel: str, organisation: UUID) -> str | None:
        """The epoch of ours that may go on, by the guard; None: the next entry opens a new one."""
        self._settle()
        chosen = self._chosen.get((channel, organisation))
        if chosen is not None and self._tips.get((channel, organisation, chosen)):
            return chosen  # nobody else writes while the log is held
        mark = guard.read(channel, organisation)
        if mark is None:
            return None
        tip = self.tip(channel, organisation, mark.epoch)
        may = guard.may_continue(
            mark,
            boot=guard.boot_id(),
            head_seq=None if tip is None else tip.seq,
            at_mark=self._hash_at(channel, organisation, mark.epoch, mark.seq),
        )
        if not may or tip is None or tip.frozen_from is not None or tip.closed:
            return None
        if time.today().year > tip.opened_at_year:
            return None  # a new file of the archive every year
        self._chosen[channel, organisation] = mark.epoch
        return mark.epoch

    def begin_epoch(self, channel: str, organisation: UUID) -> str:
        """Choose a new epoch for our next entry; it exists once its first entry is committed."""
        epoch = b64url(os.urandom(16))
        guard.begin_epoch(channel, organisation, epoch)
        self._chosen[channel, organisation] = epoch
        return epoch

    def advance(self, row: Entry) -> None:
        """Let the next entry of the log stand behind this one."""
        log = (row.channel, row.organisation, row.epoch)
        tip = self.tip(*log)
        if tip is None:
            year = row.at.astimezone(time.VIET_NAM).year
            tip = Tip(seq=row.seq, hash=row.hash, opened_at_year=year, stored=False)
            self._tips[log] = tip
        tip.seq, tip.hash, tip.changed = row.seq, row.hash, True

    def store(self, row: Entry, *, actor: UUID | None) -> None:
        """Keep an entry of ours; it is in the database when `flush` returns."""
        self.advance(row)
        self._chosen[row.channel, row.organisation] = row.epoch
        if self._in_savepoint():
            self._inside.append((row, actor))
            _insert([(row, actor)])
            return
        self._rows[row.hash] = row, actor
        if len(self._rows) >= FULL:
            self._write_rows()

    def store_all(self, rows: list[Entry]) -> None:
        """Keep verified entries of others, which have advanced their logs already."""
        self._rows |= {row.hash: (row, None) for row in rows}
        self._write_rows()

    def flush(self) -> None:
        """Write what is kept back; the guard learns of it when the transaction is durable."""
        self._settle()
        self._write_rows()
        self._uncertain |= self._in_savepoint()
        for (channel, organisation, epoch), tip in self._tips.items():
            if tip is None or not tip.changed:
                continue
            if tip.stored:
                log = {"channel": channel, "organisation": organisation, "epoch": epoch}
                tables.change(Epoch, log, head_seq=tip.seq, head_hash=tip.hash)
            else:
                Epoch.objects.create(
                    channel=channel,
                    organisation=organisation,
                    epoch=epoch,
                    head_seq=tip.seq,
                    head_hash=tip.hash,
                    opened_at=self._opened_at(channel, organisation, epoch),
                )
            tip.stored, tip.changed = True, False
            if self._chosen.get((channel, organisation)) == epoch:
                remember = partial(
                    guard.raise_to, channel, organisation, epoch=epoch, seq=tip.seq, hash=tip.hash
                )
                transaction.on_commit(remember, robust=True)

    def spoil(self, error: BaseException) -> None:
        """An entry was stored but not applied: the transaction must not be committed."""
        if not self._in_savepoint():
            self.error = error
            transaction.set_rollback(True)

    def pending(self) -> Iterable[Entry]:
        """Entries kept back in this transaction, oldest first."""
        return [row for row, _ in (*self._before, *self._inside, *self._rows.values())]

    def keeps_back(self, hash: str, channel: str) -> bool:
        """Whether an entry of this channel is going to be stored."""
        self._settle()
        kept = self._rows.get(hash)
        return kept is not None and kept[0].channel == channel

    def _in_savepoint(self) -> bool:
        return len(self._connection.savepoint_ids) > self._depth

    def _write_rows(self) -> None:
        rows, self._rows = list(self._rows.values()), {}
        if rows:
            _insert(rows)
            if self._in_savepoint():
                self._before += rows

    def _settle(self) -> None:
        """Step back behind entries that a caller's savepoint has taken away."""
        if not (self._inside or self._before or self._uncertain):
            return
        names = [row.hash for row, _ in (*self._inside, *self._before)]
        alive = set(Entry.objects.filter(hash__in=names).values_list("hash", flat=True))
        again = {kept[0].hash: kept for kept in self._before if kept[0].hash not in alive}
        self._rows = again | self._rows
        for row, _ in reversed(self._inside):
            if row.hash not in alive:
                self._step_back(row)
        if self._uncertain or len(alive) < len(names):
            self.caches.clear()
            self._doubt_tips()
        self._inside = [kept for kept in self._inside if kept[0].hash in alive]
        self._before = [kept for kept in self._before if kept[0].hash in alive]
        if not self._in_savepoint():
            self._inside, self._before, self._uncertain = [], [], False

    def _step_back(self, row: Entry) -> None:
        log = (row.channel, row.organisation, row.epoch)
        tip = self._tips.get(log)
        if row.seq == 0:
            self._tips[log] = None
            self._chosen.pop(log[:2], None)
        elif tip is not None:
            tip.seq, tip.hash, tip.changed = row.seq - 1, row.prev, True

    def _doubt_tips(self) -> None:
        """What was written of the epochs may be gone as well: write it again."""
        for (channel, organisation, epoch), tip in self._tips.items():
            if tip is not None:
                row = Epoch.objects.filter(channel=channel, organisation=organisation, epoch=epoch)
                tip.stored = row.exists()
                tip.changed = True

    def _hash_at(self, channel: str, organisation: UUID, epoch: str, seq: int) -> str:
        tip = self.tip(channel, organisation, epoch)
        if tip is not None and tip.seq == seq:
            return tip.hash
        found = Entry.objects.filter(
            channel=channel, organisation=organisation, epoch=epoch, seq=seq
        )
        return found.values_list("hash", flat=True).first() or ""

    def _opened_at(self, channel: str, organisation: UUID, epoch: str) -> datetime:
        first = Entry.objects.get(channel=channel, organisation=organisation, epoch=epoch, seq=0)
        return first.at


def _insert(rows: list[Kept]) -> None:
    insert_entries([row for row, _ in rows])
    actors = [(row.hash, actor) for row, actor in rows if actor is not None]
    if actors:
        insert_actors(actors)


_current: ContextVar[Intake | None] = ContextVar("ledger_intake", default=None)


def current() -> Intake | None:
    """The intake of the transaction this thread is in, if it is writing."""
    intake = _current.get()
    return intake if intake is not None and intake.thread == threading.get_ident() else None


@contextmanager
def opened() -> Iterator[Intake]:
    """The intake of this transaction: the one at work, or a new one with a transaction of its own."""
    at_work = current()
    if at_work is not None:
        yield at_work
        return
    with transaction.atomic():
        intake = Intake()
        token = _current.set(intake)
        try:
            yield intake
            if intake.error is not None:
                raise intake.error
            intake.flush()
        finally:
            _current.reset(token)
