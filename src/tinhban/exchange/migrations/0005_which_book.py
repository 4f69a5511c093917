"""Logs of what was supplied beside those of what was used; every log so far was of the second kind."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("exchange", "0004_log_is_settled")]

    operations = [
        migrations.AddField(
            model_name="importbatch",
            name="book",
            field=models.CharField(
                blank=True,
                choices=[
                    ("used", "Book of items received and used"),
                    ("supplied", "Book of items supplied"),
                ],
                default="used",
                max_length=8,
            ),
            preserve_default=False,
        ),
    ]
