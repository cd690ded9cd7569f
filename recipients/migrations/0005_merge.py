"""What finds organizations that may be one: names by their meaning words, domains of addresses."""

import django.db.models.functions.text
import recipients.models.words
from django.conf import settings
from django.db import migrations, models

# The words of a key without those that join others, in alphabetical order.
CORE = """
CREATE FUNCTION public.chancery_core(words text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$
    SELECT coalesce(string_agg(word, ' ' ORDER BY word), '')
    FROM unnest(string_to_array(public.chancery_key(words), ' ')) AS word
    WHERE word <> ALL ('{of,the,and,for,in,to,de,des,du,d,la,le,les,l,et,pour,y,el,del,los,para}')
$$
"""

# "info@un.org" and "https://www.un.org/en" both give "un.org".
DOMAIN = """
CREATE FUNCTION public.chancery_domain(address text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$
    SELECT regexp_replace(
        regexp_replace(lower(address), '^([a-z]+://)?([^/@]*@)?(www[.])?', ''), '[/:?#].*$', ''
    )
$$
"""


class Migration(migrations.Migration):

    dependencies = [
        ('recipients', '0006_more_forms_of_address'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(CORE, "DROP FUNCTION public.chancery_core(text)"),
        migrations.RunSQL(DOMAIN, "DROP FUNCTION public.chancery_domain(text)"),
        migrations.AddField(
            model_name='organization',
            name='name_core',
            field=models.GeneratedField(db_persist=True, expression=recipients.models.words.Core('name'), output_field=models.TextField()),
        ),
        migrations.AddField(
            model_name='organization',
            name='name_key',
            field=models.GeneratedField(db_persist=True, expression=recipients.models.words.Key('name'), output_field=models.TextField()),
        ),
        migrations.AddIndex(
            model_name='contactdetail',
            index=models.Index(recipients.models.words.Domain('value'), condition=models.Q(('sort', 'email')), name='contact_by_domain'),
        ),
        migrations.AddIndex(
            model_name='organization',
            index=models.Index(models.F('name_key'), name='organization_by_key'),
        ),
        migrations.AddIndex(
            model_name='organization',
            index=models.Index(django.db.models.functions.text.Reverse('name_key'), name='organization_read_backwards'),
        ),
        migrations.AddIndex(
            model_name='organization',
            index=models.Index(models.F('name_core'), name='organization_by_core'),
        ),
        migrations.AddIndex(
            model_name='organization',
            index=models.Index(recipients.models.words.Key('acronym'), condition=models.Q(('acronym', ''), _negated=True), name='organization_acronym_key'),
        ),
        migrations.AddIndex(
            model_name='organization',
            index=models.Index(recipients.models.words.Domain('website'), condition=models.Q(('website', ''), _negated=True), name='organization_by_domain'),
        ),
        migrations.AddIndex(
            model_name='organizationname',
            index=models.Index(recipients.models.words.Core('name'), name='other_name_by_core'),
        ),
        migrations.AddIndex(
            model_name='organizationname',
            index=models.Index(recipients.models.words.Key('acronym'), condition=models.Q(('acronym', ''), _negated=True), name='other_name_by_acronym'),
        ),
        migrations.AddConstraint(
            model_name='merge',
            constraint=models.UniqueConstraint(condition=models.Q(('undone_at__isnull', True)), fields=('merged',), name='organization_merged_once'),
        ),
    ]
