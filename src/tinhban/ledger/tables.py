"""How projections write their rows, and what is asked at every writing: one statement each, without the ORM.

A node applies thousands of entries a second, and to build a statement takes longer than to run it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection, models

from tinhban.ledger import driver


class Found:
    """A text taken from another row inside the same statement, empty when there is no such row."""

    def __init__(self, model: type[models.Model], column: str, **equal: Any) -> None:
        self.model = model
        self.column = column
        self.equal = equal

    def sql(self) -> str:
        return _found(self.model, self.column, tuple(self.equal))

    def params(self) -> list[Any]:
        columns = _columns(self.model)
        return [columns[name].ready(value) for name, value in self.equal.items()]


@dataclass(frozen=True)
class _Column:
    """A column, and how a value of it is handed to the driver."""

    name: str
    default: Any
    ready: Callable[[Any], Any]


@cache
def _columns(model: type[models.Model]) -> dict[str, _Column]:
    quote = connection.ops.quote_name
    found = {}
    for field in model._meta.concrete_fields:
        ready = _ready(field)
        name = quote(str(field.column))
        found[field.attname] = _Column(name, ready(field.get_default()), ready)
    return found


def _ready(field: Any) -> Callable[[Any], Any]:
    """What the field itself would do, without asking it thousands of times a second."""
    kind = getattr(field, "target_field", field)
    sqlite = connection.vendor == "sqlite"
    if isinstance(kind, models.UUIDField):
        return _hex if sqlite else _as_it_is
    if isinstance(kind, models.DateTimeField):
        return _moment
    if isinstance(kind, models.DateField):
        return _iso if sqlite else _as_it_is
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


def _moment(value: datetime | None) -> Any:
    return connection.ops.adapt_datetimefield_value(value)


def _plain_text(value: Any) -> Any:
    """A driver may take a member of an enumeration for something else than its text."""
    return value if value is None or type(value) is str else str(value)


def _same(columns: dict[str, _Column], names: Iterable[str], empty: Iterable[str] = ()) -> str:
    told = [f"{columns[name].name} = %s" for name in names]
    return " AND ".join([*told, *(f"{columns[name].name} IS NULL" for name in empty)])


@cache
def _found(model: type[models.Model], column: str, names: tuple[str, ...]) -> str:
    columns, quote = _columns(model), connection.ops.quote_name
    table, wanted = quote(model._meta.db_table), columns[column].name
    return f"COALESCE((SELECT {wanted} FROM {table} WHERE {_same(columns, names)}), '')"  # noqa: S608 - names of our own columns


@cache
def _insert(
    model: type[models.Model],
    named: tuple[str, ...],
    found: tuple[tuple[str, str], ...],
) -> tuple[str, tuple[Any, ...]]:
    """The statement of a row with these columns, and the values of those that are not named."""
    columns = _columns(model)
    if not set(named) <= columns.keys():
        raise TypeError(f"{model.__name__} has no {', '.join(set(named) - columns.keys())}")
    others = [name for name in columns if name not in named]
    places = dict.fromkeys((*named, *others), "%s") | dict(found)
    names = ", ".join(columns[name].name for name in places)
    table = connection.ops.quote_name(model._meta.db_table)
    values = ", ".join(places.values())
    statement = f"INSERT INTO {table} ({names}) VALUES ({values}) ON CONFLICT DO NOTHING"  # noqa: S608 - names of our own columns
    return statement, tuple(columns[name].default for name in others)


@cache
def _update(
    model: type[models.Model],
    changed: tuple[str, ...],
    where: tuple[str, ...],
    empty: tuple[str, ...],
) -> str:
    columns = _columns(model)
    table = connection.ops.quote_name(model._meta.db_table)
    values = ", ".join(f"{columns[name].name} = %s" for name in changed)
    return f"UPDATE {table} SET {values} WHERE {_same(columns, where, empty)}"  # noqa: S608 - names of our own columns


def insert(model: type[models.Model], **values: Any) -> int:
    """Write a row unless its key, or what may be there only once, is taken; say how many were written."""
    return driver.execute(*_row(model, values))


def insert_many(model: type[models.Model], rows: Iterable[dict[str, Any]]) -> None:
    """Write rows that have the same columns, each unless its key is taken, in one call of the driver."""
    made = [_row(model, values) for values in rows]
    statements = {statement for statement, _ in made}
    if len(statements) > 1:
        raise TypeError("rows written together have the same columns")
    for statement in statements:
        driver.execute_many(statement, [row for _, row in made])


def _row(model: type[models.Model], values: dict[str, Any]) -> tuple[str, Sequence[Any]]:
    found = tuple([(name, value.sql()) for name, value in values.items() if type(value) is Found])
    statement, others = _insert(model, tuple(values), found)
    columns = _columns(model)
    row: list[Any] = []
    for name, value in values.items():
        if type(value) is Found:
            row += value.params()
        else:
            row.append(columns[name].ready(value))
    return statement, (*row, *others)


def change(model: type[models.Model], where: dict[str, Any], **values: Any) -> int:
    """Change the rows that are as `where` says, None for what is empty; say how many there were."""
    columns = _columns(model)
    empty = tuple([name for name, value in where.items() if value is None])
    same = {name: value for name, value in where.items() if value is not None}
    statement = _update(model, tuple(values), tuple(same), empty)
    told = [columns[name].ready(value) for name, value in (*values.items(), *same.items())]
    return driver.execute(statement, told)


def last(
    model: type[models.Model],
    wanted: tuple[str, ...],
    where: dict[str, Any],
    *,
    by: tuple[str, ...],
) -> tuple[Any, ...] | None:
    """Columns of the last row that is as `where` says, as the driver gives them: for texts, numbers and bytes."""
    columns = _columns(model)
    statement = _last(model, wanted, tuple(where), by)
    found = driver.fetch(statement, [columns[name].ready(value) for name, value in where.items()])
    return found[0] if found else None


@cache
def _last(
    model: type[models.Model], wanted: tuple[str, ...], where: tuple[str, ...], by: tuple[str, ...]
) -> str:
    columns = _columns(model)
    table = connection.ops.quote_name(model._meta.db_table)
    names = ", ".join(columns[name].name for name in wanted)
    order = ", ".join(f"{columns[name].name} DESC" for name in by)
    return f"SELECT {names} FROM {table} WHERE {_same(columns, where)} ORDER BY {order} LIMIT 1"  # noqa: S608 - names of our own columns
