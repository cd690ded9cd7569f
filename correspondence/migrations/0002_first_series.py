"""An installation begins with one series of outgoing letters."""

from django.db import migrations


def begin(apps, schema_editor):
    apps.get_model("correspondence", "Series").objects.get_or_create(
        code="OUT",
        defaults={"name": "Outgoing letters", "pattern": "{series}/{year}/{number:4}"},
    )


def end(apps, schema_editor):
    apps.get_model("correspondence", "Series").objects.filter(
        code="OUT", letters__isnull=True, registers__isnull=True
    ).delete()


class Migration(migrations.Migration):
    dependencies = [("correspondence", "0001_letters")]

    operations = [migrations.RunPython(begin, end)]
