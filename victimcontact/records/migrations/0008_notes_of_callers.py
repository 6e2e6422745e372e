"""What a caller to the helpline wants the officer to know."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import victimcontact.records.fields
from victimcontact.records.migration import AtOnce


class Migration(AtOnce):
    dependencies = [("records", "0007_passwords_that_were_given")]

    operations = [
        migrations.CreateModel(
            name="CallerNote",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("text", victimcontact.records.fields.EncryptedText()),
                ("read_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="caller_notes",
                        to="records.case",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "read_by",
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
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("read_at__isnull", False), ("read_by__isnull", False)),
                            models.Q(("read_at__isnull", True), ("read_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="a_read_caller_note_has_reader_and_moment",
                    )
                ],
            },
        ),
    ]
