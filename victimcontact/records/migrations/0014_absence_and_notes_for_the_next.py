"""An officer may be away with nobody standing in yet; what one officer writes for the next is kept closed."""

import django.db.models.deletion
from django.db import migrations, models

import victimcontact.records.fields
from victimcontact.records.migration import AtOnce


class Migration(AtOnce):
    dependencies = [
        ("records", "0013_reaching_and_finding"),
    ]

    operations = [
        migrations.AddField(
            model_name="allocation",
            name="note",
            field=victimcontact.records.fields.EncryptedText(null=True),
        ),
        migrations.AddField(
            model_name="bar",
            name="lifted_reason",
            field=victimcontact.records.fields.EncryptedText(null=True),
        ),
        migrations.AddField(
            model_name="bulkwork",
            name="notes",
            field=victimcontact.records.fields.EncryptedJSON(null=True),
        ),
        migrations.AddField(
            model_name="cover",
            name="note",
            field=victimcontact.records.fields.EncryptedText(null=True),
        ),
        migrations.AlterField(
            model_name="cover",
            name="stands_in",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="covering",
                to="records.officer",
            ),
        ),
    ]
