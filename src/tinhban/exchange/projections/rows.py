"""The columns that rows of the exchange have in common."""

from typing import Any
from uuid import UUID

from tinhban.exchange.models import Findable
from tinhban.foundation import text
from tinhban.ledger.entries import AppliedEntry
from tinhban.ledger.tables import insert


def of(entry: AppliedEntry) -> dict[str, Any]:
    """The columns that say where a row comes from."""
    return {"channel": entry.channel, "entry_hash": entry.hash, "at": entry.at}


def part_of(entry: AppliedEntry) -> dict[str, Any]:
    """The same for a row of a list inside an entry."""
    return {"channel": entry.channel, "entry_hash": entry.hash}


def found_by(*words: str) -> dict[str, str]:
    """The column that a search looks into."""
    return {"folded": text.fold(" ".join(words))}


def named(title: str, *more: str) -> dict[str, str]:
    """The columns by which a named thing is sorted and found."""
    return {"sort_key": text.sort_key(title), **found_by(title, *more)}


def let_find(
    noun: Findable.Noun, uid: UUID, on: Any, organisation: UUID, row: dict[str, Any]
) -> None:
    """Put a thing into the search index."""
    insert(
        Findable,
        number=Findable.number_of(on, uid),
        uid=uid,
        noun=noun,
        channel=row["channel"],
        entry_hash=row["entry_hash"],
        organisation=organisation,
        title=row["title"],
        folded=row["folded"],
        on=on,
    )
