"""What was found by words alone has its name, acronyms and words kept too."""

from django.db import migrations

FIND_ALL = "SELECT public.chancery_find(array_agg(id)) FROM recipients_organization"


class Migration(migrations.Migration):
    dependencies = [("recipients", "0005_finding")]

    operations = [
        migrations.RunSQL(["SET LOCAL statement_timeout = 0", FIND_ALL], migrations.RunSQL.noop)
    ]
