from django.db import migrations, models
from victimcontact.records.migration import AtOnce


class Migration(AtOnce):
    dependencies = [
        ("records", "0016_what_a_feed_brought_is_approved"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="telling",
            index=models.Index(fields=["code", "made_at"], name="tellings_of_a_stage"),
        ),
    ]
