"""The full-text index of what can be found: kept by the database itself, so that a rebuild refills it."""

from django.db import migrations

COLUMNS = ("folded", "words", "who", "channel")
# An index for each kind: to count the few of one kind, the many of another are not gone through.
NOUNS = ("item", "usage", "request")


def _sqlite(noun):
    # A contentless index needs the old words to forget them; the table beside it has them.
    table = f"exchange_words_{noun}"
    names = ", ".join(COLUMNS)
    new, old = (", ".join(f"{row}.{name}" for name in COLUMNS) for row in ("new", "old"))
    of_new, of_old = (f"WHEN {row}.noun = '{noun}'" for row in ("new", "old"))
    forget = f"INSERT INTO {table}({table}, rowid, {names}) VALUES ('delete', old.number, {old});"
    add = f"INSERT INTO {table}(rowid, {names}) VALUES (new.number, {new});"
    rows = "ON exchange_findable"
    return (
        f"CREATE VIRTUAL TABLE {table} USING fts5({names}, content='', tokenize='unicode61')",
        f"CREATE TRIGGER {table}_added AFTER INSERT {rows} {of_new} BEGIN {add} END",
        f"CREATE TRIGGER {table}_removed AFTER DELETE {rows} {of_old} BEGIN {forget} END",
        f"CREATE TRIGGER {table}_changed AFTER UPDATE OF {names} {rows} {of_new} "
        f"BEGIN {forget} {add} END",
    )


# Titles alone order what was found; all words find it.
POSTGRESQL = {
    "exchange_findable_words": "folded",
    "exchange_findable_all_words": "folded || ' ' || words || ' ' || who",
}


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name, words in POSTGRESQL.items():
            schema_editor.execute(
                f"CREATE INDEX {name} ON exchange_findable USING gin (to_tsvector('simple', {words}))"
            )
    elif schema_editor.connection.vendor == "sqlite":
        for noun in NOUNS:
            for statement in _sqlite(noun):
                schema_editor.execute(statement)


def unmake(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name in POSTGRESQL:
            schema_editor.execute(f"DROP INDEX {name}")
    elif schema_editor.connection.vendor == "sqlite":
        for noun in NOUNS:
            schema_editor.execute(f"DROP TABLE exchange_words_{noun}")
            for event in ("added", "removed", "changed"):
                schema_editor.execute(f"DROP TRIGGER exchange_words_{noun}_{event}")


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_tables")]

    operations = [migrations.RunPython(make, unmake)]
