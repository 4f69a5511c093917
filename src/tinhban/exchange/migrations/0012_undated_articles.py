from django.db import migrations
from django.db.models.functions import TruncDate


def take_the_day_of_fetching(apps, schema_editor):
    undated = apps.get_model("exchange", "FetchedArticle").objects.filter(published_on=None)
    undated.update(published_on=TruncDate("fetched_at"))


class Migration(migrations.Migration):

    dependencies = [("exchange", "0011_counted_at_once")]

    operations = [migrations.RunPython(take_the_day_of_fetching, migrations.RunPython.noop)]
