from django.db import migrations
from django.db.models import F


def take_the_day_of_publication(apps, schema_editor):
    dated = apps.get_model("exchange", "SuspectedUse").objects.exclude(published_on=None)
    dated.update(listed_on=F("published_on"))


class Migration(migrations.Migration):

    dependencies = [("exchange", "0015_undated_articles_wait")]

    operations = [migrations.RunPython(take_the_day_of_publication, migrations.RunPython.noop)]
