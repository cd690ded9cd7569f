"""The forms of address that every installation begins with; administrators change them later."""

import json
from pathlib import Path

from django.db import migrations

TABLE = Path(__file__).with_suffix(".json")


def enter(apps, schema_editor):
    """Enter the styles of the table with their forms; one that is there already stays as it is."""
    Style = apps.get_model("recipients", "Style")
    FormOfAddress = apps.get_model("recipients", "FormOfAddress")
    for row in json.loads(TABLE.read_text(encoding="utf-8")):
        style, is_new = Style.objects.get_or_create(
            slug=row["slug"], defaults={"name": row["name"], "note": row["note"]}
        )
        if is_new:
            FormOfAddress.objects.bulk_create(
                FormOfAddress(
                    style=style, language=language, gender=gender, source=kept["source"], **texts
                )
                for language, kept in row["languages"].items()
                for gender, texts in kept["forms"].items()
            )


def take_out(apps, schema_editor):
    """Take the styles out that no office uses."""
    Style = apps.get_model("recipients", "Style")
    slugs = [row["slug"] for row in json.loads(TABLE.read_text(encoding="utf-8"))]
    Style.objects.filter(slug__in=slugs, offices__isnull=True).delete()


class Migration(migrations.Migration):
    dependencies = [("recipients", "0001_directory")]

    operations = [migrations.RunPython(enter, take_out)]
