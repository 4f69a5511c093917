"""A unit is read by its code on every page that names provinces."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ('organisations', '0002_exchange'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='unit',
            index=models.Index(fields=['code'], name='organisatio_code_435316_idx'),
        ),
    ]
