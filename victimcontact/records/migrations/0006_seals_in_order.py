"""The chain of seals has an order of its own, and the trail can be read by day."""

from django.db import migrations, models
from victimcontact.records.migration import AtOnce


class Migration(AtOnce):
    dependencies = [("records", "0005_the_victim_of_the_offence")]

    operations = [
        migrations.AddField(  # nothing has been sealed yet: the default is never used
            model_name="auditseal",
            name="position",
            field=models.BigIntegerField(default=0, unique=True),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name="auditentry", index=models.Index(fields=["at"], name="records_aud_at_8f5329_idx")
        ),
    ]
