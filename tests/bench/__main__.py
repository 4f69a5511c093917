"""`python -m tests.bench`: the ledger in a scratch node, then the screens over 100,000 uses; prints the table."""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import typer

from tests.bench import machine, scratch
from tests.bench.table import Row, markdown, write_into

USAGES = 100_000
QUICK_USAGES = 2_000


def main() -> int:
    given = _arguments()
    if given.part:
        return _measure(given)
    with tempfile.TemporaryDirectory(prefix="tinhban-bench-") as name:
        folder = Path(name)
        data = Path(given.data).resolve() if given.data else folder / "data"
        rows: list[Row] = []
        for part, home in (("ledger", folder / "ledger"), ("screens", data)):
            if given.only in (None, part):
                rows += _in_process_of_its_own(part, home, folder / f"{part}.json", given)
        told = machine.described(folder)
    table = f"{told}\n\n{markdown(rows)}"
    typer.echo(f"\n{table}")
    if given.write:
        write_into(given.write, table)
    missed = [row.name for row in rows if row.kept is False]
    if missed and not given.quick:
        typer.echo(f"\nMissed: {', '.join(missed)}", err=True)
    return 1 if missed and given.strict else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="small numbers: only to see that it runs"
    )
    parser.add_argument("--usages", type=int, help=f"uses in the data set ({USAGES:,})")
    parser.add_argument("--data", help="keep the data set in this folder and use it again")
    parser.add_argument("--only", choices=["ledger", "screens"], help="one half of the table")
    parser.add_argument(
        "--strict", action="store_true", help="status 1 if anything asked for is missed"
    )
    parser.add_argument(
        "--write", type=Path, help="put the table into this document, between its marks"
    )
    parser.add_argument("--part", choices=["ledger", "screens"], help=argparse.SUPPRESS)
    parser.add_argument("--home", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--answer", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def _in_process_of_its_own(
    part: str, home: Path, answer: Path, given: argparse.Namespace
) -> list[Row]:
    """Settings are read once in a process, so each data directory has its own."""
    command = [sys.executable, "-m", "tests.bench", "--part", part]
    command += ["--home", str(home), "--answer", str(answer)]
    command += ["--quick"] if given.quick else []
    command += ["--usages", str(given.usages)] if given.usages else []
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    typer.echo(f"== {part}", err=True)
    try:
        status = subprocess.call(command)
    finally:
        shutil.rmtree(scratch.guard_of(home), ignore_errors=True)
    if status:
        sys.exit(status)
    return [Row(**row) for row in json.loads(answer.read_text())]


def _measure(given: argparse.Namespace) -> int:
    usages = given.usages or (QUICK_USAGES if given.quick else USAGES)
    if given.part == "screens":
        from tests.bench import dataset_cache

        dataset_cache.prepare(given.home, usages)
        from tests.bench import screens

        measure: Callable[..., list[Row]] = screens.rows
    else:
        scratch.start(given.home)
        scratch.load_world()
        from tests.bench import ledger

        measure = ledger.rows
    rows = measure(given.home, quick=given.quick)
    given.answer.write_text(json.dumps([row.plain() for row in rows]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
