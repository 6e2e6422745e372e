"""Documents that came to an officer; they are only ever added to."""

import django.db.models.deletion
import uuid
import victimcontact.records.fields
from django.conf import settings
from django.db import migrations, models
from victimcontact.records.migration import AtOnce

FORWARD = (
    "CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON records_receiveddocument "
    "FOR EACH ROW EXECUTE FUNCTION records_only_added();"
)
BACKWARD = "DROP TRIGGER only_added ON records_receiveddocument;"


class Migration(AtOnce):
    dependencies = [
        ("records", "0028_the_zone_of_a_request"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReceivedDocument",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("reference", models.CharField(max_length=20, unique=True)),
                ("kind", models.CharField(max_length=20)),
                ("received_on", models.DateField()),
                ("note", victimcontact.records.fields.EncryptedText(null=True)),
                ("form", models.CharField(max_length=4)),
                ("size", models.PositiveIntegerField()),
                ("content", victimcontact.records.fields.EncryptedText()),
                ("scanned", models.BooleanField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="received_documents",
                        to="records.case",
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
                        condition=models.Q(("kind__in", ("statement", "decision_summary", "letter", "other"))),
                        name="a_received_document_is_of_a_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("form__in", ("pdf", "docx"))), name="a_received_document_is_pdf_or_word"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("size__range", (1, 10000000))),
                        name="a_received_document_is_neither_empty_nor_too_large",
                    ),
                ],
            },
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
