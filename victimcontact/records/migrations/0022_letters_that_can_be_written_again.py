from django.db import migrations

import victimcontact.records.fields
from victimcontact.records.migration import AtOnce


class Migration(AtOnce):
    dependencies = [
        ("records", "0021_conditions_asked_for"),
    ]

    operations = [
        migrations.AddField(
            model_name="message",
            name="fields",
            field=victimcontact.records.fields.EncryptedJSON(null=True),
        ),
        migrations.RemoveField(model_name="brake", name="sample"),
    ]
