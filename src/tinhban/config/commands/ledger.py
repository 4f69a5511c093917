"""ledger: audit, rebuild and export the log."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from tinhban.config.commands import acting
from tinhban.foundation.numerals import grouped

app = typer.Typer(
    help="Sổ đối chiếu: kiểm tra tính toàn vẹn, dựng lại bảng, xuất kênh trao đổi.",
    no_args_is_help=True,
)


@contextmanager
def _progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on the error stream, so that what a program reads stays clean."""
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@app.command(help="Kiểm tra tính toàn vẹn của mọi sổ; kết thúc với mã 1 khi có nội dung bị sửa.")
def audit(
    full: Annotated[
        bool, typer.Option("--full", help="Kiểm tra cả từng chữ ký và nội dung.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Kết quả dạng JSON.")] = False,
) -> None:
    """Check every chain, digest and column; ends with 1 if anything was altered."""
    acting.open_node()
    from tinhban.ledger import actions as ledger

    with _progress("Đang kiểm tra") as progress:
        report = ledger.audit(progress, full=full)
    if as_json:
        typer.echo(json.dumps(asdict(report), ensure_ascii=False, indent=1))
    else:
        for problem in report.problems:
            where = f"{problem.organisation} {problem.epoch} {problem.seq}"
            typer.echo(f"{where}: {problem.what} ({problem.hash})")
        seconds = f"{report.seconds:.1f}".replace(".", ",")
        told = f"{len(report.problems)} chỗ sai" if report.problems else "không có nội dung bị sửa"
        typer.echo(f"Đã đọc {grouped(report.entries)} bản ghi trong {seconds} giây: {told}.")
    raise typer.Exit(0 if report.passed else 1)


@app.command(help="Xóa các bảng lập từ sổ và lập lại từ các bản ghi.")
def rebuild() -> None:
    """Empty the tables that the log fills and apply the log again."""
    acting.open_node()
    from tinhban.ledger import actions as ledger

    with acting.told(), _progress("Đang dựng lại") as progress:
        applied = ledger.rebuild(progress)
    typer.echo(f"Đã lập lại từ {grouped(applied)} bản ghi.")


@app.command(help="Xuất bản ghi, nội dung và khóa của một kênh trao đổi ra tệp.")
def export(
    programme: Annotated[
        str, typer.Argument(help="Mã của chương trình có kênh trao đổi cần xuất.")
    ],
    to: Annotated[Path, typer.Option(help="Tệp zip sẽ ghi.")],
) -> None:
    """Write links, bodies and key statements of a channel into a file."""
    acting.open_node()
    from tinhban.ledger import actions as ledger

    with acting.told(), _progress("Đang xuất") as progress:
        ledger.export(acting.programme_of(programme).channel, to, progress)
    typer.echo(str(to))
