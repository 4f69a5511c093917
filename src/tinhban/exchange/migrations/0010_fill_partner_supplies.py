"""What the uses already say of their suppliers."""

from django.db import migrations
from django.db.models import Exists, OuterRef


def fill(apps, schema_editor):
    usages = apps.get_model("exchange", "Usage").objects
    partners = apps.get_model("exchange", "UsagePartner").objects
    supplied = usages.filter(pk=OuterRef("usage_id"), supplier_uid=OuterRef("organisation"))
    partners.filter(Exists(supplied)).update(supplies=True)


class Migration(migrations.Migration):
    dependencies = [("exchange", "0009_partner_supplies")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
