"""What went: bundles to whom, the sheet of a request as a file and by mail; and marks in a statement that two people let stand."""

import django.db.models.deletion
import uuid
import victimcontact.records.fields
from django.conf import settings
from django.db import migrations, models
from victimcontact.records.migration import AtOnce


ONLY_ADDED = ("records_bundlesending", "records_requestcopy")
FORWARD = "".join(
    f"CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION records_only_added();"
    for table in ONLY_ADDED
)
BACKWARD = "".join(f"DROP TRIGGER only_added ON {table};" for table in ONLY_ADDED)


class Migration(AtOnce):
    dependencies = [
        ("records", "0036_what_members_ask_of_what_we_hold"),
    ]

    operations = [
        migrations.CreateModel(
            name="BundleSending",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("who", victimcontact.records.fields.EncryptedText()),
                ("how", models.CharField(max_length=60)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RequestCopy",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("content", victimcontact.records.fields.EncryptedText()),
                ("content_hash", models.CharField(max_length=64)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RequestMail",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("reference", models.CharField(max_length=20, unique=True)),
                ("address", victimcontact.records.fields.EncryptedText()),
                ("password", victimcontact.records.fields.EncryptedText()),
                ("state", models.CharField(max_length=20)),
                ("handed_over_at", models.DateTimeField(null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="bundle",
            name="statement",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="bundles", to="records.statement"
            ),
        ),
        migrations.AddField(
            model_name="bundle",
            name="statement_hash",
            field=models.CharField(default="", max_length=64),
        ),
        migrations.AddField(
            model_name="leakrelease",
            name="statement",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="leak_releases",
                to="records.statement",
            ),
        ),
        migrations.AddField(
            model_name="statementuse",
            name="bundle",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="uses", to="records.bundle"
            ),
        ),
        migrations.AlterField(
            model_name="leakrelease",
            name="report",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="leak_releases",
                to="records.report",
            ),
        ),
        migrations.AlterField(
            model_name="statementuse",
            name="content",
            field=victimcontact.records.fields.EncryptedText(null=True),
        ),
        migrations.AddConstraint(
            model_name="bundle",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("statement__isnull", True), models.Q(("statement_hash", ""), _negated=True), _connector="XOR"
                ),
                name="a_statement_in_a_bundle_has_its_hash",
            ),
        ),
        migrations.AddConstraint(
            model_name="leakrelease",
            constraint=models.UniqueConstraint(
                fields=("statement", "content_hash", "start", "end", "kind", "made_by"),
                name="one_release_a_person_and_mark_of_a_statement",
            ),
        ),
        migrations.AddConstraint(
            model_name="leakrelease",
            constraint=models.CheckConstraint(
                condition=models.Q(("report__isnull", True), ("statement__isnull", True), _connector="XOR"),
                name="a_release_is_in_a_report_or_a_statement",
            ),
        ),
        migrations.AddConstraint(
            model_name="statementuse",
            constraint=models.CheckConstraint(
                condition=models.Q(("content__isnull", True), ("bundle__isnull", True), _connector="XOR"),
                name="a_use_keeps_its_bytes_or_names_its_bundle",
            ),
        ),
        migrations.AddField(
            model_name="bundlesending",
            name="bundle",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="sendings", to="records.bundle"
            ),
        ),
        migrations.AddField(
            model_name="bundlesending",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="requestcopy",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="requestcopy",
            name="step",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="copy", to="records.requeststep"
            ),
        ),
        migrations.AddField(
            model_name="requestmail",
            name="copy",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="mail", to="records.requestcopy"
            ),
        ),
        migrations.AddField(
            model_name="requestmail",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
