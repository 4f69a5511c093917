"""import: the yearly log of a station, from a spreadsheet."""

from pathlib import Path
from typing import Annotated

import typer

from tinhban.config import command_line
from tinhban.config.commands import acting


def register(app: typer.Typer) -> None:
    app.command("import")(import_log)


def import_log(
    file: Annotated[Path, typer.Argument(help="XLSX, XLS or CSV.")],
    programme: Annotated[str, typer.Option(help="Slug of the programme whose exchange it tells.")],
    as_: Annotated[str, typer.Option("--as", help="Slug of the organisation whose log it is.")],
    by: acting.By = "",
    year: Annotated[int, typer.Option(help="Year of dates that are written without one.")] = 0,
    book: Annotated[
        str,
        typer.Option(help="Which book it is: used or supplied; by itself as the headings tell."),
    ] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only read and tell, import nothing.")
    ] = False,
) -> None:
    """Read a log, tell what is doubtful row by row, import what is sure; nothing is half-saved."""
    command_line.start_django()
    from tinhban.exchange.logbook import from_file

    if book not in ("", "used", "supplied"):
        acting.fail("--book is used or supplied.", 2)
    if not file.is_file():
        acting.fail(f"There is no file {file}.", 2)
    with acting.told():
        wanted = acting.programme_of(programme)
        organisation = acting.organisation_of(as_)
        report = from_file.import_log(
            file,
            channel=wanted.channel,
            by=acting.person_of(by, organisation),
            as_=organisation,
            year=year or None,
            book=book,
            dry_run=dry_run,
        )
    for line in report.lines():
        typer.echo(line)
    raise typer.Exit(0 if report.complete else 1)
