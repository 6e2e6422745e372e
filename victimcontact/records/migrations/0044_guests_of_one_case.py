"""Guests of one case: who of a hospital may come to it until when, and what they told us."""

import django.db.models.deletion
import uuid
import victimcontact.records.fields
from django.conf import settings
from django.db import migrations, models

from victimcontact.records.migration import AtOnce


class Migration(AtOnce):
    dependencies = [
        ("records", "0043_documents_that_wait_for_a_person"),
    ]

    operations = [
        migrations.CreateModel(
            name="GuestAccess",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("reference", models.CharField(max_length=20, unique=True)),
                ("last_on", models.DateField()),
                ("ended_why", models.CharField(default="", max_length=20)),
                ("ended_reason", victimcontact.records.fields.EncryptedText(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guest_accesses",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="guest_accesses", to="records.case"
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "settled_by",
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
                        fields=("case", "account"),
                        name="one_live_access_a_case_and_guest",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                                models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("ended_at__isnull", True), ("ended_why", "")),
                                models.Q(("ended_at__isnull", False), models.Q(("ended_why", ""), _negated=True)),
                                _connector="OR",
                            ),
                        ),
                        name="an_ended_access_has_author_moment_and_cause",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at__isnull", False), ("settled_by__isnull", False)),
                            models.Q(("settled_at__isnull", True), ("settled_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="a_settled_access_has_author_and_moment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HospitalNote",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("reference", models.CharField(max_length=20, unique=True)),
                ("said", models.CharField(max_length=20)),
                ("notice", models.CharField(max_length=60)),
                ("duty", models.CharField(default="", max_length=200)),
                ("on", models.DateField(null=True)),
                ("text", victimcontact.records.fields.EncryptedText(null=True)),
                ("read_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="hospital_notes", to="records.case"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
                        name="a_read_hospital_note_has_reader_and_moment",
                    )
                ],
            },
        ),
    ]
