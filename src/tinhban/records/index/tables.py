"""The words of SQLite's index: a table of FTS5 for each noun, kept by triggers, so that a rebuild refills it.

A noun has one of its own: to count the few of one kind, the many of another are not gone through. They are made
after every `migrate` for the nouns that are registered; PostgreSQL has two indexes for all, in a migration.
"""

from typing import Any

from django.db import connections

from tinhban.records.index import nouns

_ROWS = "records_findable"
_COLUMNS = ("folded", "words", "who", "channel")


def words_of(noun: str) -> str:
    """The table with the words of a noun."""
    return f"records_words_{noun}"


def make_missing(*, using: str, **_more: Any) -> None:
    """Give each noun that has none its table of words, with the rows that are there."""
    connection = connections[using]
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        if _ROWS not in there:
            return  # migrated back to before there was an index
        for noun in nouns.names():
            if words_of(noun) not in there:
                for statement in _statements(noun):
                    cursor.execute(statement)


def _statements(noun: str) -> tuple[str, ...]:
    # A contentless index needs the old words to forget them; the table beside it has them.
    table, names = words_of(noun), ", ".join(_COLUMNS)
    new, old = (", ".join(f"{row}.{name}" for name in _COLUMNS) for row in ("new", "old"))
    of_new, of_old = (f"WHEN {row}.noun = '{noun}'" for row in ("new", "old"))
    forget = f"INSERT INTO {table}({table}, rowid, {names}) VALUES ('delete', old.number, {old});"  # noqa: S608 - names of our own
    add = f"INSERT INTO {table}(rowid, {names}) VALUES (new.number, {new});"  # noqa: S608
    return (
        f"CREATE VIRTUAL TABLE {table} USING fts5({names}, content='', tokenize='unicode61')",
        f"INSERT INTO {table}(rowid, {names}) SELECT number, {names} FROM {_ROWS} WHERE noun = '{noun}'",  # noqa: S608
        f"CREATE TRIGGER {table}_added AFTER INSERT ON {_ROWS} {of_new} BEGIN {add} END",
        f"CREATE TRIGGER {table}_removed AFTER DELETE ON {_ROWS} {of_old} BEGIN {forget} END",
        f"CREATE TRIGGER {table}_changed AFTER UPDATE OF {names} ON {_ROWS} {of_new} "
        f"BEGIN {forget} {add} END",
    )
