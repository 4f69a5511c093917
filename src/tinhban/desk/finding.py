"""The search of the workspace: each room finds its own, joined with what may be read."""

from dataclasses import dataclass

from tinhban.foundation.marking import WORDS, Asked
from tinhban.organisations.reader import Reader
from tinhban.records import finding
from tinhban.records.finding import Heading, Kind
from tinhban.screens.hits import Hit, Number

FIRST = 5  # of each group, where everything is shown
PAGE = 20


@dataclass(frozen=True)
class Group:
    """What is shown under one heading, and which kinds it holds."""

    title: str
    rows: list[Hit]
    more: bool
    kinds: tuple[str, ...]


def groups(asked: Asked, reader: Reader, first: int = FIRST) -> list[Group]:
    """The first of what was found under each heading; empty ones are left out."""
    under: dict[Heading, list[Kind]] = {}
    for kind in finding.kinds():
        under.setdefault(kind.heading, []).append(kind)
    found = []
    for heading, kinds in under.items():
        page = kinds[0].together or kinds[0].page
        hits = page(asked, reader, limit=first)
        if hits.rows:
            keys = tuple(kind.key for kind in kinds)
            found.append(Group(str(heading.title), hits.rows, bool(hits.next), keys))
    return found


def numbers(asked: Asked, reader: Reader) -> dict[str, Number]:
    """How many there are of each kind."""
    return {kind.key: kind.number(asked, reader) for kind in finding.kinds()}


def narrower(text: str, reader: Reader) -> list[str]:
    """Words of a question without an answer that have one by themselves, as they were typed."""
    words = [word for word in dict.fromkeys(text.split()) if Asked.of(word)][:WORDS]
    if len(words) < 2:
        return []
    return [word for word in words if any(numbers(Asked.of(word), reader).values())]
