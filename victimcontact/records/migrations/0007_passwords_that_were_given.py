"""A password that somebody else gave an officer is replaced by their own before anything else."""

from django.db import migrations, models
from victimcontact.records.migration import AtOnce


class Migration(AtOnce):
    dependencies = [("records", "0006_seals_in_order")]

    operations = [
        migrations.AddField(model_name="officer", name="password_given_at", field=models.DateTimeField(null=True)),
    ]
