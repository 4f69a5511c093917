"""init, demo, serve, carry-over: a node comes into being, is filled for a demonstration, works, gets its new tables."""

from typing import Annotated

import typer

from tinhban.config import quick_start
from tinhban.config.commands import acting
from tinhban.foundation.numerals import grouped


def register(app: typer.Typer) -> None:
    app.command(
        help="Lập nút trống: cơ sở dữ liệu, danh mục, khóa, quản trị viên đầu tiên. Khóa gốc chỉ in một lần."
    )(init)
    app.command(help="Nạp dữ liệu trình diễn vào nút trống (lịch sử đến ngày 07/02/2023).")(demo)
    app.command(
        help="Chạy nút: một tiến trình web, một tiến trình nền; Ctrl-C dừng cả hai, tiến trình nào dừng thì tự chạy lại."
    )(serve)
    app.command(
        "carry-over",
        help="Chuyển dữ liệu của bản trước sang bảng đã xếp lại; bản cũ được giữ nguyên bên cạnh. Dừng máy chủ trước.",
    )(carry_over)


def init(
    organisation: Annotated[str, typer.Option(help="Mã của cơ quan mà nút phục vụ.")],
    administrator: Annotated[str, typer.Option(help="Tên đăng nhập của quản trị viên đầu tiên.")],
) -> None:
    """Start an empty node: database, reference data, keys, one administrator. The root key is printed once."""
    quick_start.start()
    from tinhban.config import setting_up

    _prepare()
    with acting.told():
        paper = setting_up.start_empty(organisation=organisation, administrator=administrator)
    typer.echo(paper)


def demo() -> None:
    """Load the demonstration world into an empty node (the history ends on 07/02/2023)."""
    quick_start.start()
    from tinhban.config import setting_up

    _prepare()
    if not setting_up.load_demonstration():
        acting.fail("Nút đã có dữ liệu nên không nạp dữ liệu trình diễn.")
    typer.echo(setting_up.log_ins())


def serve(
    port: Annotated[int, typer.Option(envvar="PORT", help="Cổng của máy chủ web.")] = 8000,
    host: Annotated[str, typer.Option(help="Địa chỉ mà máy chủ nhận kết nối.")] = "127.0.0.1",
    demo: Annotated[
        bool, typer.Option("--demo", help="Nạp dữ liệu trình diễn trước, nếu nút còn trống.")
    ] = False,
) -> None:
    """Run the node: one web and one worker process, ended together by Ctrl-C, a dead one started again."""
    quick_start.start()
    from tinhban.config import setting_up, supervisor

    # Asked before anything is prepared: the node that has the port may be this one, at work.
    if not supervisor.port_is_free(host, port):
        acting.fail(
            f"Cổng {port} đang được sử dụng. Dừng máy chủ kia hoặc chọn cổng khác: PORT=8001."
        )
    _prepare()
    if demo:
        setting_up.load_demonstration()
    setting_up.take_up()
    raise typer.Exit(supervisor.run(host=host, port=port, banner=setting_up.log_ins()))


def carry_over() -> None:
    """Copy the data of the state before into the tables of this release, once; the old ones are kept."""
    quick_start.start()
    from tinhban.config import carrying_over, setting_up

    if setting_up.state() is not setting_up.Standing.BEFORE:
        acting.fail("Nút này không có dữ liệu của bản trước để chuyển. Không có gì bị thay đổi.", 2)
    with acting.told():
        done = carrying_over.run()
    typer.echo(
        f"Đã chuyển {grouped(done.rows)} dòng của {done.tables} bảng. Bản cũ còn nguyên ở {done.kept}; "
        "xóa khi không cần nữa."
    )


def _prepare() -> None:
    """Bring the node up to this release; data of a later one are left alone."""
    from tinhban.config import setting_up

    try:
        setting_up.prepare()
    except (setting_up.LaterRelease, setting_up.EarlierTables) as refused:
        acting.fail(refused, 2)
