"""The index knows titles, the other words, who takes part, and the kind of thing; what is there is put in again."""

from django.db import migrations

from tinhban.foundation.marking import READ
from tinhban.foundation.text import fold

COLUMNS = ("folded", "words", "who", "channel", "noun")
OLD_COLUMNS = ("folded", "channel")


def _sqlite(columns):
    names = ", ".join(columns)
    new, old = (", ".join(f"{row}.{name}" for name in columns) for row in ("new", "old"))
    forget = (
        f"INSERT INTO exchange_words(exchange_words, rowid, {names}) "
        f"VALUES ('delete', old.number, {old});"
    )
    add = f"INSERT INTO exchange_words(rowid, {names}) VALUES (new.number, {new});"
    return (
        f"CREATE VIRTUAL TABLE exchange_words USING fts5({names}, content='', tokenize='unicode61')",
        f"INSERT INTO exchange_words(rowid, {names}) SELECT number, {names} FROM exchange_findable",
        f"CREATE TRIGGER exchange_words_added AFTER INSERT ON exchange_findable BEGIN {add} END",
        f"CREATE TRIGGER exchange_words_removed AFTER DELETE ON exchange_findable BEGIN {forget} END",
        f"CREATE TRIGGER exchange_words_changed AFTER UPDATE OF {names} ON exchange_findable "
        f"BEGIN {forget} {add} END",
    )


def _drop_sqlite(editor):
    # A table that gets a column is made anew by Django, and loses its triggers.
    for name in ("added", "removed", "changed"):
        editor.execute(f"DROP TRIGGER IF EXISTS exchange_words_{name}")
    editor.execute("DROP TABLE exchange_words")


ALL_WORDS = """CREATE INDEX exchange_findable_all_words ON exchange_findable
    USING gin (to_tsvector('simple', folded || ' ' || words || ' ' || who))"""


def fill(apps, schema_editor):
    """Words of the rows that are there, then the index over them."""
    vendor = schema_editor.connection.vendor
    if vendor == "sqlite":
        _drop_sqlite(schema_editor)
    _fill_rows(apps)
    if vendor == "sqlite":
        for statement in _sqlite(COLUMNS):
            schema_editor.execute(statement)
    elif vendor == "postgresql":
        schema_editor.execute(ALL_WORDS)


def _fill_rows(apps):
    Findable = apps.get_model("exchange", "Findable")
    last = -1
    while rows := list(Findable.objects.filter(number__gt=last).order_by("number")[:500]):
        said = _said(apps, rows)
        for row in rows:
            words, who = said.get(row.uid, ((), ()))
            row.folded = fold(row.title)
            row.words = fold(" ".join(word for word in words if word)[:READ])
            row.who = " ".join(sorted({uid.hex for uid in (row.organisation, *who) if uid}))
        Findable.objects.bulk_update(rows, ["folded", "words", "who"])
        last = rows[-1].number


def _said(apps, rows):
    """What else each thing says, and who takes part, by its uid."""
    of = {noun: [row.uid for row in rows if row.noun == noun] for noun in ("item", "usage", "request")}
    said = {}
    versions = apps.get_model("exchange", "ItemVersion").objects.filter(item_id__in=of["item"])
    for version in versions.order_by("version").only("item_id", "text", "credit"):
        said[version.item_id] = ((version.text, version.credit), ())
    partners = {}
    for uid, body in apps.get_model("exchange", "UsagePartner").objects.filter(
        usage_id__in=of["usage"]
    ).values_list("usage_id", "organisation"):
        partners.setdefault(uid, []).append(body)
    for usage in apps.get_model("exchange", "Usage").objects.filter(uid__in=of["usage"]):
        who = (usage.supplier_uid, *partners.get(usage.uid, ()))
        said[usage.uid] = ((usage.outlet, usage.section), who)
    for asked in apps.get_model("exchange", "Request").objects.filter(uid__in=of["request"]):
        said[asked.uid] = ((asked.note,), (asked.to_uid,))
    return said


def unfill(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor == "sqlite":
        _drop_sqlite(schema_editor)
        for statement in _sqlite(OLD_COLUMNS):
            schema_editor.execute(statement)
    elif vendor == "postgresql":
        schema_editor.execute("DROP INDEX exchange_findable_all_words")


class Migration(migrations.Migration):
    dependencies = [("exchange", "0018_findable_has_all_words")]

    operations = [migrations.RunPython(fill, unfill)]
