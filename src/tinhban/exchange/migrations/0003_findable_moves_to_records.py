"""The index of what can be found goes to the records: here its words are forgotten, there they are read again."""

from importlib import import_module

from django.db import migrations

words = import_module("tinhban.exchange.migrations.0002_words")


def forget(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        words.unmake(apps, schema_editor)


def remember(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        words.make(apps, schema_editor)
        names = ", ".join(words.COLUMNS)
        for noun in words.NOUNS:
            schema_editor.execute(
                f"INSERT INTO exchange_words_{noun}(rowid, {names})"
                f" SELECT number, {names} FROM exchange_findable WHERE noun = '{noun}'"
            )


class Migration(migrations.Migration):
    dependencies = [("exchange", "0002_words")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(forget, remember)],
            state_operations=[migrations.DeleteModel("Findable")],
        ),
    ]
