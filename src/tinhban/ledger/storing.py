"""Entries on their way into the table: made and inserted by position, several times faster than the ORM."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime
from functools import cache
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection

from tinhban.foundation import time
from tinhban.ledger import driver
from tinhban.ledger.models import Entry, EntryActor
from tinhban.proof.links import Link

AT_ONCE = 500  # names in one question
T = TypeVar("T")


def row_of(
    link: Link,
    *,
    body: bytes | None,
    business_id: UUID | None,
    state: str,
    received_at: datetime | None = None,
) -> Entry:
    """The row of a link that was read; the values stand in the order of the model's fields."""
    return Entry(
        link.hash,
        link.channel,
        link.organisation,
        link.epoch,
        link.seq,
        link.previous,
        link.type,
        link.at,
        link.key_number,
        link.membership,
        " ".join(link.refs),
        " ".join(link.critical),
        business_id,
        link.raw,
        body,
        state,
        received_at or time.now(),
    )


def insert_entries(rows: Iterable[Entry]) -> None:
    """Insert entries as they are, bytes included."""
    if connection.vendor == "sqlite":
        spelled = cache(connection.ops.adapt_datetimefield_value)  # one moment for a whole batch
        values = [_values(row, spelled) for row in rows]
    else:
        values = [_values(row, None) for row in rows]
    _insert(Entry, values)


def insert_actors(actors: Iterable[tuple[str, UUID]]) -> None:
    """Insert who acted, by entry hash."""
    sqlite = connection.vendor == "sqlite"
    _insert(EntryActor, [(name, who.hex if sqlite else who) for name, who in actors])


def stored_in(channel: str, hashes: Collection[str], states: Collection[str]) -> set[str]:
    """Those of the hashes that are entries of this channel in one of the states; asked at every entry."""
    table, names = connection.ops.quote_name(Entry._meta.db_table), tuple(hashes)
    asked = (
        f"SELECT hash FROM {table} WHERE hash IN ({_marks(names)})"  # noqa: S608 - marks only
        f" AND channel = %s AND state IN ({_marks(states)})"
    )
    return {name for (name,) in driver.fetch(asked, (*names, channel, *map(str, states)))}


def states_of(hashes: Collection[str]) -> dict[str, str]:
    """The states of those of the hashes that are entries here; asked of every entry that arrives."""
    table = connection.ops.quote_name(Entry._meta.db_table)
    found: dict[str, str] = {}
    for names in portions(hashes):
        asked = f"SELECT hash, state FROM {table} WHERE hash IN ({_marks(names)})"  # noqa: S608 - marks only
        found.update(driver.fetch(asked, names))
    return found


def with_intentions(channel: str, organisation: UUID, intentions: Collection[UUID]) -> list[str]:
    """The hashes of an author's entries that carry one of these business ids."""
    table = connection.ops.quote_name(Entry._meta.db_table)
    found: list[str] = []
    sqlite = connection.vendor == "sqlite"
    author = organisation.hex if sqlite else organisation
    asked: list[Any] = [one.hex for one in intentions] if sqlite else list(intentions)
    for ids in portions(asked):
        question = (
            f"SELECT hash FROM {table} WHERE organisation = %s AND channel = %s"  # noqa: S608 - marks only
            f" AND business_id IN ({_marks(ids)})"
        )
        found += [name for (name,) in driver.fetch(question, (author, channel, *ids))]
    return found


def portions(values: Iterable[T]) -> Iterator[tuple[T, ...]]:
    """The values in as many questions as they need."""
    remaining = iter(values)
    while portion := tuple(islice(remaining, AT_ONCE)):
        yield portion


def _marks(values: Collection[Any]) -> str:
    return ", ".join(["%s"] * len(values))


def _insert(model: Any, values: list[tuple[Any, ...]]) -> None:
    quote = connection.ops.quote_name
    columns = [quote(field.column) for field in model._meta.concrete_fields]
    table = quote(model._meta.db_table)
    driver.execute_many(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({_marks(columns)})",  # noqa: S608 - names of the model
        values,
    )


def _values(row: Entry, spelled: Callable[[datetime], Any] | None) -> tuple[Any, ...]:
    """A row for the driver; `spelled` writes a moment as SQLite keeps it, where it is SQLite."""
    intention: Any = row.business_id
    received: Any = row.received_at
    organisation: Any = row.organisation
    if spelled is not None:
        received = spelled(received)
        organisation = organisation.hex
        intention = intention.hex if intention else None
    return (
        row.hash,
        row.channel,
        organisation,
        row.epoch,
        row.seq,
        row.prev,
        row.type,
        row.stamp,
        row.key_number,
        row.membership,
        row.refs,
        row.critical,
        intention,
        row.link,
        row.body,
        str(row.state),
        received,
    )
