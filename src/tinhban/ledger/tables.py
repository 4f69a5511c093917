"""How projections write their rows: one statement each, because a node applies thousands of entries a second."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection, models


class Found:
    """A text taken from another row inside the same statement, empty when there is no such row."""

    def __init__(self, model: type[models.Model], column: str, **equal: Any) -> None:
        self.model = model
        self.column = column
        self.equal = equal

    def sql(self) -> str:
        return _found(self.model, self.column, tuple(self.equal), connection.vendor)

    def params(self) -> list[Any]:
        columns = _columns(self.model, connection.vendor)
        return [columns[name].ready(value) for name, value in self.equal.items()]


@dataclass(frozen=True)
class _Column:
    """A column, and how a value of it is handed to the driver."""

    name: str
    default: Any
    ready: Callable[[Any], Any]


@cache
def _columns(model: type[models.Model], vendor: str) -> dict[str, _Column]:
    quote = connection.ops.quote_name
    return {
        f.attname: _Column(quote(str(f.column)), f.get_default(), _ready(f, vendor))
        for f in model._meta.concrete_fields
    }


def _ready(field: Any, vendor: str) -> Callable[[Any], Any]:
    """What the field itself would do, without asking it thousands of times a second."""
    kind = getattr(field, "target_field", field)
    if isinstance(kind, models.UUIDField):
        return _as_it_is if vendor == "postgresql" else _hex
    if isinstance(kind, models.DateField) and not isinstance(kind, models.DateTimeField):
        return _as_it_is if vendor == "postgresql" else _iso
    if isinstance(kind, models.CharField | models.TextField):
        return _plain_text
    if isinstance(kind, models.IntegerField | models.BooleanField):
        return _as_it_is
    return lambda value: field.get_db_prep_save(value, connection)


def _as_it_is(value: Any) -> Any:
    return value


def _hex(value: UUID | None) -> str | None:
    return None if value is None else value.hex


def _iso(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _plain_text(value: Any) -> Any:
    """A driver may take a member of an enumeration for something else than its text."""
    return value if value is None or type(value) is str else str(value)


def _same(columns: dict[str, _Column], names: Iterable[str]) -> str:
    return " AND ".join(f"{columns[name].name} = %s" for name in names)


@cache
def _found(model: type[models.Model], column: str, names: tuple[str, ...], vendor: str) -> str:
    columns, quote = _columns(model, vendor), connection.ops.quote_name
    table, wanted = quote(model._meta.db_table), columns[column].name
    return f"COALESCE((SELECT {wanted} FROM {table} WHERE {_same(columns, names)}), '')"  # noqa: S608 - names of our own columns


@cache
def _insert(model: type[models.Model], places: tuple[str, ...], vendor: str) -> str:
    names = ", ".join(column.name for column in _columns(model, vendor).values())
    table = connection.ops.quote_name(model._meta.db_table)
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join(places)}) ON CONFLICT DO NOTHING"  # noqa: S608 - names of our own columns


@cache
def _update(
    model: type[models.Model], changed: tuple[str, ...], where: tuple[str, ...], vendor: str
) -> str:
    columns = _columns(model, vendor)
    table = connection.ops.quote_name(model._meta.db_table)
    values = ", ".join(f"{columns[name].name} = %s" for name in changed)
    return f"UPDATE {table} SET {values} WHERE {_same(columns, where)}"  # noqa: S608 - names of our own columns


def insert(model: type[models.Model], **values: Any) -> int:
    """Write a row unless its key, or what may be there only once, is taken; say how many were written."""
    statement, row = _row(model, values, connection.vendor)
    return _execute(statement, row)


def insert_many(model: type[models.Model], rows: Iterable[dict[str, Any]]) -> None:
    """Write rows that have the same columns, each unless its key is taken, in one call of the driver."""
    vendor = connection.vendor
    made = [_row(model, values, vendor) for values in rows]
    statements = {statement for statement, _ in made}
    if len(statements) > 1:
        raise TypeError("rows written together find nothing in other tables")
    for statement in statements:
        with connection.cursor() as cursor:
            cursor.executemany(statement, [row for _, row in made])


def _row(model: type[models.Model], values: dict[str, Any], vendor: str) -> tuple[str, list[Any]]:
    columns = _columns(model, vendor)
    if not values.keys() <= columns.keys():
        raise TypeError(f"{model.__name__} has no {', '.join(values.keys() - columns.keys())}")
    places, row = [], []
    for name, column in columns.items():
        value = values.get(name, column.default)
        if type(value) is Found:
            places.append(value.sql())
            row += value.params()
        else:
            places.append("%s")
            row.append(column.ready(value))
    return _insert(model, tuple(places), vendor), row


def change(model: type[models.Model], where: dict[str, Any], **values: Any) -> int:
    """Change the rows that are as `where` says; say how many there were."""
    vendor = connection.vendor
    columns = _columns(model, vendor)
    statement = _update(model, tuple(values), tuple(where), vendor)
    told = [columns[name].ready(value) for name, value in (*values.items(), *where.items())]
    return _execute(statement, told)


def _execute(statement: str, params: list[Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return int(cursor.rowcount)
