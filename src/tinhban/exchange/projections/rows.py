"""How rows are written: one statement each, because a node applies thousands of entries a second."""

from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection, models

from tinhban.exchange.models import Findable
from tinhban.foundation import text
from tinhban.ledger.entries import AppliedEntry

_Field = Any  # models.Field, whose type parameters say nothing here


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


class Found:
    """A text taken from another row inside the same statement, empty when there is no such row."""

    def __init__(self, model: type[models.Model], column: str, **equal: Any) -> None:
        self.model = model
        self.column = column
        self.equal = equal

    def sql(self) -> str:
        quote = connection.ops.quote_name
        same = " AND ".join(f"{quote(f.column)} = %s" for f in self._fields())
        table, column = quote(self.model._meta.db_table), quote(self.column)
        return f"COALESCE((SELECT {column} FROM {table} WHERE {same}), '')"  # noqa: S608 - names of our own columns

    def params(self) -> list[Any]:
        return [
            field.get_db_prep_save(value, connection)
            for field, value in zip(self._fields(), self.equal.values(), strict=True)
        ]

    def _fields(self) -> list[_Field]:
        fields: list[_Field] = [self.model._meta.get_field(name) for name in self.equal]
        return fields


@cache
def _fields(model: type[models.Model]) -> tuple[_Field, ...]:
    return tuple(model._meta.concrete_fields)


@cache
def _statement(model: type[models.Model], places: tuple[str, ...], vendor: str) -> str:
    quote = connection.ops.quote_name
    columns = ", ".join(quote(f.column) for f in _fields(model))
    table = quote(model._meta.db_table)
    return f"INSERT INTO {table} ({columns}) VALUES ({', '.join(places)}) ON CONFLICT DO NOTHING"  # noqa: S608 - names of our own columns


def insert(model: type[models.Model], **values: Any) -> int:
    """Write a row unless its key, or what may be there only once, is taken; say how many were written."""
    places, row = [], []
    for f in _fields(model):
        value = values.pop(f.attname) if f.attname in values else f.get_default()
        if isinstance(value, Found):
            places.append(value.sql())
            row += value.params()
        else:
            places.append("%s")
            row.append(f.get_db_prep_save(value, connection))
    if values:
        raise TypeError(f"{model.__name__} has no {', '.join(values)}")
    with connection.cursor() as cursor:
        cursor.execute(_statement(model, tuple(places), connection.vendor), row)
        return int(cursor.rowcount)


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
