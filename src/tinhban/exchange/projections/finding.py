"""How things of the exchange are sorted, searched and put into the search index."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from tinhban.exchange.models import Findable
from tinhban.foundation import text
from tinhban.foundation.marking import READ
from tinhban.ledger.entries import AppliedEntry
from tinhban.ledger.tables import insert
from tinhban.records.projections import Then


def found_by(*words: str) -> dict[str, str]:
    """The column that a search looks into."""
    return {"folded": text.fold(" ".join(words))}


def named(title: str, *more: str) -> dict[str, str]:
    """The columns by which a named thing is sorted and found."""
    return {"sort_key": text.sort_key(title), **found_by(title, *more)}


def let_find(
    noun: Findable.Noun, *, uid: str, on: str, words: Sequence[str] = (), who: Sequence[str] = ()
) -> Then:
    """Put what was made into the search index, by these fields of its event."""

    def then(event: Any, entry: AppliedEntry, row: dict[str, Any]) -> None:
        put(
            noun,
            getattr(event, uid),
            getattr(event, on),
            entry.signer,
            row,
            words=[getattr(event, word) for word in words],
            who=[getattr(event, one) for one in who],
        )

    return then


def put(
    noun: Findable.Noun,
    uid: UUID,
    on: Any,
    organisation: UUID,
    row: dict[str, Any],
    *,
    words: Iterable[str] = (),
    who: Iterable[UUID | None] = (),
) -> None:
    """Put a thing into the search index: its title, the rest of its words, and who takes part in it."""
    insert(
        Findable,
        number=Findable.number_of(on, uid),
        uid=uid,
        noun=noun,
        channel=row["channel"],
        entry_hash=row["entry_hash"],
        organisation=organisation,
        title=row["title"],
        **found_in(row["title"], *words),
        who=" ".join(sorted({one.hex for one in (organisation, *who) if one})),
        on=on,
    )


def found_in(title: str, *words: str) -> dict[str, str]:
    """The columns of the index: the title by itself, what else is said beside it."""
    rest = text.fold(" ".join(word for word in words if word)[:READ])
    return {"folded": text.fold(title), "words": rest}
