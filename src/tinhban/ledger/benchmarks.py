"""How fast the ledger is on this machine: figures for `make bench`, on the default database."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from django.apps.registry import Apps
from django.conf import settings
from django.db import connection, models

from tinhban.foundation.ids import new_uid
from tinhban.ledger import actions as ledger
from tinhban.ledger import tables
from tinhban.ledger.entries import AppliedEntry
from tinhban.ledger.models import Entry
from tinhban.ledger.registry import applies
from tinhban.proof import keys
from tinhban.proof.encoding import b64url, digest
from tinhban.proof.links import NOWHERE, build_body, build_link
from tinhban.wire.channels import ChannelOpened, Member, Role
from tinhban.wire.declaring import encode, event, type_of

Figures = dict[str, float | str]
GROUP = 100
ROUNDS = 5
PADDING = "Tin, bài trao đổi giữa hai đài theo chương trình phối hợp. " * 4  # about 1 KB an entry


class Measured(models.Model):
    """One row for one entry, as most projections make it; a table of the benchmark only."""

    uid = models.UUIDField(primary_key=True)
    channel = models.CharField(max_length=43)
    entry_hash = models.CharField(max_length=43)
    organisation = models.UUIDField()
    text = models.TextField()

    class Meta:
        app_label = "ledger"
        apps = Apps(["tinhban.ledger"])
        db_table = "ledger_bench"


@event("vn.tinhban.bench.measured.v1")
class Measurement:
    """What the benchmark records."""

    uid: UUID
    text: str


@applies(Measurement)
def measure(happened: Measurement, entry: AppliedEntry) -> int:
    return tables.insert(
        Measured,
        uid=happened.uid,
        channel=entry.channel,
        entry_hash=entry.hash,
        organisation=entry.signer,
        text=happened.text,
    )


def bench_append_grouped(n: int = 5000) -> Figures:
    """Signed appends of ours, with their projection, a hundred to a commit."""
    _table()
    channel, ours = _own_channel()

    def group() -> None:
        with ledger.writing(channel, as_=ours):
            for _ in range(GROUP):
                ledger.record(Measurement(uid=new_uid(), text=PADDING), as_=ours, by=ours)

    group()
    return {"appends/s, groups of 100": _rate(group, GROUP, max(n // GROUP, ROUNDS))}


def bench_append_single(n: int = 200) -> Figures:
    """One append to a commit, beside what the disk allows and what a bare commit costs."""
    _table()
    channel, ours = _own_channel()

    def one() -> None:
        with ledger.writing(channel, as_=ours):
            ledger.record(Measurement(uid=new_uid(), text=PADDING), as_=ours, by=ours)

    one()
    fsync = _rate(_fsync_once(), 1, n)
    single = _rate(one, 1, n)
    return {"appends/s, one a commit": single, "bare fsync/s": fsync}


def bench_ingest(n: int = 5000) -> Figures:
    """Entries of a peer: read, verified and stored; then applied, measured apart."""
    _table()
    writer = _Writer()
    ledger.ingest(*writer.genesis())
    stored, applied = [], []
    for _ in range(ROUNDS):
        pairs = [writer.measurement() for _ in range(max(n // ROUNDS, 1))]
        started = time.perf_counter()
        ledger.ingest_many(pairs, apply=False)
        between = time.perf_counter()
        done = ledger.apply_waiting(writer.channel)
        applied.append(len(pairs) / (time.perf_counter() - between))
        stored.append(len(pairs) / (between - started))
        if done != len(pairs):
            raise RuntimeError(f"{done} of {len(pairs)} entries were applied")
    return {
        "ingest: verified and stored/s": statistics.median(stored),
        "apply: projections/s": statistics.median(applied),
    }


def bench_audit(n: int = 20000) -> Figures:
    """The nightly audit of chains, digests and columns; and one with every signature."""
    _fill(n)
    total = Entry.objects.count()
    quick = statistics.median(total / ledger.audit().seconds for _ in range(ROUNDS))
    full = ledger.audit(full=True)
    if not full.passed:
        raise RuntimeError(f"{len(full.problems)} problems found")
    return {
        "audit: entries/s": quick,
        "audit with signatures: entries/s": total / full.seconds,
        "audited entries": float(total),
    }


def bench_rebuild(n: int = 5000) -> Figures:
    """Every projected table emptied and made again."""
    _fill(n)
    Measured._default_manager.all().delete()
    started = time.perf_counter()
    applied = ledger.rebuild()
    return {"rebuild: entries/s": applied / (time.perf_counter() - started)}


class _Writer:
    """A peer that writes measurements."""

    def __init__(self) -> None:
        self.uid, self.seed, root = new_uid(), keys.new_seed(), keys.new_seed()
        self.channel = self.previous = NOWHERE
        self.epoch, self.seq = b64url(os.urandom(16)), 0
        self.statement = keys.sign_statement(
            keys.Statement(
                act="key",
                organisation=self.uid,
                root=keys.public_key(root),
                at=int(time.time()),
                key_number=1,
                key=keys.public_key(self.seed),
                successor=digest(root),
            ),
            root,
        )
        ledger.register_key(self.statement)

    def genesis(self) -> tuple[bytes, bytes]:
        me = Member(organisation=self.uid, role=Role.COORDINATOR)
        pair = self._say(ChannelOpened(purpose={}, demo=False, members=(me,)))
        self.channel = digest(pair[0])
        return pair

    def measurement(self) -> tuple[bytes, bytes]:
        return self._say(Measurement(uid=new_uid(), text=PADDING))

    def _say(self, happened: object) -> tuple[bytes, bytes]:
        body = build_body(
            id=new_uid(),
            organisation=self.uid,
            type=type_of(happened),
            time="2026-01-01T00:00:00+07:00",
            salt=os.urandom(16),
            data=encode(happened),
        )
        link = build_link(
            seed=self.seed,
            organisation=self.uid,
            key_number=1,
            channel=self.channel,
            epoch=self.epoch,
            seq=self.seq,
            previous=self.previous,
            type=type_of(happened),
            at=int(time.time()),
            body=body,
            membership=self.channel,
        )
        self.seq, self.previous = self.seq + 1, link.hash
        return link.raw, body


def _own_channel() -> tuple[str, UUID]:
    ours = new_uid()
    ledger.create_identity(ours)
    return ledger.open_channel(as_=ours, by=ours, purpose={}, members={}), ours


def _fill(n: int) -> None:
    _table()
    missing = n - Entry.objects.count()
    if missing > 0:
        writer = _Writer()
        ledger.ingest(*writer.genesis())
        ledger.ingest_many(writer.measurement() for _ in range(missing))


def _table() -> None:
    if Measured._meta.db_table not in connection.introspection.table_names():
        with connection.schema_editor() as editor:
            editor.create_model(Measured)


def _rate(work: Callable[[], None], each: int, times: int) -> float:
    """The median rate of several rounds."""
    rates = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for _ in range(max(times // ROUNDS, 1)):
            work()
        rates.append(each * max(times // ROUNDS, 1) / (time.perf_counter() - started))
    return statistics.median(rates)


def _fsync_once() -> Callable[[], None]:
    """Append 1 KB to a file beside the database and wait for the disk."""
    descriptor, name = tempfile.mkstemp(dir=Path(settings.TINHBAN_HOME))
    os.unlink(name)

    def once() -> None:
        os.write(descriptor, bytes(1024))
        os.fsync(descriptor)

    return once
