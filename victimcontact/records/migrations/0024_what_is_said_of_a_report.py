"""What is said of a report: an approval carried on, marks that may stand, and bundles for a hearing."""

import django.db.models.deletion
import uuid
import victimcontact.records.fields
from django.conf import settings
from django.db import migrations, models
from victimcontact.records.migration import AtOnce


TABLES = ("records_carriedapproval", "records_leakrelease", "records_bundle")
FORWARD = "".join(
    f"CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION records_only_added();"
    for table in TABLES
)
BACKWARD = "".join(f"DROP TRIGGER only_added ON {table};" for table in TABLES)


class Migration(AtOnce):
    dependencies = [
        ("records", "0023_areas_on_a_map"),
    ]

    operations = [
        migrations.AlterField(
            model_name="report",
            name="document",
            field=models.CharField(max_length=6),
        ),
        migrations.CreateModel(
            name="Bundle",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("reference", models.CharField(max_length=20, unique=True)),
                ("pages", models.PositiveIntegerField()),
                ("content", victimcontact.records.fields.EncryptedText()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bundles", to="records.case"
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="bundles", to="records.review"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CarriedApproval",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("differences", victimcontact.records.fields.EncryptedJSON()),
                (
                    "after",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carried_from",
                        to="records.reportversion",
                    ),
                ),
                (
                    "before",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carried_to",
                        to="records.reportversion",
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
                        condition=models.Q(("before", models.F("after")), _negated=True),
                        name="an_approval_is_carried_to_another_version",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LeakRelease",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("content_hash", models.CharField(max_length=64)),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=20)),
                ("as_manager", models.BooleanField()),
                ("reason", victimcontact.records.fields.EncryptedText()),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="leak_releases", to="records.report"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "content_hash", "start", "end", "kind", "made_by"),
                        name="one_release_a_person_and_mark",
                    ),
                    models.CheckConstraint(condition=models.Q(("end__gt", models.F("start"))), name="a_mark_has_words"),
                ],
            },
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
