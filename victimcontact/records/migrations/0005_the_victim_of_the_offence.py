"""What the rules ask of the victim of the offence, who need not be the person of the case (R16 to R19)."""

from django.db import migrations, models
from victimcontact.records.migration import AtOnce


class Migration(AtOnce):
    dependencies = [("records", "0004_what_became_of_a_wrong_telling")]

    operations = [
        migrations.AddField(
            model_name="case",
            name="victim_kind",
            field=models.CharField(
                choices=[("person", "person"), ("organisation", "organisation")], default="person", max_length=12
            ),
        ),
        migrations.AddField(model_name="case", name="victim_born_on", field=models.DateField(null=True)),
        migrations.AddField(model_name="case", name="lacks_capacity", field=models.BooleanField(default=False)),
        migrations.AddField(
            model_name="case", name="suspected_of_same_conduct", field=models.BooleanField(default=False)
        ),
    ]
