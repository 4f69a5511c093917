"""How projections put what entries made into the index."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from tinhban.foundation import text
from tinhban.foundation.marking import READ
from tinhban.ledger import tables
from tinhban.ledger.entries import AppliedEntry
from tinhban.records.index.nouns import Indexed
from tinhban.records.models import Findable
from tinhban.records.projections import Then


def let_find(
    noun: Indexed,
    *,
    uid: str,
    on: str,
    title: str = "title",
    words: Sequence[str] = (),
    who: Sequence[str] = (),
) -> Then:
    """Put what was made into the index, by these fields of its event; `who` names organisations or lists of them."""

    def then(event: Any, entry: AppliedEntry, row: dict[str, Any]) -> None:
        put(
            noun,
            getattr(event, uid),
            getattr(event, on),
            entry.signer,
            row | {"title": getattr(event, title)},
            words=[getattr(event, word) for word in words],
            who=[one for field in who for one in _listed(getattr(event, field))],
        )

    return then


def _listed(value: Any) -> Iterable[UUID | None]:
    return value if isinstance(value, tuple) else (value,)


def put(
    noun: Indexed,
    uid: UUID,
    on: date,
    organisation: UUID,
    row: dict[str, Any],
    *,
    words: Iterable[str] = (),
    who: Iterable[UUID | None] = (),
) -> None:
    """Put a thing into the index: its title, the rest of its words, and who takes part in it; anew where it was made anew."""
    values = {
        "number": Findable.number_of(on, uid),
        "entry_hash": row["entry_hash"],
        "title": row["title"],
        **found_in(row["title"], *words),
        "who": " ".join(sorted({one.hex for one in (organisation, *who) if one})),
        "on": on,
    }
    own = {"uid": uid, "channel": row["channel"], "organisation": organisation}
    if not tables.insert(Findable, noun=noun.name, **own, **values):
        tables.change(Findable, own, **values)


def put_anew(uid: UUID, title: str, *words: str) -> None:
    """A thing that is there is found by other words from now on."""
    tables.change(Findable, {"uid": uid}, title=title, **found_in(title, *words))


def found_in(title: str, *words: str) -> dict[str, str]:
    """The columns of the index: the title by itself, what else is said beside it."""
    rest = text.fold(" ".join(word for word in words if word)[:READ])
    return {"folded": text.fold(title), "words": rest}
