from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('recipients', '0005_proposal_office'),
    ]

    operations = [
        migrations.AddField(
            model_name='recipientimport',
            name='seen',
            field=models.JSONField(default=dict),
        ),
    ]
