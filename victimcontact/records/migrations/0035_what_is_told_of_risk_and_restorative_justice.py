"""What a fact about risk is about, who was told and where it was used; restorative justice and its steps, which are only added."""

import django.db.models.deletion
import uuid
import victimcontact.records.fields
from django.conf import settings
from django.db import migrations, models
from victimcontact.records.migration import AtOnce


ONLY_ADDED = ("records_riskuse", "records_restorativestep")
FORWARD = "".join(
    f"CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION records_only_added();"
    for table in ONLY_ADDED
)
BACKWARD = "".join(f"DROP TRIGGER only_added ON {table};" for table in ONLY_ADDED)


class Migration(AtOnce):
    dependencies = [
        ("records", "0034_what_people_ask_on_the_public_site"),
    ]

    operations = [
        migrations.CreateModel(
            name="RestorativeJustice",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("reference", models.CharField(max_length=20, unique=True)),
                ("by_offender", models.BooleanField(default=False)),
                ("hopes", victimcontact.records.fields.EncryptedText(null=True)),
                ("concerns", victimcontact.records.fields.EncryptedText(null=True)),
            ],
            options={
                "verbose_name_plural": "restorative justice",
            },
        ),
        migrations.CreateModel(
            name="RestorativeStep",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("number", models.PositiveIntegerField()),
                ("state", models.CharField(max_length=30)),
                ("note", victimcontact.records.fields.EncryptedText(null=True)),
                ("service", victimcontact.records.fields.EncryptedText(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="RiskUse",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("place", models.CharField(max_length=30)),
                ("used_on", models.DateField()),
                ("note", victimcontact.records.fields.EncryptedText(null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="riskitem",
            name="about",
            field=models.CharField(default="other", max_length=20),
        ),
        migrations.AddField(
            model_name="riskitem",
            name="contact_by",
            field=models.CharField(default="", max_length=20),
        ),
        migrations.AddField(
            model_name="riskitem",
            name="contact_how",
            field=models.CharField(default="", max_length=20),
        ),
        migrations.AddField(
            model_name="riskitem",
            name="disclosable_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="riskitem",
            name="disclosable_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="riskitem",
            name="disclosable_why",
            field=victimcontact.records.fields.EncryptedText(null=True),
        ),
        migrations.AddField(
            model_name="riskmessage",
            name="email",
            field=models.EmailField(default="", max_length=254),
        ),
        migrations.AddField(
            model_name="riskmessage",
            name="name",
            field=models.CharField(default="", max_length=120),
        ),
        migrations.AddField(
            model_name="riskmessage",
            name="recipient",
            field=models.CharField(default="practitioner", max_length=30),
        ),
        migrations.AlterField(
            model_name="riskmessage",
            name="practitioner",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practitioner"
            ),
        ),
        migrations.AddConstraint(
            model_name="riskitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(
                            ("disclosable_at__isnull", False),
                            ("disclosable_by__isnull", False),
                            ("disclosable_why__isnull", False),
                        ),
                        models.Q(
                            ("disclosable_at__isnull", True),
                            ("disclosable_by__isnull", True),
                            ("disclosable_why__isnull", True),
                        ),
                        _connector="OR",
                    ),
                    models.Q(("disclosable", False), ("disclosable_at__isnull", False), _connector="OR"),
                ),
                name="what_may_be_disclosed_was_decided_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="riskmessage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("email", ""), ("practitioner__isnull", False)),
                    models.Q(("email", ""), _negated=True),
                    _connector="OR",
                ),
                name="a_risk_message_goes_to_somebody",
            ),
        ),
        migrations.AddField(
            model_name="restorativejustice",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="restorative", to="records.case"
            ),
        ),
        migrations.AddField(
            model_name="restorativejustice",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="restorativestep",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="restorativestep",
            name="message",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.message"
            ),
        ),
        migrations.AddField(
            model_name="restorativestep",
            name="restorative",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="records.restorativejustice"
            ),
        ),
        migrations.AddField(
            model_name="riskuse",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="riskuse",
            name="risk_item",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="uses", to="records.riskitem"
            ),
        ),
        migrations.AddConstraint(
            model_name="restorativestep",
            constraint=models.UniqueConstraint(fields=("restorative", "number"), name="one_restorative_step_a_number"),
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
