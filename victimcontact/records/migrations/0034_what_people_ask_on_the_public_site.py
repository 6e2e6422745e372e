"""What people ask on the public site, and what was done with it. What was done is only ever added to."""

import django.db.models.deletion
import uuid
import victimcontact.records.fields
import victimcontact.records.models.enquiries
from django.conf import settings
from django.db import migrations, models
from victimcontact.records.migration import AtOnce


FORWARD = (
    "CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON records_enquirystep "
    "FOR EACH ROW EXECUTE FUNCTION records_only_added();"
)
BACKWARD = "DROP TRIGGER only_added ON records_enquirystep;"


class Migration(AtOnce):
    dependencies = [
        ("records", "0033_what_is_left_out"),
    ]

    operations = [
        migrations.CreateModel(
            name="EnquiryDraft",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("digest", models.BinaryField(max_length=32, unique=True)),
                ("answers", victimcontact.records.fields.EncryptedJSON()),
                ("expires_at", models.DateTimeField(db_index=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Enquiry",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("reference", models.CharField(max_length=20, unique=True)),
                ("digest", models.BinaryField(max_length=32, unique=True)),
                ("wish", models.CharField(choices=victimcontact.records.models.enquiries.wish_choices, max_length=10)),
                ("language", models.CharField(max_length=2)),
                ("told", victimcontact.records.fields.EncryptedJSON(null=True)),
                ("due_on", models.DateField()),
                ("sent_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enquiries",
                        to="records.unit",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "enquiries",
            },
        ),
        migrations.CreateModel(
            name="EnquiryStep",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("number", models.PositiveIntegerField()),
                ("state", models.CharField(max_length=10)),
                ("text", victimcontact.records.fields.EncryptedText(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enquiry_steps",
                        to="records.case",
                    ),
                ),
                (
                    "enquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="records.enquiry"
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
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.unit"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="enquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(("settled_at__isnull", False), ("told__isnull", False), _connector="OR"),
                name="an_open_enquiry_says_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="enquirystep",
            constraint=models.UniqueConstraint(fields=("enquiry", "number"), name="one_enquiry_step_a_number"),
        ),
        migrations.AddConstraint(
            model_name="enquirystep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("case__isnull", False), ("state__in", ("matched", "referred"))),
                    models.Q(models.Q(("state__in", ("matched", "referred")), _negated=True), ("case__isnull", True)),
                    _connector="OR",
                ),
                name="an_enquiry_with_a_case_names_it",
            ),
        ),
        migrations.AddConstraint(
            model_name="enquirystep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "passed_on"), ("unit__isnull", False)),
                    models.Q(models.Q(("state", "passed_on"), _negated=True), ("unit__isnull", True)),
                    _connector="OR",
                ),
                name="an_enquiry_passed_on_names_the_unit",
            ),
        ),
        migrations.AddConstraint(
            model_name="enquirystep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "answered"), _negated=True), ("text__isnull", False), _connector="OR"
                ),
                name="an_answered_enquiry_says_what_was_answered",
            ),
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
