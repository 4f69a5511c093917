"""verify: check a proof bundle, without database and without network."""

import json
from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command(
        help="Đếm lại báo cáo đã chốt từ gói minh chứng, không cần cơ sở dữ liệu và mạng. Mã kết thúc: 0 đúng, 1 không chấp nhận, 2 không đọc được, 3 đúng nhưng thiếu."
    )(verify)


def verify(
    bundle: Annotated[Path, typer.Argument(help="Gói minh chứng (zip).")],
    as_json: Annotated[bool, typer.Option("--json", help="Kết quả dạng JSON.")] = False,
    english: Annotated[bool, typer.Option("--en", help="Kết quả bằng tiếng Anh.")] = False,
) -> None:
    """Count a frozen report again from its bundle: 0 right, 1 refused, 2 unreadable, 3 right but incomplete."""
    from tinhban.proof.bundle import verify as count_again

    report = count_again(bundle)
    if as_json:
        typer.echo(json.dumps(report.to_json(), ensure_ascii=False, indent=1))
    else:
        typer.echo("\n".join(report.lines("en" if english else "vi")))
    raise typer.Exit(report.exit_code)
