"""Codes by text, wishes for a code, and what somebody was asked who had lost their way in."""

import django.db.models.deletion
import uuid
import victimcontact.records.models.accounts
from django.conf import settings
from django.db import migrations, models
from victimcontact.records.migration import AtOnce


class Migration(AtOnce):
    dependencies = [
        ("records", "0031_who_is_invited_to_a_meeting"),
    ]

    operations = [
        migrations.AddField(
            model_name="onetimecode",
            name="address_index",
            field=models.BinaryField(default=b"", db_index=True, max_length=32),
        ),
        migrations.AddField(
            model_name="onetimecode",
            name="channel",
            field=models.CharField(
                choices=victimcontact.records.models.accounts.code_channels, default="email", max_length=10
            ),
        ),
        migrations.AddField(
            model_name="waitingmail",
            name="channel",
            field=models.CharField(
                choices=victimcontact.records.models.accounts.code_channels, default="email", max_length=10
            ),
        ),
        migrations.CreateModel(
            name="IdentityCheck",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("right", models.JSONField(default=list)),
                ("wrong", models.JSONField(default=list)),
                ("shown", models.BooleanField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="identity_checks", to="records.case"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
