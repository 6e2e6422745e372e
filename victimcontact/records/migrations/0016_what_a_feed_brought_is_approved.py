"""What a feed brought is approved by somebody; officer and manager may say something to each other about a draft."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import victimcontact.records.fields
from victimcontact.records.migration import AtOnce

FORWARD = """
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON records_approvalremark
FOR EACH ROW EXECUTE FUNCTION records_only_added();
"""


class Migration(AtOnce):
    dependencies = [
        ("records", "0015_texts_and_stopped_carriers"),
    ]

    operations = [
        migrations.AddField(
            model_name="message",
            name="sent_back_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.CheckConstraint(
                condition=models.Q(("approver", "nobody"), ("origin", "feed"), _negated=True),
                name="what_a_feed_brought_is_approved_by_somebody",
            ),
        ),
        migrations.CreateModel(
            name="ApprovalRemark",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("sends_back", models.BooleanField()),
                ("text", victimcontact.records.fields.EncryptedText()),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approval_remarks",
                        to="records.message",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.RunSQL(FORWARD, "DROP TRIGGER only_added ON records_approvalremark;"),
    ]
