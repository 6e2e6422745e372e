"""The area on the map that a condition asked for is about."""

import django.db.models.deletion
from django.db import migrations, models
from victimcontact.records.migration import AtOnce


class Migration(AtOnce):
    dependencies = [
        ("records", "0027_questions_before_a_decision"),
    ]

    operations = [
        migrations.AddField(
            model_name="request",
            name="zone",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="requests", to="records.zone"
            ),
        ),
    ]
