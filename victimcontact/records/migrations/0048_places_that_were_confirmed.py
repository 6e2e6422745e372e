"""Codes for the sign-in go only to places that their member has confirmed with a code; where they went until now, they go on going."""

from django.db import migrations, models

from victimcontact.records.migration import AtOnce

import victimcontact.records.fields

CONFIRM_WHERE_CODES_GO = """
    UPDATE records_contactpoint SET confirmed_at = checked_at
    WHERE safety = 'safe' AND channel IN ('email', 'text') AND replaced_at IS NULL
    AND person_id IN (SELECT id FROM records_person WHERE account_id IS NOT NULL)
"""


class Migration(AtOnce):
    dependencies = [("records", "0047_messages_that_were_wrong_in_themselves")]

    operations = [
        migrations.AddField("contactpoint", "confirmed_at", models.DateTimeField(null=True)),
        migrations.AddField("invitation", "channel", models.CharField(max_length=10, default="")),
        migrations.AddField("invitation", "place", victimcontact.records.fields.EncryptedText(null=True)),
        migrations.AddField("waitingmail", "not_before", models.DateTimeField(null=True)),
        migrations.RunSQL(CONFIRM_WHERE_CODES_GO, migrations.RunSQL.noop),
    ]
