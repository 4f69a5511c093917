from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("exchange", "0017_books_in_few_answers")]

    operations = [
        migrations.AddField("findable", "words", models.TextField(default="")),
        migrations.AddField("findable", "who", models.TextField(default="")),
    ]
