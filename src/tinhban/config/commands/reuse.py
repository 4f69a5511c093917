"""reuse: which articles of an archive reuse which items, with the passages; needs no node."""

import json
from pathlib import Path
from typing import Annotated

import typer

from tinhban.config.commands import acting

WORDS = {"items": "Indexing items", "background": "Reading common text", "articles": "Comparing"}


def register(app: typer.Typer) -> None:
    app.command("reuse")(reuse)


def reuse(
    items: Annotated[Path, typer.Option(help='JSON lines {"id", "text"}, plain or gzip.')],
    articles: Annotated[Path, typer.Option(help='JSON lines {"id", "text"}, plain or gzip.')],
    out: Annotated[Path, typer.Option(help="Where the pairs go, a JSON line each.")],
    index: Annotated[
        Path | None, typer.Option(help="Folder of the index (default: beside the answer).")
    ] = None,
    background: Annotated[
        bool,
        typer.Option(help="Let text that many articles share count little."),
    ] = True,
    quiet: Annotated[bool, typer.Option("--quiet", help="No bar, no summary.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The summary as JSON.")] = False,
) -> None:
    """Find every reuse of items by articles. Started again after a break, it goes on where it stopped."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from tinhban.reuse import ReuseError, archive

    for file in (items, articles):
        if not file.is_file():
            acting.fail(f"There is no file {file}.", 2)
    if out.is_dir() or not out.parent.is_dir():
        acting.fail(f"{out} cannot be written: name a file in a folder that exists.", 2)
    shown = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        disable=quiet,
    )
    bars = {what: shown.add_task(words, total=None, visible=False) for what, words in WORDS.items()}

    def tell(what: str, count: int) -> None:
        shown.update(bars[what], completed=count, visible=True)

    try:
        with shown:
            found = archive.run(
                items, articles, out, index=index, background=background, progress=tell
            )
    except ReuseError as error:
        acting.fail(error)
    except OSError as error:
        acting.fail(f"{error.filename or out}: {error.strerror}")
    if as_json:
        typer.echo(json.dumps(found._asdict()))
    elif not quiet:
        typer.echo(f"{found.items:,} items, {found.articles:,} articles, {found.matches:,} pairs.")
