"""Drafts that were saved before are sorted and found as well."""

from django.db import migrations

from tinhban.foundation import text

FOUND_IN = 2_000


def fill(apps, schema_editor):
    drafts = apps.get_model("exchange", "ItemDraft").objects
    for draft in drafts.only("title", "text").iterator():
        words = f"{draft.title} {draft.text[:FOUND_IN]}"
        drafts.filter(pk=draft.pk).update(
            sort_key=text.sort_key(draft.title), folded=text.fold(words)
        )


class Migration(migrations.Migration):
    dependencies = [("exchange", "0005_draft_is_sorted_and_found")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
