"""Forms in Spanish, Russian and Arabic; and of each form that is there, what it rests on.

A form that somebody has changed stays as it is. A day of verification is entered only where the
wording stands in a public source; what was derived from it (the other gender in French, the form
for everybody) waits for protocol.
"""

import datetime as dt
import json
from pathlib import Path

from django.db import migrations

MORE = Path(__file__).with_suffix(".json")
FIRST = MORE.with_name("0002_forms_of_address.json")
BY_HEART = "General knowledge; to be verified with protocol"
LOOKED_UP_ON = dt.date(2026, 11, 23)
#: Genders for which the wording itself stands in the source that is named.
IN_THE_SOURCE = {"en": ("m", "f"), "fr": ("m",)}


def forms_of(table):
    """(short name of the style, language, gender, source, texts) of each form in the table."""
    for row in json.loads(table.read_text(encoding="utf-8")):
        for language, kept in row["languages"].items():
            for gender, texts in kept["forms"].items():
                yield row["slug"], language, gender, kept["source"], texts


def enter(apps, schema_editor):
    """Enter the further forms where a style has none of that language and gender yet."""
    Style = apps.get_model("recipients", "Style")
    FormOfAddress = apps.get_model("recipients", "FormOfAddress")
    styles = {style.slug: style for style in Style.objects.all()}
    for slug, language, gender, source, texts in forms_of(MORE):
        if slug in styles:
            FormOfAddress.objects.get_or_create(
                style=styles[slug],
                language=language,
                gender=gender,
                defaults={"source": source, **texts},
            )
    for slug, language, gender, source, texts in forms_of(FIRST):
        is_looked_up = bool(source) and gender in IN_THE_SOURCE[language]
        untouched(FormOfAddress, slug, language, gender, texts).filter(
            source=source, verified_on=None
        ).update(source=source or BY_HEART, verified_on=LOOKED_UP_ON if is_looked_up else None)


def take_out(apps, schema_editor):
    """Take out the forms that nobody has changed, and what the others rest on."""
    FormOfAddress = apps.get_model("recipients", "FormOfAddress")
    for slug, language, gender, source, texts in forms_of(MORE):
        unchanged = untouched(FormOfAddress, slug, language, gender, texts)
        unchanged.filter(source=source, verified_on=None).delete()
    for slug, language, gender, source, texts in forms_of(FIRST):
        untouched(FormOfAddress, slug, language, gender, texts).filter(
            source=source or BY_HEART, verified_by=None
        ).update(source=source, verified_on=None)


def untouched(FormOfAddress, slug, language, gender, texts):
    return FormOfAddress.objects.filter(
        style__slug=slug, language=language, gender=gender, **texts
    )


class Migration(migrations.Migration):
    dependencies = [("recipients", "0004_find_what_is_there")]

    operations = [migrations.RunPython(enter, take_out)]
