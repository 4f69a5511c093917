"""import: the yearly log of a station, from a spreadsheet."""

from pathlib import Path
from typing import Annotated

import typer

from tinhban.config.commands import acting


def register(app: typer.Typer) -> None:
    app.command(
        "import",
        help="Đọc sổ theo dõi, nêu nghi vấn từng dòng, ghi các dòng chắc chắn.",
    )(import_log)


def import_log(
    file: Annotated[Path, typer.Argument(help="Tệp XLSX, XLS, ODS hoặc CSV.")],
    programme: Annotated[
        str, typer.Option(help="Mã của chương trình có tin, bài trao đổi trong sổ.")
    ],
    as_: Annotated[str, typer.Option("--as", help="Mã của đơn vị có sổ.")],
    by: acting.By = "",
    year: Annotated[int, typer.Option(help="Năm của các ngày không ghi năm.")] = 0,
    book: Annotated[
        str,
        typer.Option(
            help="Loại sổ: used (đã sử dụng) hoặc supplied (cung cấp); không ghi thì theo tiêu đề cột."
        ),
    ] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Chỉ đọc và nêu nghi vấn, không ghi vào sổ.")
    ] = False,
) -> None:
    """Read a log, tell what is doubtful row by row, import what is sure; nothing is half-saved."""
    acting.open_node()
    from tinhban.logbook import from_file

    if book not in ("", "used", "supplied"):
        acting.fail("Sau --book ghi used hoặc supplied.", 2)
    if not file.is_file():
        acting.no_file(file)
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
