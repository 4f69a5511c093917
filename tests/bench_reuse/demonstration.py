"""`python -m tests.bench_reuse.demonstration`: which uses on the demonstration's news site are found, and what the others are.

For each page that holds an item it is told how many words of the item the page has, and how many of
these stand in sentences that no more than a few other items of the demonstration have.
"""

import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tests.bench import scratch

if TYPE_CHECKING:
    from tinhban.config.demonstration.site import Article

FEW = 2  # other items


@dataclass(frozen=True)
class Use:
    """One item on one page."""

    path: str
    found: bool
    words: int  # of the item that the page has
    own: int  # of these in sentences that few other items have


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="tinhban-site-") as home:
        scratch.start(Path(home))
        from tinhban.config.demonstration import world

        world.load()
        uses = list(measured())
    missed = [use for use in uses if not use.found]
    typer.echo(f"{len(uses) - len(missed)} of {len(uses)} uses are found.")
    for name, some in (("found", [use for use in uses if use.found]), ("missed", missed)):
        own = sorted(use.own for use in some)
        typer.echo(f"{name}: words that few items have {own[0]} to {own[-1]}, half below {own[len(own) // 2]}")  # fmt: skip
    typer.echo("Missed: page, words of the item on it, of these in sentences that few items have")
    for use in missed:
        typer.echo(f"{use.path}  {use.words:4} {use.own:4}")
    return 0


def measured() -> "list[Use]":
    """Every use on the site, judged as the worker judges it."""
    from tinhban.config.demonstration import site
    from tinhban.exchange.models import ItemVersion
    from tinhban.watch import again, library

    watch = site.watched("http://127.0.0.1:9/rss")
    pages = site.articles_of_the_site()
    library.warm()
    with library.writing() as index:
        library.follow(index)
        index.background.update(map(_text, pages))
    answers = library.search([_text(page) for page in pages], again.readable(watch), None)
    texts = dict(ItemVersion.objects.filter(version=1).values_list("item_id", "text"))
    items_with = Counter(part for text in texts.values() for part in set(_sentences(text)))
    uses = []
    for page, answer in zip(pages, answers, strict=True):
        for item in page.items:
            shared = [part for part in _sentences(texts[item]) if part in _text(page)]
            own = [part for part in shared if items_with[part] <= 1 + FEW]
            found = any(one.item == item for one in answer)
            uses.append(Use(page.path, found, _words(shared), _words(own)))
    return uses


def _text(page: "Article") -> str:
    return "\n".join((page.title, *page.paragraphs))


def _sentences(text: str) -> list[str]:
    return [part.strip(" .") for part in text.split(". ")]


def _words(parts: list[str]) -> int:
    return sum(len(part.split()) for part in parts)


if __name__ == "__main__":
    sys.exit(main())
