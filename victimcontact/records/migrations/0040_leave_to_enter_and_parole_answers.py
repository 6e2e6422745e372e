"""Leave to enter a zone, and what the parole report was told; the latter is only added to."""

import django.db.models.deletion
import uuid
import victimcontact.records.fields
from django.conf import settings
from django.db import migrations, models

from victimcontact.records.migration import AtOnce


FORWARD = (
    "CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON records_paroleanswer "
    "FOR EACH ROW EXECUTE FUNCTION records_only_added();"
)
BACKWARD = "DROP TRIGGER only_added ON records_paroleanswer;"


class Migration(AtOnce):
    dependencies = [
        ("records", "0039_passkeys"),
    ]

    operations = [
        migrations.CreateModel(
            name="ParoleAnswer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("asked_on", models.DateField()),
                ("asked_by", models.CharField(max_length=120)),
                ("in_scheme", models.BooleanField()),
                ("statement", models.CharField(max_length=10)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="parole_answers", to="records.case"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="parole_answers", to="records.review"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ZoneLeave",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("from_on", models.DateField()),
                ("to_on", models.DateField()),
                ("purpose", victimcontact.records.fields.EncryptedText()),
                ("given_by", models.CharField(max_length=120)),
                ("may_be_told", models.BooleanField(null=True)),
                ("decided_why", victimcontact.records.fields.EncryptedText(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("told_at", models.DateTimeField(null=True)),
                (
                    "decided_by",
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
                    "told_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "zone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="leaves", to="records.zone"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("to_on__gte", models.F("from_on"))), name="leave_ends_after_it_begins"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                                ("decided_why__isnull", False),
                                ("may_be_told__isnull", False),
                            ),
                            models.Q(
                                ("decided_at__isnull", True),
                                ("decided_by__isnull", True),
                                ("decided_why__isnull", True),
                                ("may_be_told__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="telling_of_leave_was_decided_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("told_at__isnull", False), ("told_by__isnull", False)),
                                models.Q(("told_at__isnull", True), ("told_by__isnull", True)),
                                _connector="OR",
                            ),
                            models.Q(
                                ("told_at__isnull", True),
                                models.Q(("may_be_told", True), ("may_be_told__isnull", False)),
                                _connector="OR",
                            ),
                        ),
                        name="leave_is_told_only_if_decided",
                    ),
                ],
            },
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
