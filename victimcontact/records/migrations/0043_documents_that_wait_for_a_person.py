"""A document that no virus scanner looked at waits for a person; photographs may come."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from victimcontact.records.migration import AtOnce

import victimcontact.records.fields

FORWARD = (
    "CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON records_documentdecision "
    "FOR EACH ROW EXECUTE FUNCTION records_only_added();"
)
BACKWARD = "DROP TRIGGER only_added ON records_documentdecision;"


class Migration(AtOnce):
    dependencies = [("records", "0042_the_sender_on_an_envelope")]

    operations = [
        migrations.RemoveConstraint(model_name="receiveddocument", name="a_received_document_is_pdf_or_word"),
        migrations.AddConstraint(
            model_name="receiveddocument",
            constraint=models.CheckConstraint(
                condition=models.Q(("form__in", ("pdf", "docx", "jpg", "png"))),
                name="a_received_document_is_of_a_known_form",
            ),
        ),
        migrations.CreateModel(
            name="DocumentDecision",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("let_in", models.BooleanField()),
                ("text", victimcontact.records.fields.EncryptedText()),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision",
                        to="records.receiveddocument",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
