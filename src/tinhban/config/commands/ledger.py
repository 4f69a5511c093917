"""ledger: audit, rebuild and export the log."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from tinhban.config import command_line
from tinhban.config.commands import acting

app = typer.Typer(
    help="The ledger: check it, rebuild the tables, take a channel away.", no_args_is_help=True
)


@contextmanager
def _progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on the error stream, so that what a program reads stays clean."""
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@app.command()
def audit(
    full: Annotated[bool, typer.Option("--full", help="Every signature and body too.")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Check every chain, digest and column; ends with 1 if anything was altered."""
    command_line.start_django()
    from tinhban.ledger import actions as ledger

    with _progress("audit") as progress:
        report = ledger.audit(progress, full=full)
    if as_json:
        typer.echo(json.dumps(asdict(report), ensure_ascii=False, indent=1))
    else:
        for problem in report.problems:
            where = f"{problem.organisation} {problem.epoch} {problem.seq}"
            typer.echo(f"{where}: {problem.what} ({problem.hash})")
        told = f"{len(report.problems)} problems" if report.problems else "nothing was altered"
        typer.echo(f"{report.entries} entries in {report.seconds:.1f} s: {told}")
    raise typer.Exit(0 if report.passed else 1)


@app.command()
def rebuild() -> None:
    """Empty the tables that the log fills and apply the log again."""
    command_line.start_django()
    from tinhban.ledger import actions as ledger

    with acting.told(), _progress("rebuild") as progress:
        applied = ledger.rebuild(progress)
    typer.echo(f"{applied} entries applied")


@app.command()
def export(
    programme: Annotated[
        str, typer.Argument(help="Slug of the programme whose channel is taken away.")
    ],
    to: Annotated[Path, typer.Option(help="The zip file to write.")],
) -> None:
    """Write links, bodies and key statements of a channel into a file."""
    command_line.start_django()
    from tinhban.ledger import actions as ledger

    with acting.told(), _progress("export") as progress:
        ledger.export(acting.programme_of(programme).channel, to, progress)
    typer.echo(str(to))
