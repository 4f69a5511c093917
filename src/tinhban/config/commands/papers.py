"""papers, minutes, confirmation: what a report's page offers, as files."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tinhban.config.commands import acting, writing

if TYPE_CHECKING:
    from tinhban.papers.paper import OfficialPaper
    from tinhban.reviews.live import Figure
    from tinhban.reviews.page import Page

Slug = Annotated[str, typer.Argument(help="Mã của chương trình.")]
PeriodText = Annotated[
    str, typer.Option("--period", help="Kỳ báo cáo: 2022, 2022-Q1, 2022-05, 2021-2025 …")
]
FigureKey = Annotated[
    str, typer.Option("--figure", help="Mã của số liệu, như cột đầu của “tinhban review”.")
]
Draft = Annotated[bool, typer.Option("--draft", help="Bản dự thảo, không lấy bản đã chốt.")]


class PaperFormat(StrEnum):
    DOCX = "docx"
    PDF = "pdf"


def register(app: typer.Typer) -> None:
    app.command(help="Liệt kê các văn bản lập được từ một báo cáo, kèm lệnh để lập.")(papers)
    app.command(
        help="Lập biên bản đối chiếu số liệu giữa hai bên của một số liệu. Mã kết thúc: 0 đã ghi, 1 không lập được, 2 yêu cầu sai."
    )(minutes)
    app.command(
        help="Lập giấy xác nhận tin, bài đã sử dụng của một số liệu. Mã kết thúc: 0 đã ghi, 1 không lập được, 2 yêu cầu sai."
    )(confirmation)


def papers(programme: Slug, period: PeriodText, as_: acting.As = "", draft: Draft = False) -> None:
    """Name every paper of a report, with the command that makes it."""
    acting.open_node()
    from tinhban.reviews import papers as made

    with acting.told(), acting.reading(programme, period, as_, draft=draft) as page:
        for offered in made.offered(page):
            typer.echo(offered.title)
            figure = f" --figure {offered.figure}" if offered.figure else ""
            name = made.name_of(offered.kind, page, "docx", figure=offered.figure)
            typer.echo(
                f"  tinhban {offered.kind} {programme} --period {page.period.key}{figure}"
                f" --format docx --out {name}"
            )


def minutes(
    programme: Slug,
    period: PeriodText,
    figure: FigureKey,
    format: Annotated[PaperFormat, typer.Option(help="Word hoặc PDF.")] = PaperFormat.DOCX,
    out: writing.Out = None,
    force: writing.Force = False,
    as_: acting.As = "",
    draft: Draft = False,
) -> None:
    """Write the minutes of comparing the books of one figure."""
    _between("minutes", programme, period, figure, format, out, force, as_, draft)


def confirmation(
    programme: Slug,
    period: PeriodText,
    figure: FigureKey,
    format: Annotated[PaperFormat, typer.Option(help="Word hoặc PDF.")] = PaperFormat.DOCX,
    out: writing.Out = None,
    force: writing.Force = False,
    as_: acting.As = "",
    draft: Draft = False,
) -> None:
    """Write the confirmation of the items used that one figure counts."""
    _between("confirmation", programme, period, figure, format, out, force, as_, draft)


def _between(
    kind: str,
    programme: str,
    period: str,
    key: str,
    format: PaperFormat,
    out: Path | None,
    force: bool,
    as_: str,
    draft: bool,
) -> None:
    acting.open_node()
    from tinhban.reviews import papers as made

    place = writing.require_room(out, force=force)
    with acting.told(), acting.reading(programme, period, as_, draft=draft) as page:
        paper = made.between(kind, page, figure_of(page, key))
        writing.write(place, rendered(paper, format), force=force)


def figure_of(page: "Page", key: str) -> "Figure":
    """The figure of this key, or which there are."""
    found = next((figure for figure in page.figures if figure.key == key), None)
    if found is None:
        known = ", ".join(figure.key for figure in page.figures)
        acting.fail(f"Báo cáo không có số liệu “{key}”. Các số liệu: {known or 'chưa có'}.", 2)
    return found


def rendered(paper: "OfficialPaper", format: str) -> bytes:
    """A paper in the format asked for."""
    from tinhban.papers import pdf, plain, word

    if format == "pdf":
        return pdf.to_pdf(paper)
    return plain.to_text(paper).encode() if format == "text" else word.to_docx(paper)
