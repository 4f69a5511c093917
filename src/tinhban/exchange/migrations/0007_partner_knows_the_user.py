"""Each partner's row of a use names who used it, so that what waits is one look into an index."""

import uuid

from django.db import migrations, models
from django.db.models import OuterRef, Q, Subquery


def fill(apps, schema_editor):
    usages = apps.get_model("exchange", "Usage").objects
    partners = apps.get_model("exchange", "UsagePartner").objects
    user = usages.filter(pk=OuterRef("usage_id")).values("used_by")[:1]
    partners.update(used_by=Subquery(user))


class Migration(migrations.Migration):
    dependencies = [("exchange", "0006_counted")]

    operations = [
        migrations.RemoveIndex(model_name="usagepartner", name="usage_waits_for_partner"),
        migrations.AddField(
            model_name="usagepartner",
            name="used_by",
            field=models.UUIDField(default=uuid.UUID(int=0)),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="usagepartner",
            index=models.Index(
                fields=["organisation", "channel", "used_by", "used_on", "usage"],
                condition=Q(("answer", ""), ("decides", True), ("withdrawn", False)),
                name="usage_waits_for_partner",
            ),
        ),
    ]
