
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('exchange', '0004_columns_are_found'),
    ]

    operations = [
        migrations.AddField(
            model_name='itemdraft',
            name='folded',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='itemdraft',
            name='sort_key',
            field=models.TextField(default='', editable=False),
        ),
    ]
