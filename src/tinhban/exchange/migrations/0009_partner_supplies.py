"""Each partner's row of a use says whether the use is of its own item."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("exchange", "0008_watch")]

    operations = [
        migrations.AddField(
            model_name="usagepartner",
            name="supplies",
            field=models.BooleanField(default=False),
        ),
    ]
