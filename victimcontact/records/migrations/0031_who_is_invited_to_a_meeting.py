"""Invitations to meetings and their answers, who came, whose an action is, and when a victim was told what a meeting allowed."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models
from victimcontact.records.migration import AtOnce


FORWARD = (
    "CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON records_meetinganswer "
    "FOR EACH ROW EXECUTE FUNCTION records_only_added();"
)
BACKWARD = "DROP TRIGGER only_added ON records_meetinganswer;"


class Migration(AtOnce):
    dependencies = [
        ("records", "0030_complaints"),
    ]

    operations = [
        migrations.CreateModel(
            name="MeetingAnswer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("number", models.PositiveIntegerField()),
                (
                    "answer",
                    models.CharField(choices=[("accepted", "accepted"), ("apologies", "apologies")], max_length=10),
                ),
            ],
        ),
        migrations.CreateModel(
            name="MeetingInvitation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("received_on", models.DateField(null=True)),
            ],
        ),
        migrations.AddField(
            model_name="attendance",
            name="came",
            field=models.BooleanField(null=True),
        ),
        migrations.AddField(
            model_name="attendance",
            name="recorded_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="attendance",
            name="recorded_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="next_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="meetingaction",
            name="for_safety",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="meetingaction",
            name="officer",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="meeting_actions",
                to="records.officer",
            ),
        ),
        migrations.AddField(
            model_name="meetingdisclosure",
            name="told_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="meetingdisclosure",
            name="told_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("came__isnull", False), ("recorded_at__isnull", False), ("recorded_by__isnull", False)),
                    models.Q(("came__isnull", True), ("recorded_at__isnull", True), ("recorded_by__isnull", True)),
                    _connector="OR",
                ),
                name="whether_somebody_came_is_said_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingdisclosure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("told_at__isnull", False), ("told_by__isnull", False)),
                    models.Q(("told_at__isnull", True), ("told_by__isnull", True)),
                    _connector="OR",
                ),
                name="what_was_told_has_author_and_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingdisclosure",
            constraint=models.CheckConstraint(
                condition=models.Q(("may_be_told", True), ("told_at__isnull", True), _connector="OR"),
                name="only_what_may_be_told_is_told",
            ),
        ),
        migrations.AddField(
            model_name="meetinganswer",
            name="goes",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.officer"
            ),
        ),
        migrations.AddField(
            model_name="meetinganswer",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="meetinginvitation",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="meeting_invitations", to="records.case"
            ),
        ),
        migrations.AddField(
            model_name="meetinginvitation",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="meetinginvitation",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="invitations", to="records.meeting"
            ),
        ),
        migrations.AddField(
            model_name="meetinganswer",
            name="invitation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="records.meetinginvitation"
            ),
        ),
        migrations.AddConstraint(
            model_name="meetinginvitation",
            constraint=models.UniqueConstraint(fields=("meeting", "case"), name="one_invitation_a_case_and_meeting"),
        ),
        migrations.AddConstraint(
            model_name="meetinganswer",
            constraint=models.UniqueConstraint(fields=("invitation", "number"), name="one_meeting_answer_a_number"),
        ),
        migrations.AddConstraint(
            model_name="meetinganswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer", "apologies"), ("goes__isnull", False), _connector="OR"),
                name="whoever_accepts_goes",
            ),
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
