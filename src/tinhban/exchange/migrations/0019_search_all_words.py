"""The index knows titles, the other words and who takes part; what is there is put in again."""

from django.db import migrations

from tinhban.foundation.marking import READ
from tinhban.foundation.text import fold

COLUMNS = ("folded", "words", "who", "channel")
OLD_COLUMNS = ("folded", "channel")
# An index for each kind: to count the few of one kind, the many of another are not gone through.
NOUNS = ("item", "usage", "request")


def _sqlite(table, columns, noun=None):
    names = ", ".join(columns)
    new, old = (", ".join(f"{row}.{name}" for name in columns) for row in ("new", "old"))
    of_new, of_old, of_row = (
        (f"WHEN new.noun = '{noun}'", f"WHEN old.noun = '{noun}'", f"WHERE noun = '{noun}'")
        if noun
        else ("", "", "")
    )
    forget = f"INSERT INTO {table}({table}, rowid, {names}) VALUES ('delete', old.number, {old});"
    add = f"INSERT INTO {table}(rowid, {names}) VALUES (new.number, {new});"
    rows = "ON exchange_findable"
    return (
        f"CREATE VIRTUAL TABLE {table} USING fts5({names}, content='', tokenize='unicode61')",
        f"INSERT INTO {table}(rowid, {names}) SELECT number, {names} FROM exchange_findable {of_row}",
        f"CREATE TRIGGER {table}_added AFTER INSERT {rows} {of_new} BEGIN {add} END",
        f"CREATE TRIGGER {table}_removed AFTER DELETE {rows} {of_old} BEGIN {forget} END",
        f"CREATE TRIGGER {table}_changed AFTER UPDATE OF {names} {rows} {of_new} "
        f"BEGIN {forget} {add} END",
    )


def _drop_sqlite(editor, *tables):
    # A table that gets a column is made anew by Django, and loses its triggers.
    for table in tables:
        for name in ("added", "removed", "changed"):
            editor.execute(f"DROP TRIGGER IF EXISTS {table}_{name}")
        editor.execute(f"DROP TABLE {table}")


ALL_WORDS = """CREATE INDEX exchange_findable_all_words ON exchange_findable
    USING gin (to_tsvector('simple', folded || ' ' || words || ' ' || who))"""


def fill(apps, schema_editor):
    """Words of the rows that are there, then the index over them."""
    vendor = schema_editor.connection.vendor
    if vendor == "sqlite":
        _drop_sqlite(schema_editor, "exchange_words")
    _fill_rows(apps)
    if vendor == "sqlite":
        for noun in NOUNS:
            for statement in _sqlite(f"exchange_words_{noun}", COLUMNS, noun):
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
        _drop_sqlite(schema_editor, *(f"exchange_words_{noun}" for noun in NOUNS))
        for statement in _sqlite("exchange_words", OLD_COLUMNS):
            schema_editor.execute(statement)
    elif vendor == "postgresql":
        schema_editor.execute("DROP INDEX exchange_findable_all_words")


class Migration(migrations.Migration):
    dependencies = [("exchange", "0018_findable_has_all_words")]

    operations = [migrations.RunPython(fill, unfill)]
