"""The ledger's rows of the table: signing, taking in, applying, auditing."""

from pathlib import Path

from tests.bench import floors
from tests.bench.table import Row, number

PART = "Ledger"


def rows(home: Path, *, quick: bool) -> list[Row]:
    """Measure in the node that was started in `home`."""
    from tests.bench import dataset
    from tinhban.ledger import actions as ledger
    from tinhban.ledger import benchmarks

    n = 500 if quick else 5000
    fsync, commit, insert = floors.fsyncs(home), floors.commits(home), floors.inserts(home)
    sign, verify = floors.signatures(), floors.verifications()
    grouped = _value(benchmarks.bench_append_grouped(n), "append")
    single = _value(benchmarks.bench_append_single(40 if quick else 200), "append")
    taken = benchmarks.bench_ingest(n)
    audited = benchmarks.bench_audit(4 * n)
    total = int(_value(audited, "audited"))
    read = floors.reads(home, total)
    recorded, entries = dataset.entries_a_second(99 if quick else 1980)
    rebuilt = benchmarks.bench_rebuild(n)
    found = [
        Row(
            PART,
            "signed append, groups of 100",
            grouped,
            "/s",
            at_least=3000,
            floor=f"sign {number(sign)}/s, insert {number(insert)}/s",
            note="one row of a projection for each entry, written as the exchange writes its rows",
        ),
        Row(
            PART,
            "signed append, one a commit",
            single,
            "/s",
            floor=f"fsync {number(fsync)}/s, SQLite commit {number(commit)}/s",
        ),
        Row(
            PART,
            "ingest: verify and store",
            _value(taken, "ingest"),
            "/s",
            at_least=4000,
            floor=f"verify {number(verify)}/s, insert {number(insert)}/s",
        ),
        Row(PART, "apply", _value(taken, "apply"), "/s", at_least=2500, floor=f"insert {number(insert)}/s"),
        Row(
            PART,
            "audit: chains, digests, columns",
            _value(audited, "audit: "),
            "/s",
            at_least=100_000,
            floor=f"read and hash {number(read)}/s",
            note=f"{number(total)} entries",
        ),
        Row(
            PART,
            "audit with every signature",
            _value(audited, "audit with"),
            "/s",
            floor=f"verify {number(verify)}/s",
        ),
        Row(PART, "rebuild of all tables", _value(rebuilt, "rebuild"), "/s"),
        Row(
            PART,
            "exchange: sign, store and apply to its tables",
            recorded,
            "/s",
            note=f"{number(entries)} entries: items, deliveries, receipts, uses, confirmations",
        ),
    ]  # fmt: skip
    if not ledger.audit(full=True).passed:
        raise RuntimeError("the audit found problems in what was measured")
    return found


def _value(figures: dict[str, float | str], beginning: str) -> float:
    """The figure whose name begins so."""
    return float(next(v for name, v in figures.items() if name.startswith(beginning)))
