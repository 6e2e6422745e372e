"""A correction of one message, beside those of a fact that was taken back."""

import django.db.models.deletion
from django.db import migrations, models

from victimcontact.records.migration import AtOnce


class Migration(AtOnce):
    dependencies = [("records", "0046_a_sign_in_opens_one_case")]

    operations = [
        migrations.AlterField(
            model_name="correction",
            name="fact",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="correction",
                to="records.fact",
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="message",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="correction",
                to="records.message",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("fact__isnull", False), ("message__isnull", True)),
                    models.Q(("fact__isnull", True), ("message__isnull", False)),
                    _connector="OR",
                ),
                name="a_correction_is_of_a_fact_or_of_a_message",
            ),
        ),
    ]
