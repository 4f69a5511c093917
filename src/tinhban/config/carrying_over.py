"""Data of the state before the rooms were parted and the migrations begun anew: new tables, and every row copied.

The tables are made as the migrations begun anew made them (`AFTER`); what was changed since is done to the copied rows.

On SQLite a new file is made beside the old one and takes its place when it is whole; the old one is kept under
another name. On PostgreSQL the old tables move into a schema of their own, all in one transaction. Ended at any
moment, the node is as it was, or carried over.
"""

import os
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model

from tinhban.foundation.problems import Refused

# What that state had recorded of itself.
BEFORE = frozenset(
    {
        ("desk", "0001_long_exports"),
        ("evidence", "0001_evidence"),
        ("figures", "0001_indicators"),
        ("ledger", "0001_initial"),
        ("organisations", "0001_organisations_people_grants"),
        ("organisations", "0002_exchange"),
        ("organisations", "0003_unit_found_by_code"),
        ("programmes", "0001_programmes"),
        ("reviews", "0001_reviews"),
        ("reviews", "0002_proof_bundle"),
        ("reviews", "0003_signer_name"),
        ("reviews", "0004_long_text_checks"),
        ("exchange", "0001_exchange"),
        ("exchange", "0002_exchange_words"),
        ("exchange", "0003_logbook"),
        ("exchange", "0004_log_is_settled"),
        ("exchange", "0005_which_book"),
        ("exchange", "0006_counted"),
        ("exchange", "0007_partner_knows_the_user"),
        ("exchange", "0008_watch"),
        ("exchange", "0009_partner_supplies"),
        ("exchange", "0010_fill_partner_supplies"),
        ("exchange", "0011_counted_at_once"),
        ("exchange", "0012_undated_articles"),
        ("exchange", "0013_watch_looks_back"),
        ("exchange", "0014_known_sites"),
        ("exchange", "0015_undated_articles_wait"),
        ("exchange", "0016_fill_listed_on"),
        ("exchange", "0017_books_in_few_answers"),
        ("exchange", "0018_findable_has_all_words"),
        ("exchange", "0019_search_all_words"),
    }
)
OURS = frozenset(app for app, _name in BEFORE)
# The migrations begun anew: their tables have the columns of before.
AFTER = (
    ("desk", "0001_tables"),
    ("evidence", "0001_tables"),
    ("exchange", "0002_words"),
    ("figures", "0001_tables"),
    ("ledger", "0001_tables"),
    ("logbook", "0001_tables"),
    ("organisations", "0001_tables"),
    ("programmes", "0001_tables"),
    ("reviews", "0001_tables"),
    ("watch", "0001_tables"),
)
# Tables whose room is another one now, by their new names.
MOVED = {
    **{
        f"logbook_{name}": f"exchange_{name}" for name in ("importbatch", "importrow", "learntword")
    },
    **{
        f"watch_{name}": f"exchange_{name}"
        for name in (
            "watch",
            "knownsite",
            "fetchedarticle",
            "suspecteduse",
            "commonpassage",
            "historicalwatch",
        )
    },
}
# What the new tables have of their own, or the database keeps beside them.
_OWN = {
    "django_migrations",
    "django_content_type",
    "auth_permission",
    "config_cache",
    "django_tasks_database_dbtaskresult",  # whoever looks queues anew what is at work
}
_OWN_PREFIXES = ("sqlite_", "exchange_words")

IN_USE = "Nút đang chạy. Dừng máy chủ rồi chạy lại lệnh này; chưa có gì bị thay đổi."
KEPT_ALREADY = (
    "Đã có %(kept)s. Chuyển tệp hoặc lược đồ đó đi nơi khác rồi chạy lại; chưa có gì bị thay đổi."
)
UNKNOWN = (
    "Dữ liệu cũ có bảng %(tables)s mà bản này không biết, nên không chuyển; chưa có gì bị thay đổi."
)
LOOSE = "Bảng %(table)s có dòng chỉ đến dòng không còn, nên không chuyển; chưa có gì bị thay đổi."
MISCOUNTED = "Bảng %(table)s không được chép đủ, nên không chuyển; chưa có gì bị thay đổi."


class NotCarried(Refused):
    """The data stay as they were, and why."""


@dataclass(frozen=True)
class Carried:
    """How much was copied, and where the old tables are kept."""

    tables: int
    rows: int
    kept: str


def run() -> Carried:
    """Carry the node's data over. Raises `NotCarried` with nothing changed."""
    return _on_sqlite() if connection.vendor == "sqlite" else _on_postgresql()


def _on_sqlite() -> Carried:
    old = Path(connection.settings_dict["NAME"])
    new, kept = old.with_name(f"{old.name}.moi"), old.with_name(f"{old.name}.truoc")
    if kept.exists() and not kept.samefile(old):
        raise NotCarried(KEPT_ALREADY, kept=kept)
    connection.close()
    _take_alone(old)
    _away(new)  # of an attempt that was ended
    connection.settings_dict["NAME"] = new
    try:
        models = _make_tables()
        with connection.cursor() as cursor:
            cursor.execute("ATTACH DATABASE %s AS before", [str(old)])
            cursor.execute("PRAGMA foreign_keys = OFF")
            with transaction.atomic():
                tables, rows = _copy(cursor, models, "main", "before", _names_on_sqlite(cursor))
                cursor.execute("PRAGMA foreign_key_check")
                if broken := cursor.fetchone():
                    raise NotCarried(LOOSE, table=broken[0])
            cursor.execute("DETACH DATABASE before")
            cursor.execute("PRAGMA foreign_keys = ON")
        call_command("migrate", interactive=False, verbosity=0)
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode = DELETE")  # all of it in one file
    except BaseException:
        connection.close()
        _away(new)
        raise
    finally:
        connection.close()
        connection.settings_dict["NAME"] = old
    if not kept.exists():
        os.link(old, kept)
    new.replace(old)
    return Carried(tables, rows, str(kept))


def _away(path: Path) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def _take_alone(path: Path) -> None:
    """Fold what was written last into the file; no other process may have it open."""
    with sqlite3.connect(path, timeout=1, isolation_level=None) as alone:
        try:
            mode = alone.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
        except sqlite3.OperationalError as error:
            raise NotCarried(IN_USE) from error
    alone.close()
    if mode != "delete":
        raise NotCarried(IN_USE)


def _names_on_sqlite(cursor: Any) -> set[str]:
    cursor.execute("SELECT name FROM before.sqlite_master WHERE type = 'table'")
    return {name for (name,) in cursor.fetchall()}


def _on_postgresql() -> Carried:
    kept = "tinhban_truoc"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        if cursor.fetchone()[0]:
            raise NotCarried(IN_USE)
        cursor.execute("SELECT current_schema(), to_regnamespace(%s) IS NOT NULL", [kept])
        here, there = cursor.fetchone()
        if there:
            raise NotCarried(KEPT_ALREADY, kept=kept)
        names = set(connection.introspection.table_names(cursor))
        cursor.execute(f"CREATE SCHEMA {kept}")
        for name in sorted(names):
            cursor.execute(f'ALTER TABLE "{here}"."{name}" SET SCHEMA {kept}')
        models = _make_tables()
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")  # a migration may have left them immediate
        tables, rows = _copy(cursor, models, here, kept, names)
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        call_command("migrate", interactive=False, verbosity=0)
    return Carried(tables, rows, kept)


def _make_tables() -> list[type[Model]]:
    """Tables for the rows of before, those of others as they are today; the models that they have."""
    executor = MigrationExecutor(connection)
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("tinhban.")}
    others = [leaf for leaf in executor.loader.graph.leaf_nodes() if leaf[0] not in ours]
    targets = [*AFTER, *others]
    executor.migrate(targets)
    call_command("createcachetable", verbosity=0)
    state = executor.loader.project_state(targets)
    return list(state.apps.get_models(include_auto_created=True))


def _copy(
    cursor: Any, models: Sequence[type[Model]], here: str, there: str, names: set[str]
) -> tuple[int, int]:
    """Every row of the old tables into the new ones; how many tables and rows."""
    tables = sorted({one._meta.db_table for one in models if one._meta.managed} - _OWN)
    olds = {table: MOVED.get(table, table) for table in tables}
    strange = names - set(olds.values()) - _OWN
    strange = {name for name in strange if not name.startswith(_OWN_PREFIXES)}
    if strange or not set(olds.values()) <= names:
        raise NotCarried(UNKNOWN, tables=", ".join(sorted(strange or set(olds.values()) - names)))
    rows = sum(_copy_table(cursor, table, here, there, olds[table]) for table in tables)
    return len(tables), rows


def _copy_table(cursor: Any, table: str, here: str, there: str, old: str) -> int:
    quoted: Callable[[str], str] = connection.ops.quote_name
    into, source = f"{here}.{quoted(table)}", f"{there}.{quoted(old)}"
    cursor.execute(f"SELECT * FROM {into} LIMIT 0")  # noqa: S608 - our own names
    columns = [column[0] for column in cursor.description]
    listed = ", ".join(map(quoted, columns))
    cursor.execute(f"DELETE FROM {into}")  # noqa: S608
    cursor.execute(f"INSERT INTO {into} ({listed}) SELECT {listed} FROM {source}")  # noqa: S608
    cursor.execute(f"SELECT (SELECT count(*) FROM {into}), (SELECT count(*) FROM {source})")  # noqa: S608
    copied, were = cursor.fetchone()
    if copied != were:
        raise NotCarried(MISCOUNTED, table=table)
    return int(copied)
