"""The index of what can be found, from the exchange, with its rows."""

from django.db import migrations, models

# On PostgreSQL titles alone order what was found; all words find it.
INDEXES = ("words", "all_words")


def take(apps, schema_editor):
    _rename(schema_editor, "exchange", "records")


def give_back(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        _forget_words(schema_editor)
    _rename(schema_editor, "records", "exchange")


def _forget_words(schema_editor):
    """What `records.index.tables` has made for each noun."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(
            "SELECT type, name FROM sqlite_master WHERE name LIKE 'records_words_%'"
            " AND (type = 'trigger' OR sql LIKE 'CREATE VIRTUAL TABLE%') ORDER BY type DESC"
        )
        made = cursor.fetchall()
    for kind, name in made:
        schema_editor.execute(f"DROP {kind} {name}")


def _rename(schema_editor, old, new):
    schema_editor.execute(f"ALTER TABLE {old}_findable RENAME TO {new}_findable")
    if schema_editor.connection.vendor == "postgresql":
        for name in INDEXES:
            schema_editor.execute(
                f"ALTER INDEX {old}_findable_{name} RENAME TO {new}_findable_{name}"
            )


class Migration(migrations.Migration):
    # The room below takes the table over; nothing of the code points up.
    dependencies = [("exchange", "0003_findable_moves_to_records")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(take, give_back)],
            state_operations=[
                migrations.CreateModel(
                    name="Findable",
                    fields=[
                        ("number", models.BigAutoField(primary_key=True, serialize=False)),
                        ("uid", models.UUIDField(unique=True)),
                        ("noun", models.CharField(max_length=10)),
                        ("channel", models.CharField(max_length=43)),
                        ("entry_hash", models.CharField(max_length=43)),
                        ("organisation", models.UUIDField()),
                        ("title", models.TextField()),
                        ("folded", models.TextField()),
                        ("words", models.TextField(default="")),
                        ("who", models.TextField(default="")),
                        ("on", models.DateField()),
                    ],
                ),
            ],
        ),
    ]
