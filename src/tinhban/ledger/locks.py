"""The locks of the ledger: one per log. SQLite has one writer at a time, PostgreSQL takes advisory locks."""

import hashlib
from uuid import UUID

from django.db import connection


def lock_log(channel: str, organisation: UUID) -> None:
    """Hold a log until the end of the transaction; taken before anything else is read."""
    _advisory(f"log|{channel}|{organisation}")


def lock_ingest(channel: str) -> None:
    """Let one transaction at a time bring in entries of peers: who waits for whom needs one view."""
    _advisory(f"ingest|{channel}")


def lock_all_logs() -> None:
    """Keep every writer out until the end of the transaction; readers go on."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE ledger_entry IN SHARE ROW EXCLUSIVE MODE")


def _advisory(name: str) -> None:
    if connection.vendor == "postgresql":
        number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
