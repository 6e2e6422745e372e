from django.db import migrations, models
from victimcontact.records.migration import AtOnce


class Migration(AtOnce):
    dependencies = [
        ("records", "0024_what_is_said_of_a_report"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="duty",
            index=models.Index(
                condition=models.Q(("standing__in", ["open", "late", "blocked", "not_open_yet"])),
                fields=["case"],
                name="live_duties_of_a_case",
            ),
        ),
    ]
