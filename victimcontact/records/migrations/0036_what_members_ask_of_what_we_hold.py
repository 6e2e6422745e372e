"""What members ask for about what we hold of them, and documents they send with a message."""

import django.db.models.deletion
import uuid
import victimcontact.records.fields
from django.conf import settings
from django.db import migrations, models
from victimcontact.records.migration import AtOnce


class Migration(AtOnce):
    dependencies = [
        ("records", "0035_what_is_told_of_risk_and_restorative_justice"),
    ]

    operations = [
        migrations.AddField(
            model_name="receiveddocument",
            name="with_note",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="records.note"
            ),
        ),
        migrations.CreateModel(
            name="DataRequest",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("reference", models.CharField(max_length=20, unique=True)),
                ("kind", models.CharField(max_length=12)),
                ("text", victimcontact.records.fields.EncryptedText(null=True)),
                ("due_on", models.DateField()),
                ("outcome", models.CharField(default="", max_length=12)),
                ("answer", victimcontact.records.fields.EncryptedText(null=True)),
                ("pdf", victimcontact.records.fields.EncryptedText(null=True)),
                ("data", victimcontact.records.fields.EncryptedText(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="data_requests", to="records.case"
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
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ("copy", "correction"))), name="a_data_request_is_of_a_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome__in", ("", "released", "corrected", "refused")),
                            models.Q(
                                models.Q(("ended_at__isnull", True), ("outcome", "")),
                                models.Q(models.Q(("outcome", ""), _negated=True), ("ended_at__isnull", False)),
                                _connector="OR",
                            ),
                        ),
                        name="a_data_request_ends_in_an_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="an_ended_data_request_has_who_and_when",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True), ("kind", "copy")),
                        fields=("case",),
                        name="one_open_copy_a_case",
                    ),
                ],
            },
        ),
    ]
