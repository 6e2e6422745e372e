"""The name that a letter's reader wants to see as the sender on its envelope, kept with the letter as it was approved."""

from django.db import migrations, models

from victimcontact.records.migration import AtOnce


class Migration(AtOnce):
    dependencies = [("records", "0041_who_is_signed_in_and_what_they_ask")]

    operations = [
        migrations.AddField(
            model_name="message",
            name="sender_name",
            field=models.CharField(default="", max_length=120),
        ),
    ]
