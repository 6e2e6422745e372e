from django.db import migrations

import victimcontact.records.fields
from victimcontact.records.migration import AtOnce


class Migration(AtOnce):
    dependencies = [
        ("records", "0017_how_many_of_a_stage"),
    ]

    operations = [
        migrations.AddField(
            model_name="agreedhour",
            name="press_risk",
            field=victimcontact.records.fields.EncryptedText(null=True),
        ),
    ]
