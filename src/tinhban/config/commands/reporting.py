"""review: the figures of a programme for a period, counted now."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from tinhban.config.commands import acting


class Format(StrEnum):
    TABLE = "table"
    JSON = "json"


def register(app: typer.Typer) -> None:
    app.command(help="Đếm số liệu của một chương trình: mỗi bên có bao nhiêu, khớp đến đâu.")(
        review
    )


def review(
    programme: Annotated[str, typer.Argument(help="Mã của chương trình.")],
    period: Annotated[str, typer.Option(help="Kỳ báo cáo: 2022, 2022-Q1, 2022-05, 2021-2025 …")],
    format: Annotated[
        Format, typer.Option(help="Bảng để đọc, JSON cho chương trình khác.")
    ] = Format.TABLE,
    as_: acting.As = "",
    entries: Annotated[
        bool, typer.Option(help="Kèm mã băm của từng bản ghi (chỉ với JSON).")
    ] = True,
) -> None:
    """Count the figures of a programme and show what each side has, and how far they agree."""
    acting.open_node()
    from tinhban.reviews import output

    with acting.told():
        organisation = acting.organisation_of(as_, acting.programme_of(programme))
        reader = acting.reader_for(organisation)
        if format is Format.JSON:
            found = output.review_json(programme, period, reader, organisation, entries=entries)
            typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
        else:
            _table(*output.review_table(programme, period, reader, organisation))


def _table(headings: list[str], rows: list[list[str]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(*headings)
    for row in rows:
        table.add_row(*row)
    Console().print(table)
