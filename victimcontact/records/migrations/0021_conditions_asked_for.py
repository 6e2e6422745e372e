"""Conditions asked for, how each went, and the policies that word them."""

import django.db.models.deletion
import uuid
import victimcontact.records.fields
from django.conf import settings
from django.db import migrations, models
from victimcontact.records.migration import AtOnce


HISTORIES = ("records_requestversion", "records_requeststep")
ONLY_ADDED = """
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION records_only_added();
"""
forward = "".join(ONLY_ADDED.format(table=table) for table in HISTORIES)
backward = "".join(f"DROP TRIGGER only_added ON {table};" for table in HISTORIES)


class Migration(AtOnce):
    dependencies = [
        ("records", "0020_places_to_keep_quiet_about"),
    ]

    operations = [
        # Nothing was ever written into the first form of this table.
        migrations.DeleteModel(name="Request"),
        migrations.CreateModel(
            name="LicencePolicy",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("version", models.CharField(max_length=10, unique=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "licence policies",
            },
        ),
        migrations.CreateModel(
            name="Request",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("reference", models.CharField(max_length=20, unique=True)),
                ("condition", models.CharField(max_length=30)),
                ("state", models.CharField(max_length=30)),
                ("version", models.PositiveIntegerField(default=1)),
                ("moved_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="requests", to="records.case"
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="records.review",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RequestStep",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("number", models.PositiveIntegerField()),
                ("event", models.CharField(max_length=30)),
                ("state", models.CharField(max_length=30)),
                ("content_hash", models.CharField(max_length=64)),
                ("who", victimcontact.records.fields.EncryptedText(null=True)),
                ("how", models.CharField(default="", max_length=60)),
                ("note", victimcontact.records.fields.EncryptedText(null=True)),
                ("wording", victimcontact.records.fields.EncryptedText(null=True)),
                ("explanation", victimcontact.records.fields.EncryptedText(null=True)),
                (
                    "fact",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.fact"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="records.request"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("request", "number"), name="one_request_step_a_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="PolicyCondition",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=60)),
                ("category", models.CharField(max_length=200)),
                ("text", models.TextField()),
                ("template", models.TextField(default="")),
                ("needs_input", models.BooleanField()),
                ("inputs", models.JSONField(default=list)),
                (
                    "policy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conditions",
                        to="records.licencepolicy",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("policy", "code"), name="one_condition_a_code_and_policy")
                ],
            },
        ),
        migrations.CreateModel(
            name="RequestAlert",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=30)),
                ("licence_starts_on", models.DateField(null=True)),
                ("raised_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("answer", victimcontact.records.fields.EncryptedText(null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="alerts", to="records.request"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("request", "kind", "licence_starts_on"),
                        name="one_alert_of_a_kind_for_a_start_of_the_licence",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", False), ("answered_by__isnull", False)),
                            models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="an_answered_alert_has_author_and_moment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RequestVersion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("number", models.PositiveIntegerField()),
                ("content", victimcontact.records.fields.EncryptedJSON()),
                ("content_hash", models.CharField(max_length=64)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="records.request"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("request", "number"), name="one_request_version_a_number")
                ],
            },
        ),
        migrations.RunSQL(forward, backward),
    ]
