"""init, demo, serve: a node comes into being, is filled for a demonstration, works."""

from typing import Annotated

import typer

from tinhban.config import command_line


def register(app: typer.Typer) -> None:
    app.command()(init)
    app.command()(demo)
    app.command()(serve)


def init(
    organisation: Annotated[
        str, typer.Option(help="Slug of the organisation that this node serves.")
    ],
    administrator: Annotated[str, typer.Option(help="User name of its first administrator.")],
) -> None:
    """Start an empty node: database, reference data, keys, one administrator. The root key is printed once."""
    command_line.start_django()
    from tinhban.config import setting_up

    setting_up.prepare()
    typer.echo(setting_up.start_empty(organisation=organisation, administrator=administrator))


def demo() -> None:
    """Load the demonstration world into an empty node (the history ends on 07/02/2023)."""
    command_line.start_django()
    from tinhban.config import setting_up

    setting_up.prepare()
    if not setting_up.load_demonstration():
        typer.echo("The node already holds data: nothing was loaded.", err=True)
        raise typer.Exit(1)
    typer.echo(setting_up.log_ins())


def serve(
    port: Annotated[int, typer.Option(envvar="PORT", help="Port of the web server.")] = 8000,
    host: Annotated[str, typer.Option(help="Address that the server listens on.")] = "127.0.0.1",
    demo: Annotated[
        bool, typer.Option("--demo", help="Fill an empty node with the demonstration world first.")
    ] = False,
) -> None:
    """Run the node: one web and one worker process, ended together by Ctrl-C, a dead one started again."""
    command_line.start_django()
    from tinhban.config import setting_up, supervisor

    setting_up.prepare()
    if demo:
        setting_up.load_demonstration()
    setting_up.take_up()
    raise typer.Exit(supervisor.run(host=host, port=port, banner=setting_up.log_ins()))
