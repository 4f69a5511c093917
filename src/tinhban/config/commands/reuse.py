"""reuse: which articles of an archive reuse which items, with the passages; needs no node."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tinhban.config import home
from tinhban.config.commands import acting
from tinhban.foundation.numerals import grouped

if TYPE_CHECKING:
    from tinhban.reuse import ReuseError

WORDS = {
    "items": "Lập chỉ mục tin, bài",
    "background": "Đọc đoạn thông dụng",
    "articles": "Đối chiếu bài đăng",
}


def register(app: typer.Typer) -> None:
    app.command(
        "reuse",
        help="Tìm mọi chỗ các bài đăng sử dụng lại tin, bài. Bị ngắt thì chạy lại từ chỗ dừng.",
    )(reuse)


def reuse(
    items: Annotated[
        Path, typer.Option(help='Tin, bài: mỗi dòng một JSON {"id", "text"}, có thể nén gzip.')
    ],
    articles: Annotated[
        Path, typer.Option(help='Bài đăng: mỗi dòng một JSON {"id", "text"}, có thể nén gzip.')
    ],
    out: Annotated[Path, typer.Option(help="Tệp ghi các cặp tìm thấy, mỗi dòng một JSON.")],
    index: Annotated[
        Path | None, typer.Option(help="Thư mục chỉ mục (mặc định: cạnh tệp kết quả).")
    ] = None,
    background: Annotated[
        bool,
        typer.Option(help="Giảm trọng số đoạn mà nhiều bài cùng có."),
    ] = True,
    quiet: Annotated[bool, typer.Option("--quiet", help="Không hiện tiến độ và tóm tắt.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Tóm tắt dạng JSON.")] = False,
) -> None:
    """Find every reuse of items by articles. Started again after a break, it goes on where it stopped."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from tinhban.reuse import ReuseError, archive

    for file in (items, articles):
        if not file.is_file():
            acting.no_file(file)
    if out.is_dir() or not out.parent.is_dir():
        acting.fail(f"Không ghi được {out}: ghi tên tệp trong thư mục đã có.", 2)
    shown = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[told]}", justify="right"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        disable=quiet,
    )
    beginning = shown.add_task("Chuẩn bị, lần đầu mất chừng nửa phút", total=None, told="")
    bars = {
        what: shown.add_task(words, total=None, visible=False, told="")
        for what, words in WORDS.items()
    }

    def tell(what: str, count: int) -> None:
        shown.update(beginning, visible=False)
        shown.update(bars[what], told=grouped(count), visible=True)

    try:
        with shown:
            found = archive.run(
                items,
                articles,
                out,
                index=index,
                background=background,
                compiled=_compiled(),
                progress=tell,
            )
    except ReuseError as error:
        acting.fail(_in_words(error))
    except OSError as error:
        acting.fail(f"{error.filename or out}: {error.strerror}")
    if as_json:
        typer.echo(json.dumps(found._asdict()))
    elif not quiet:
        items_, articles_, pairs = map(grouped, found[:3])
        typer.echo(f"{items_} tin, bài; {articles_} bài đăng; {pairs} cặp.")


def _compiled() -> Path | None:
    """Compiled code of the node, where there is one: then nothing is compiled again."""
    of_node = home.place() / "reuse"
    return of_node / "compiled" if of_node.is_dir() else None


def _in_words(error: "ReuseError") -> str:
    from tinhban.reuse import BadInput, IndexBusy

    if isinstance(error, BadInput):
        why = {
            BadInput.NOT_JSON: 'không phải JSON có "id" và "text"',
            BadInput.NOT_STRINGS: '"id" và "text" phải là chuỗi ký tự, "id" không để trống',
            BadInput.TOO_LONG: "dòng dài quá 32 MB",
            BadInput.CUT_OFF: "tệp nén bị hỏng hoặc bị cắt ngang",
        }[error.why]
        return f"{error.file}, dòng {error.line}: {why}."
    if isinstance(error, IndexBusy):
        return "Một tiến trình khác đang ghi thư mục chỉ mục này; chờ xong rồi chạy lại."
    return str(error)
