"""Statements sent by the database's own driver: on the way through Django's cursor a row takes five times as long.

Errors are Django's. Where somebody counts or watches the queries, and where a transaction is broken, they go through
Django's cursor as all others do.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

Params = Sequence[Any]


def execute(statement: str, params: Params) -> int:
    """Send a statement, `%s` for each value; the number of rows it changed."""
    here, cursor, spelled = _prepared(statement)
    with here.wrap_database_errors:
        cursor.execute(spelled, params)
        return int(cursor.rowcount)


def execute_many(statement: str, rows: Iterable[Params]) -> None:
    """Send the same statement with the values of each row."""
    here, cursor, spelled = _prepared(statement)
    with here.wrap_database_errors:
        cursor.executemany(spelled, rows)


def fetch(statement: str, params: Params) -> list[tuple[Any, ...]]:
    """The rows that answer a question, as the driver gives them."""
    here, cursor, spelled = _prepared(statement)
    with here.wrap_database_errors:
        cursor.execute(spelled, params)
        return list(cursor.fetchall())


def _prepared(statement: str) -> tuple[Any, Any, str]:
    here: Any = connections[DEFAULT_DB_ALIAS]
    driver = here.connection
    if driver is None or here.needs_rollback or here.execute_wrappers or here.queries_logged:
        return here, here.cursor(), statement
    return here, driver.cursor(), _spelled(statement, here.vendor)


@cache
def _spelled(statement: str, vendor: str) -> str:
    return statement.replace("%s", "?") if vendor == "sqlite" else statement
