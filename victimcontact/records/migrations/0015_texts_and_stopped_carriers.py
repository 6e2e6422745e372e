"""Members may choose texts; a carrier that cannot work stands still; what had failed may be found right."""

import django.db.models.deletion
import uuid
import victimcontact.records.fields
import victimcontact.records.models.cases
from django.conf import settings
from django.db import migrations, models
from victimcontact.records.migration import AtOnce


class Migration(AtOnce):
    dependencies = [
        ("records", "0014_absence_and_notes_for_the_next"),
    ]

    operations = [
        migrations.AddField(
            model_name="address",
            name="found_right",
            field=victimcontact.records.fields.EncryptedText(null=True),
        ),
        migrations.AddField(
            model_name="contactpoint",
            name="found_right",
            field=victimcontact.records.fields.EncryptedText(null=True),
        ),
        migrations.AlterField(
            model_name="case",
            name="channel",
            field=models.CharField(
                choices=victimcontact.records.models.cases.channel_choices, default="letter", max_length=10
            ),
        ),
        migrations.CreateModel(
            name="CarrierStop",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("carrier", models.CharField(max_length=20)),
                ("why", models.CharField(max_length=60)),
                ("began_at", models.DateTimeField()),
                ("tried_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("carrier",),
                        name="one_open_stop_a_carrier",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ended_by__isnull", True), ("ended_at__isnull", False), _connector="OR"),
                        name="who_ends_a_stop_ends_it_at_a_moment",
                    ),
                ],
            },
        ),
    ]
