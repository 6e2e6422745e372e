"""A sign-in of a guest opens one case."""

from django.db import migrations, models

from victimcontact.records.migration import AtOnce


class Migration(AtOnce):
    dependencies = [
        ("records", "0045_a_case_for_each_victim_somebody_acts_for"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="guestaccess",
            name="one_live_access_a_case_and_guest",
        ),
        migrations.AddConstraint(
            model_name="guestaccess",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)), fields=("account",), name="one_live_access_a_guest"
            ),
        ),
    ]
