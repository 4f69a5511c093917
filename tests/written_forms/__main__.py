"""`python -m tests.written_forms`: how the numbers of prose are read, a line for each kind."""

import argparse
from pathlib import Path

import typer

from tests.bench.table import write_into
from tests.written_forms.judging import Outcome, Told, all_told, by_kind
from tests.written_forms.speed import measured


def main() -> None:
    arguments = argparse.ArgumentParser(prog="python -m tests.written_forms", description=__doc__)
    arguments.add_argument("--write", help="put the table into this document")
    arguments.add_argument("--show", action="store_true", help="print what was not read rightly")
    arguments.add_argument("--speed", action="store_true", help="measure the time instead")
    given = arguments.parse_args()
    if given.speed:
        typer.echo(measured())
        return
    told = all_told()
    if given.show:
        for kind, text, outcome, read in told:
            if outcome is not Outcome.RIGHT:
                typer.echo(f"{outcome} | {kind} | {text} | {read}")
    table = markdown(told)
    typer.echo(table)
    if given.write:
        write_into(Path(given.write), table)


def markdown(told: list[Told]) -> str:
    rows = [(kind.replace("_", " "), counted) for kind, counted in by_kind(told).items()]
    total = {one: sum(counted[one] for _, counted in rows) for one in Outcome}
    lines = ["| kind | sentences | right | unread | wrong |", "|---|---|---|---|---|"]
    for kind, counted in [*rows, ("**all**", total)]:
        size = sum(counted[one] for one in Outcome)
        right = f"{counted[Outcome.RIGHT] * 100 / size:.1f} %"
        lines.append(
            f"| {kind} | {size} | {counted[Outcome.RIGHT]} ({right}) | {counted[Outcome.UNREAD]} | {counted[Outcome.WRONG]} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
