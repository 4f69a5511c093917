"""Entries as the driver gives them: the model's converters would take longer than an audit's hashing."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db import connection

# What a processor holds near: two thousand rows were out of its cache again when they were read.
AT_ONCE = 200

_COLUMNS = (
    "seq, hash, prev, type, stamp, key_number, membership, refs, critical, {intention}, "
    "link, body, state"
)


def logs() -> Iterator[tuple[str, str, str]]:
    """Every log there is a row of; one whose organisation was altered is a log of its own here."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT channel, organisation, epoch FROM ledger_entry"
            " ORDER BY channel, organisation, epoch"
        )
        found = cursor.fetchall()
    for channel, organisation, epoch in found:
        yield channel, _spelled(organisation), epoch


def rows_of(channel: str, organisation: str, epoch: str) -> Iterator[list[tuple[Any, ...]]]:
    """The entries of one epoch in order, as tuples of the columns above, a few thousand at a time."""
    sqlite = connection.vendor == "sqlite"
    columns = _COLUMNS.format(
        intention="CAST(business_id AS BLOB)" if sqlite else "CAST(business_id AS text)"
    )
    kept = organisation.replace("-", "") if sqlite else organisation
    with connection.chunked_cursor() as cursor:
        cursor.execute(
            f"SELECT {columns} FROM ledger_entry WHERE channel = %s AND organisation = %s"  # noqa: S608 - constants
            " AND epoch = %s ORDER BY seq",
            [channel, kept, epoch],
        )
        while rows := cursor.fetchmany(AT_ONCE):
            yield rows if sqlite else [_as_bytes(row) for row in rows]


def _as_bytes(row: tuple[Any, ...]) -> tuple[Any, ...]:
    intention, link, body = row[9:12]
    return (
        *row[:9],
        None if intention is None else intention.replace("-", "").encode(),
        bytes(link),
        None if body is None else bytes(body),
        row[12],
    )


def _spelled(organisation: Any) -> str:
    try:
        return str(UUID(str(organisation)))
    except ValueError:
        return str(organisation)
