"""Members who are signed in, and what they asked for that the worker carries out."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from victimcontact.records.migration import AtOnce

import victimcontact.records.fields


class Migration(AtOnce):
    dependencies = [("records", "0040_leave_to_enter_and_parole_answers")]

    operations = [
        migrations.CreateModel(
            name="Sitting",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("digest", models.BinaryField(max_length=32, unique=True)),
                ("began_at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sittings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="Errand",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("act", models.CharField(max_length=120)),
                ("given", victimcontact.records.fields.EncryptedJSON()),
                ("made_at", models.DateTimeField()),
                ("begun_at", models.DateTimeField(null=True)),
                ("answer", victimcontact.records.fields.EncryptedJSON(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("begun_at__isnull", True)), fields=["made_at"], name="waiting_errands"
                    )
                ],
            },
        ),
    ]
