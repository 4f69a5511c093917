"""The full-text index of what can be found: kept by the database itself, so that a rebuild refills it."""

from django.db import migrations

SQLITE = (
    """CREATE VIRTUAL TABLE exchange_words USING fts5(
        folded, channel, content='', tokenize='unicode61'
    )""",
)

# A contentless index needs the old words to forget them; the table beside it has them.
SQLITE_TRIGGERS = (
    """CREATE TRIGGER exchange_words_added AFTER INSERT ON exchange_findable BEGIN
        INSERT INTO exchange_words(rowid, folded, channel) VALUES (new.number, new.folded, new.channel);
    END""",
    """CREATE TRIGGER exchange_words_removed AFTER DELETE ON exchange_findable BEGIN
        INSERT INTO exchange_words(exchange_words, rowid, folded, channel)
        VALUES ('delete', old.number, old.folded, old.channel);
    END""",
    """CREATE TRIGGER exchange_words_changed AFTER UPDATE OF folded, channel ON exchange_findable BEGIN
        INSERT INTO exchange_words(exchange_words, rowid, folded, channel)
        VALUES ('delete', old.number, old.folded, old.channel);
        INSERT INTO exchange_words(rowid, folded, channel) VALUES (new.number, new.folded, new.channel);
    END""",
)

POSTGRESQL = (
    """CREATE INDEX exchange_findable_words ON exchange_findable
        USING gin (to_tsvector('simple', folded))""",
)


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in POSTGRESQL:
            schema_editor.execute(statement)
    elif schema_editor.connection.vendor == "sqlite":
        for statement in (*SQLITE, *SQLITE_TRIGGERS):
            schema_editor.execute(statement)


def unmake(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX exchange_findable_words")
    elif schema_editor.connection.vendor == "sqlite":
        for name in ("added", "removed", "changed"):
            schema_editor.execute(f"DROP TRIGGER exchange_words_{name}")
        schema_editor.execute("DROP TABLE exchange_words")


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_exchange")]

    operations = [migrations.RunPython(make, unmake)]
