"""Meetings of agencies about an offender: who is asked to them, who came, what they asked for, and what a victim may be told."""

from typing import Any, ClassVar

from django.db import models

from victimcontact.records.fields import EncryptedText
from victimcontact.records.models.rows import Authored, Row, both_or_neither

ACCEPTED, APOLOGIES = "accepted", "apologies"


class Meeting(Authored):
    """A multi-agency meeting about an offender."""

    reference = models.CharField(max_length=20, unique=True)
    sentence = models.ForeignKey("records.Sentence", on_delete=models.PROTECT, related_name="meetings")
    kind = models.CharField(max_length=30)
    level = models.PositiveSmallIntegerField(null=True)
    category = models.PositiveSmallIntegerField(null=True)
    held_on = models.DateField()
    chair = models.CharField(max_length=120, default="")
    safety_measures = EncryptedText(null=True)
    next_on = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="a_meeting_has_one_of_four_categories",
                condition=models.Q(category__isnull=True) | models.Q(category__range=(1, 4)),
            ),
        ]


class MeetingInvitation(Authored):
    """One victim's officer belongs at a meeting. Without `received_on` nobody has asked them yet, and the chair is reminded (P87)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="invitations")
    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="meeting_invitations")
    received_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["meeting", "case"], name="one_invitation_a_case_and_meeting"),
        ]


class MeetingAnswer(Authored):
    """What the chair was told: accepted, or apologies. `goes` is who speaks for the victim there; the newest number counts."""

    invitation = models.ForeignKey(MeetingInvitation, on_delete=models.PROTECT, related_name="answers")
    number = models.PositiveIntegerField()
    answer = models.CharField(max_length=10, choices=[(ACCEPTED, ACCEPTED), (APOLOGIES, APOLOGIES)])
    goes = models.ForeignKey("records.Officer", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["invitation", "number"], name="one_meeting_answer_a_number"),
            models.CheckConstraint(
                name="whoever_accepts_goes", condition=models.Q(answer=APOLOGIES) | models.Q(goes__isnull=False)
            ),
        ]


class Attendance(Row):
    """Somebody expected at the table, and whether they came. Only an officer named here may read the minutes (P90)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    officer = models.ForeignKey("records.Officer", on_delete=models.PROTECT, related_name="+", null=True)
    name = models.CharField(max_length=120)
    agency = models.CharField(max_length=120)
    came = models.BooleanField(null=True)
    recorded_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    recorded_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="whether_somebody_came_is_said_by_somebody",
                condition=both_or_neither("came", "recorded_by", "recorded_at"),
            ),
        ]


class MeetingAction(Authored):
    """Something the meeting asked somebody to do by a date: an officer of ours, or a name or agency. `for_safety`: of a victim (P88)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="actions")
    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="meeting_actions", null=True)
    officer = models.ForeignKey("records.Officer", on_delete=models.PROTECT, related_name="meeting_actions", null=True)
    text = EncryptedText()
    owner = models.CharField(max_length=120)
    for_safety = models.BooleanField(default=False)
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True)


class MeetingDisclosure(Authored):
    """What the meeting said may, or may not, be told to one victim, item by item; and when they were told."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="disclosures")
    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="meeting_disclosures")
    item = EncryptedText()
    may_be_told = models.BooleanField()
    told_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="what_was_told_has_author_and_moment", condition=both_or_neither("told_by", "told_at")
            ),
            models.CheckConstraint(
                name="only_what_may_be_told_is_told",
                condition=models.Q(may_be_told=True) | models.Q(told_at__isnull=True),
            ),
        ]


class Minutes(Authored):
    """The minutes of a meeting: for those who attended, nobody else."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="minutes")
    received_on = models.DateField()
    text = EncryptedText()

    class Meta:
        verbose_name_plural = "minutes"
