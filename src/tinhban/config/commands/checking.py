"""check: read a published text and hold its figures against the books."""

import json
from pathlib import Path
from typing import Annotated

import typer

from tinhban.config.commands import acting

LARGEST = 5 * 1024 * 1024
WORDS = {
    "supported": "khớp sổ",
    "contradicted": "không khớp",
    "unknown": "không đếm từ sổ",
}


def register(app: typer.Typer) -> None:
    app.command(
        help="Rà soát số liệu của một văn bản: từng số liệu là chỉ tiêu nào, có khớp sổ không. Phần không đọc được, chữ bị gạch bỏ, chữ ẩn… được báo ở cuối. Kết thúc với mã 1 khi có số liệu không khớp, mã 2 khi không đọc được văn bản, mã 3 khi không có số liệu nào không khớp nhưng có phần văn bản không đọc được."
    )(check)


def check(
    text: Annotated[Path, typer.Argument(help="Tệp văn bản UTF-8 hoặc tệp Word.")],
    programme: Annotated[str, typer.Option(help="Mã của chương trình mà văn bản nói đến.")],
    period: Annotated[str, typer.Option(help="Kỳ báo cáo: 2022, 2022-Q1 …")],
    as_: acting.As = "",
    as_json: Annotated[bool, typer.Option("--json", help="Kết quả dạng JSON.")] = False,
) -> None:
    """Find every quantity of a text, say which figure it is, and whether the ledger supports it.

    Ends with 1 when a figure is contradicted, with 2 when the text cannot be read, with 3 when none is
    contradicted and a part of the text was not read.
    """
    acting.open_node()
    from tinhban.reviews import checking
    from tinhban.reviews.problems import ReviewRefused

    if not text.is_file():
        acting.no_file(text)
    if text.stat().st_size > LARGEST:
        acting.fail("Tệp lớn hơn 5 MB.", 2)
    content = text.read_bytes()
    with acting.told():
        organisation = acting.organisation_of(as_, acting.programme_of(programme))
        reader = acting.reader_for(organisation)
        where = (programme, period, reader, organisation)
        try:
            findings, notes = checking.checked_file(text.name, content, *where)
        except ReviewRefused as refused:
            acting.fail(refused, 2)
    told = checking.told(notes)
    if as_json:
        rows = [f.as_json() for f in findings]
        rows += [{**note.as_json(), "words": said} for note, said in zip(notes, told, strict=True)]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        if not findings:
            typer.echo("Văn bản không có số liệu nào.", err=True)
        for finding in findings:
            figure = f"{finding.indicator} = {_count(finding.count)}" if finding.indicator else "-"
            words = f"{finding.verdict:<13} {WORDS[finding.verdict]:<16} “{finding.surface}”"
            typer.echo(f"{words:<58} {figure}")
        for said in told:
            typer.echo(f"Lưu ý: {said}")
    if any(f.verdict == "contradicted" for f in findings):
        raise typer.Exit(1)
    if any(note.is_lost for note in notes):
        raise typer.Exit(3)


def _count(count: object) -> str:
    """A count, or the slots kept of those promised."""
    from tinhban.numbers.quantities import Slots

    if isinstance(count, Slots):
        excused = f", {count.excused} kỳ nghỉ" if count.excused else ""
        return f"{count.filled}/{count.planned}{excused}"
    return str(count)
