"""Complaints and what was done about them. Both are only ever added to."""

import django.db.models.deletion
import uuid
import victimcontact.records.fields
from django.conf import settings
from django.db import migrations, models
from victimcontact.records.migration import AtOnce


ONLY_ADDED = ("records_complaint", "records_complaintstep")
FORWARD = "".join(
    f"CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION records_only_added();"
    for table in ONLY_ADDED
)
BACKWARD = "".join(f"DROP TRIGGER only_added ON {table};" for table in ONLY_ADDED)


class Migration(AtOnce):
    dependencies = [
        ("records", "0029_documents_that_came"),
    ]

    operations = [
        migrations.CreateModel(
            name="Complaint",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("reference", models.CharField(max_length=20, unique=True)),
                ("complainant", victimcontact.records.fields.EncryptedText(null=True)),
                ("received_on", models.DateField()),
                ("channel", models.CharField(max_length=20)),
                ("text", victimcontact.records.fields.EncryptedText()),
                ("wanted", victimcontact.records.fields.EncryptedText(null=True)),
                (
                    "about",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="complaints",
                        to="records.officer",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="complaints",
                        to="records.case",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="complaints",
                        to="records.unit",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ComplaintStep",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("number", models.PositiveIntegerField()),
                ("state", models.CharField(max_length=20)),
                ("answer_by", models.DateField(null=True)),
                ("text", victimcontact.records.fields.EncryptedText(null=True)),
                ("put_right", victimcontact.records.fields.EncryptedText(null=True)),
                ("told_how", victimcontact.records.fields.EncryptedText(null=True)),
                (
                    "complaint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="records.complaint"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.message"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="complaint",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("case__isnull", False),
                    models.Q(("complainant__isnull", False), ("unit__isnull", False)),
                    _connector="OR",
                ),
                name="a_complaint_without_a_case_has_unit_and_complainant",
            ),
        ),
        migrations.AddConstraint(
            model_name="complaintstep",
            constraint=models.UniqueConstraint(fields=("complaint", "number"), name="one_complaint_step_a_number"),
        ),
        migrations.AddConstraint(
            model_name="complaintstep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer_by__isnull", False), ("state__in", ("acknowledged", "asked_again", "received"))),
                    models.Q(
                        models.Q(("state__in", ("acknowledged", "asked_again", "received")), _negated=True),
                        ("answer_by__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="an_open_complaint_has_its_day",
            ),
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
