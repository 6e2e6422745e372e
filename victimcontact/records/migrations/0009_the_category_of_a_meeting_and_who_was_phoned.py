"""The category of a meeting, who was phoned about a risk, and a superseded report that makes room for a new one."""

from django.db import migrations, models
from victimcontact.records.migration import AtOnce


class Migration(AtOnce):
    dependencies = [
        ("records", "0008_notes_of_callers"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="report",
            name="one_live_report_a_review",
        ),
        migrations.AddField(
            model_name="meeting",
            name="category",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="riskitem",
            name="phoned_to",
            field=models.CharField(default="", max_length=20),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("category__isnull", True), ("category__range", (1, 4)), _connector="OR"),
                name="a_meeting_has_one_of_four_categories",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["withdrawn", "superseded"]), _negated=True),
                fields=("case", "review", "document"),
                name="one_live_report_a_review",
            ),
        ),
    ]
