"""The command `tinhban`: each command is one file of `config/commands/`, loaded when it is asked for."""

import sys

import typer

from tinhban.config.commands import (
    checking,
    importing,
    ledger,
    node,
    papers,
    reporting,
    reuse,
    usage,
    verify,
    watch,
)
from tinhban.config.wrong_setting import WrongSetting

app = typer.Typer(
    name="tinhban",
    help="Tỉnh bạn: sổ đối chiếu, trao đổi tin, bài và báo cáo giữa các cơ quan thông tin của các tỉnh.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def with_commands() -> typer.Typer:
    """The command with all of its parts."""
    for part in (node, reporting, papers, checking, importing, reuse, verify):
        part.register(app)
    app.add_typer(usage.app, name="usage")
    app.add_typer(ledger.app, name="ledger")
    app.add_typer(watch.app, name="watch")
    return app


def main() -> None:
    try:
        with_commands()()
    except KeyboardInterrupt:
        sys.exit(130)
    except WrongSetting as wrong:
        typer.echo(str(wrong), err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
