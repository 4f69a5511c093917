import tinhban.foundation.time
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("exchange", "0014_known_sites")]

    operations = [
        migrations.AddField(
            model_name="fetchedarticle",
            name="day_written",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AlterField(
            model_name="fetchedarticle",
            name="published_on",
            field=models.DateField(null=True),
        ),
        migrations.RemoveIndex(model_name="suspecteduse", name="suspected_by_day"),
        migrations.AddField(
            model_name="suspecteduse",
            name="listed_on",
            field=models.DateField(default=tinhban.foundation.time.today),
        ),
        migrations.AlterField(
            model_name="suspecteduse",
            name="published_on",
            field=models.DateField(null=True),
        ),
        migrations.AddIndex(
            model_name="suspecteduse",
            index=models.Index(
                fields=["organisation", "listed_on", "uid"], name="suspected_by_day"
            ),
        ),
    ]
