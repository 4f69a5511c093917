"""review: the figures of a programme for a period, counted now; or the report as a file."""

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tinhban.config.commands import acting, papers, writing

if TYPE_CHECKING:
    from tinhban.reviews.page import Page


class Format(StrEnum):
    TABLE = "table"
    JSON = "json"
    TEXT = "text"
    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"


FILES = {Format.DOCX, Format.PDF, Format.XLSX}  # what no terminal shows


def register(app: typer.Typer) -> None:
    app.command(
        help="Đếm số liệu của một chương trình: mỗi bên có bao nhiêu, khớp đến đâu; hoặc ghi báo cáo ra tệp. Mã kết thúc: 0 xong, 1 không lập được, 2 yêu cầu sai."
    )(review)


def review(
    programme: papers.Slug,
    period: papers.PeriodText,
    format: Annotated[
        Format,
        typer.Option(
            help="Bảng để đọc (table), nội dung báo cáo (text, docx, pdf), bảng số liệu (xlsx), hoặc JSON cho chương trình khác."
        ),
    ] = Format.TABLE,
    out: writing.Out = None,
    force: writing.Force = False,
    as_: acting.As = "",
    draft: papers.Draft = False,
    annex: Annotated[
        bool, typer.Option("--annex", help="Kèm phụ lục nội bộ, không ban hành (docx, pdf, text).")
    ] = False,
    figure: Annotated[
        str,
        typer.Option(help="Chỉ với xlsx: các bản ghi của một số liệu, thay cho bảng số liệu."),
    ] = "",
    entries: Annotated[
        bool, typer.Option(help="Kèm mã băm của từng bản ghi (chỉ với JSON).")
    ] = True,
) -> None:
    """Count the figures of a programme and show what each side has, or write the report to a file."""
    acting.open_node()
    from tinhban.reviews import output

    if format in FILES or out is not None:
        place = writing.require_room(out, force=force)
    if format is Format.TABLE and out is not None:
        acting.fail("Bảng chỉ hiện trên màn hình. Ghi ra tệp: --format xlsx.", 2)
    with acting.told():
        organisation = acting.organisation_of(as_, acting.programme_of(programme))
        reader = acting.reader_for(organisation)
        read = acting.period_of(period)
        where = (programme, read, reader, organisation)
        if format is Format.TABLE:
            _table(*output.review_table(*where))
            return
        if format is Format.JSON:
            found = output.review_json(*where, entries=entries)
            data = (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()
        elif format is Format.XLSX and not figure:
            data = _workbook(*output.review_table(*where))
        else:
            with acting.reading(programme, period, as_, draft=draft) as page:
                data = _of_page(page, format, annex=annex, figure=figure)
        if out is None:
            typer.echo(data.decode(), nl=False)
        else:
            writing.write(place, data, force=force)


def _of_page(page: "Page", format: Format, *, annex: bool, figure: str) -> bytes:
    from tinhban.reviews import papers as made

    if format is Format.XLSX:
        return _rows(page, figure)
    return papers.rendered(made.report(page, with_annex=annex), format)


def _rows(page: "Page", key: str) -> bytes:
    """The rows behind one figure, with the entries of both sides."""
    from tinhban.figures import explain
    from tinhban.reviews import row_tables
    from tinhban.screens import tables

    found = papers.figure_of(page, key)
    if found.rule is None or not page.counts_are_open:
        acting.fail(f"Số liệu “{key}” không có bản ghi nào đọc được ở đây.")
    columns, rows = row_tables.table_of(page, explain.act_named(found.rule, ""), "")
    return tables.write_xlsx(key, columns, rows)


def _workbook(headings: list[str], rows: list[list[str]]) -> bytes:
    from tinhban.screens import tables

    columns = [
        tables.TableColumn(heading, 30 if n < 2 else 14) for n, heading in enumerate(headings)
    ]
    numbered = ([int(cell) if cell.isdecimal() else cell for cell in row] for row in rows)
    return tables.write_xlsx("Số liệu", columns, numbered)


def _table(headings: list[str], rows: list[list[str]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(*headings)
    for row in rows:
        table.add_row(*row)
    Console().print(table)
