"""Columns that were declared before the search knew them go into the index."""

from django.db import migrations

from tinhban.foundation import text
from tinhban.records.models import Findable


def put_in(apps, schema_editor):
    index = apps.get_model("records", "Findable")
    partners = apps.get_model("exchange", "ColumnPartner")
    about = {}
    for column, organisation in partners.objects.values_list("column_id", "organisation"):
        about.setdefault(column, set()).add(organisation)
    index.objects.bulk_create(
        index(
            number=Findable.number_of(column.starts_on, column.uid),
            uid=column.uid,
            noun="column",
            channel=column.channel,
            entry_hash=column.entry_hash,
            organisation=column.owned_by,
            title=column.name,
            folded=text.fold(column.name),
            words=text.fold(" ".join(word for word in (column.outlet, column.edition) if word)),
            who=" ".join(
                sorted(one.hex for one in {column.owned_by, *about.get(column.uid, ())} if one)
            ),
            on=column.starts_on,
        )
        for column in apps.get_model("exchange", "Column").objects.iterator()
    )


def take_out(apps, schema_editor):
    apps.get_model("records", "Findable").objects.filter(noun="column").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("exchange", "0003_findable_moves_to_records"),
        ("records", "0001_findable"),
    ]

    operations = [migrations.RunPython(put_in, take_out)]
