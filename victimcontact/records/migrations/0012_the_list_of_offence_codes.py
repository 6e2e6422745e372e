"""The list of offence codes that an operator takes in."""

from django.db import migrations, models
from victimcontact.records.migration import AtOnce


class Migration(AtOnce):
    dependencies = [
        ("records", "0011_the_trail_is_not_the_applications_to_change"),
    ]

    operations = [
        migrations.CreateModel(
            name="OffenceCode",
            fields=[
                ("code", models.CharField(max_length=12, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=300)),
                ("scheduled", models.BooleanField()),
                ("murder", models.BooleanField()),
                ("related_to_scheduled", models.BooleanField()),
                ("terrorism", models.BooleanField()),
                ("taken_in_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code", ""), _negated=True), name="offence_code_not_empty"
                    )
                ],
            },
        ),
    ]
