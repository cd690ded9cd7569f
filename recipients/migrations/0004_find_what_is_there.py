"""What was entered before search had lines of its own is found too."""

from django.db import migrations

FIND_ALL = "SELECT public.chancery_find(array_agg(id)) FROM recipients_organization"


class Migration(migrations.Migration):
    dependencies = [("recipients", "0003_trusted_directory")]

    operations = [
        migrations.RunSQL(["SET LOCAL statement_timeout = 0", FIND_ALL], migrations.RunSQL.noop)
    ]
