"""A parent has a case for each of their children who are victims of one sentence."""

from django.db import migrations, models

from victimcontact.records.migration import AtOnce


class Migration(AtOnce):
    dependencies = [
        ("records", "0044_guests_of_one_case"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="case",
            name="one_case_a_person_and_sentence",
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                condition=models.Q(("acts_for__isnull", True)),
                fields=("person", "sentence"),
                name="one_case_a_person_and_sentence",
            ),
        ),
    ]
