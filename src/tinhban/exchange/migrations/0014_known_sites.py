from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("exchange", "0013_watch_looks_back")]

    operations = [
        migrations.CreateModel(
            name="KnownSite",
            fields=[
                ("site", models.CharField(max_length=300, primary_key=True, serialize=False)),
                ("rules", models.BinaryField(default=bytes)),
                ("read_at", models.DateTimeField(null=True)),
                ("silent_since", models.DateTimeField(null=True)),
                ("rest_until", models.DateTimeField(null=True)),
            ],
        ),
    ]
