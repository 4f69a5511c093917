"""Indexes that hold all that figures count by: no row is looked up to count it."""

from django.db import migrations, models
from django.db.models import Q

_LINE = ["sent_by", "to_uid", "channel", "delivered_on", "received", "first"]


class Migration(migrations.Migration):
    dependencies = [("exchange", "0010_fill_partner_supplies")]

    operations = [
        migrations.RemoveIndex(model_name="deliveryline", name="delivery_line_counted"),
        migrations.AddIndex(
            model_name="deliveryline",
            index=models.Index(
                fields=_LINE,
                condition=Q(("first", True), ("received", True)),
                name="delivery_line_receipted",
            ),
        ),
        migrations.AddIndex(
            model_name="deliveryline",
            index=models.Index(
                fields=_LINE,
                condition=Q(("first", True), ("received", False)),
                name="delivery_line_awaiting",
            ),
        ),
        migrations.RemoveIndex(model_name="usage", name="usage_counted"),
        migrations.AddIndex(
            model_name="usage",
            index=models.Index(
                fields=["used_by", "supplier_uid", "channel", "used_on", "kind", "withdrawn_on"],
                condition=Q(("withdrawn_on__isnull", True)),
                name="usage_counted",
            ),
        ),
        migrations.AddIndex(
            model_name="usage",
            index=models.Index(
                fields=["used_by", "used_on", "supplier_uid", "withdrawn_on"],
                condition=Q(("supplier_uid__isnull", False), ("withdrawn_on__isnull", True)),
                name="usage_by_month",
            ),
        ),
        migrations.RemoveIndex(model_name="usage", name="usage_by_slot"),
        migrations.AddIndex(
            model_name="usage",
            index=models.Index(fields=["column", "used_by", "used_on"], name="usage_of_column"),
        ),
        migrations.RemoveIndex(model_name="usagepartner", name="usage_by_answer"),
        migrations.AddIndex(
            model_name="usagepartner",
            index=models.Index(
                fields=["organisation", "used_by", "answer", "used_on", "channel"],
                condition=Q(("supplies", True), ("withdrawn", False)),
                name="usage_by_answer",
            ),
        ),
    ]
