"""watch: the index of items, and the sources that are watched."""

from typing import Annotated

import typer

from tinhban.config.commands import acting
from tinhban.foundation.numerals import grouped

app = typer.Typer(
    help="Phát hiện trùng: chỉ mục tin, bài và các nguồn theo dõi.", no_args_is_help=True
)


@app.command(help="Cập nhật chỉ mục tin, bài theo sổ.")
def index(
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Lập lại toàn bộ thay vì phần thay đổi.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Không hiện tiến độ.")] = False,
) -> None:
    """Bring the index of items up to what the book says."""
    acting.open_node()
    from rich.console import Console
    from rich.progress import Progress

    from tinhban.watch import library
    from tinhban.watch.refusals import Trouble

    try:
        library.warm()
        with Progress(console=Console(stderr=True), disable=quiet, transient=True) as shown:
            bar = shown.add_task("Lập chỉ mục tin, bài", total=None)

            def tell(done: int, total: int) -> None:
                shown.update(bar, completed=done, total=total)

            if rebuild:
                count = library.rebuild(tell)
            else:
                with library.writing() as opened:
                    library.follow(opened, tell)
                    count = len(opened)
    except Trouble as trouble:
        acting.fail(trouble)
    except OSError as error:
        acting.fail(f"{error.filename}: {error.strerror}")
    typer.echo(f"Chỉ mục có {grouped(count)} tin, bài.")


@app.command(help="Đọc ngay mọi nguồn đang theo dõi của một đơn vị.")
def run(
    as_: Annotated[str, typer.Option("--as", help="Mã của đơn vị có nguồn theo dõi.")],
) -> None:
    """Read every active source of an organisation now."""
    acting.open_node()
    from tinhban.watch.models import Watch
    from tinhban.watch.refusals import words_of
    from tinhban.watch.scanning import run_watch

    failed = False
    for watch in Watch.objects.filter(organisation=acting.organisation_of(as_), active=True):
        found = run_watch(watch.uid).found
        trouble = words_of(Watch.objects.get(pk=watch.pk).last_error)
        failed = failed or bool(trouble)
        typer.echo(f"{watch.outlet}: {found} bài trùng mới. {trouble}".rstrip())
    raise typer.Exit(1 if failed else 0)


@app.command(
    help="Mở một trang tin nhỏ trên máy này để nút trình diễn theo dõi thử (Ctrl-C: dừng)."
)
def site(
    port: Annotated[int, typer.Option(help="Cổng của trang tin trên máy này.")] = 8801,
) -> None:
    """Open a small news site beside a demonstration node, and have the node watch it."""
    acting.open_node()
    from tinhban.config.demonstration import site as demonstration
    from tinhban.config.demonstration import site_server
    from tinhban.organisations.queries import is_demo
    from tinhban.watch import jobs

    if not is_demo():
        acting.fail("Chỉ nút có dữ liệu trình diễn mới đọc được trang tin trên máy này.")
    base = site_server.address(port)
    try:
        with site_server.opened(port, demonstration.pages(base)) as server, acting.told():
            jobs.ask_for_run(demonstration.watched(f"{base}/rss"))
            typer.echo(
                f"{demonstration.ARTICLES} bài: {base}/   RSS: {base}/rss   (Ctrl-C: dừng)\n"
                f"{demonstration.EDITOR}: Phát hiện trùng"
            )
            server.serve_forever()
    except OSError as error:
        acting.fail(f"Cổng {port}: {error.strerror}. Chọn cổng khác bằng --port.")


@app.command(hidden=True)
def warm() -> None:
    """Compile the loops of the comparison, in nobody's way."""
    import os

    os.nice(10)
    acting.open_node()
    from tinhban.watch import library

    library.warm()
