"""The ledger's rows of the table: signing, taking in, applying, auditing."""

import time
from contextlib import ExitStack
from pathlib import Path

from tests.bench import floors
from tests.bench.table import Row, number
from tests.bench.timing import ROUNDS, InTurn, Work, in_turn

PART = "Ledger"


def rows(home: Path, *, quick: bool) -> list[Row]:
    """Measure in the node that was started in `home`."""
    from tests.bench import measured
    from tinhban.ledger import actions as ledger

    measured.make_table()
    each = 100 if quick else 500
    found = [
        *_appending(home, 5 if quick else 40),
        *_taking_in(home, each),
        *_auditing(home, 2_000 if quick else 20_000),
        *_exchange(home, 1 if quick else 10),
        _rebuilding(),
    ]
    if not ledger.audit(full=True).passed:
        raise RuntimeError("the audit found problems in what was measured")
    return found


def _appending(home: Path, rounds: int) -> list[Row]:
    from tests.bench.measured import OwnLog

    log = OwnLog()
    with ExitStack() as stack:
        grouped = in_turn(
            {
                "append": Work(lambda: log.append(floors.GROUP), floors.GROUP),
                "sign": floors.signatures(),
                "insert": stack.enter_context(floors.inserts(home)),
            },
            rounds=rounds,
        )
        single = in_turn(
            {
                "append": Work(lambda: [log.append(1) for _ in range(20)], 20),
                "fsync": stack.enter_context(floors.fsyncs(home)),
                "commit": stack.enter_context(floors.inserts(home, each=1, commits=20)),
            }
        )
    one_row = "one row of a projection for each entry, written as the exchange writes its rows"
    return [
        _rate(
            "signed append, groups of 100",
            grouped,
            "append",
            "sign",
            "insert",
            at_least=0.35,
            note=one_row,
        ),
        _rate(
            "signed append, one a commit",
            single,
            "append",
            "commit",
            note=f"fsync {number(single.rate('fsync'))}/s",
        ),
    ]


def _taking_in(home: Path, each: int) -> list[Row]:
    from tests.bench.measured import Peer
    from tinhban.ledger import actions as ledger

    peer = Peer()
    arriving = iter([list(peer.written(each)) for _ in range(ROUNDS + 1)])

    def apply() -> None:
        done = ledger.apply_waiting(peer.channel)
        if done != each:
            raise RuntimeError(f"{done} of {each} entries were applied")

    with floors.inserts(home) as inserting:
        taken = in_turn(
            {
                "ingest": Work(lambda: ledger.ingest_many(next(arriving), apply=False), each),
                "apply": Work(apply, each),
                "verify": floors.verifications(),
                "insert": inserting,
            }
        )
    return [
        _rate("ingest: verify and store", taken, "ingest", "verify", "insert", at_least=0.60),
        _rate("apply", taken, "apply", "insert", at_least=0.25),
    ]


def _auditing(home: Path, entries: int) -> list[Row]:
    from tests.bench.measured import Peer
    from tinhban.ledger import actions as ledger
    from tinhban.ledger.models import Entry

    ledger.ingest_many(Peer().written(max(0, entries - Entry.objects.count())))
    total = Entry.objects.count()
    with floors.reads(home, total) as reading:
        quick = in_turn({"audit": Work(ledger.audit, total), "read and hash": reading})
        full = in_turn(
            {
                "audit": Work(lambda: ledger.audit(full=True), total),
                "read and hash": reading,
                "verify": floors.verifications(),
            },
            rounds=1,
            warm=0,
        )
    note = f"{number(total)} entries"
    return [
        _rate(
            "audit: chains, digests, columns",
            quick,
            "audit",
            "read and hash",
            at_least=0.40,
            note=note,
        ),
        _rate("audit with every signature", full, "audit", "read and hash", "verify", note=note),
    ]


def _exchange(home: Path, deliveries: int) -> list[Row]:
    from tests.bench import dataset
    from tinhban.ledger.models import Entry

    before = Entry.objects.count()
    one_by_one = dataset.supplied(dataset.DIRECTIONS[0], dataset.LINES * (deliveries + 1))
    with floors.inserts(home) as inserting:
        recorded = in_turn(
            {
                "exchange": Work(lambda: next(one_by_one), dataset.ENTRIES),
                "sign": floors.signatures(),
                "insert": inserting,
            },
            rounds=deliveries,
        )
    entries = Entry.objects.count() - before
    if entries < dataset.ENTRIES * (deliveries + 1):
        raise RuntimeError(f"{entries} entries were recorded")
    return [
        _rate(
            "exchange: sign, store and apply to its tables",
            recorded,
            "exchange",
            "sign",
            "insert",
            at_least=0.12,
            note=f"{number(entries)} entries: items, deliveries, receipts, uses, confirmations",
        )
    ]


def _rebuilding() -> Row:
    from tinhban.ledger import actions as ledger

    started = time.perf_counter()
    applied = ledger.rebuild()
    return Row(
        PART, "rebuild of all tables", applied / (time.perf_counter() - started), "/s",
        note=f"{number(applied)} entries",
    )  # fmt: skip


def _rate(
    name: str,
    taken: InTurn,
    work: str,
    *floors_: str,
    at_least: float | None = None,
    note: str = "",
) -> Row:
    """A rate as a share of what the floors reach, done one after the other."""
    told = [f"{floor} {number(taken.rate(floor))}/s" for floor in floors_]
    together = f" = {number(taken.floor_rate(*floors_))}/s" if len(floors_) > 1 else ""
    return Row(
        PART,
        name,
        taken.rate(work),
        "/s",
        ratio=taken.share(work, *floors_),
        at_least=at_least,
        floor=" + ".join(told) + together,
        note=note,
    )
