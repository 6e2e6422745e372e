"""What we send, kept exactly as sent, and what members and officers write to each other."""

from typing import Any, ClassVar

from django.db import models

from victimcontact.records.fields import EncryptedJSON, EncryptedText
from victimcontact.records.models.rows import Authored, Row, both_or_neither


class MessageState(models.TextChoices):
    DRAFTED = "drafted"
    APPROVED = "approved"
    HANDING_OVER = "handing_over"
    IN_PRINT_ROOM = "in_print_room"
    SENT = "sent"
    DELIVERED = "delivered"
    ACKNOWLEDGED = "acknowledged"
    BOUNCED = "bounced"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    STOPPED = "stopped"


class Origin(models.TextChoices):
    """Where the news of a message came from."""

    OFFICER = "officer"
    FEED = "feed"
    MEMBER = "member"
    PROGRAM = "program"


class Approver(models.TextChoices):
    """Who has to approve a message. `nobody`: it says only what an officer has just recorded or the member just chose."""

    OFFICER = "officer"
    MANAGER = "manager"
    NOBODY = "nobody"


class Message(Authored):
    """One message to one person by one channel. The final text and the PDF are closed; neither changes after approval.

    `fields` are what the words were composed from besides the case: the letter can be written again while it waits.
    `tries` counts failed hand-overs, `asked_at` is when the carrier was last asked what became of it. A message under an
    open `brake` stays where it is. `puts_right` is the wrong message that this one corrects. `sent_back_at` is filled while
    a draft that the manager has to approve lies with its officer again.
    """

    reference = models.CharField(max_length=20, unique=True)
    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="messages")
    recipient = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="+")
    telling = models.ForeignKey("records.Telling", on_delete=models.PROTECT, related_name="messages", null=True)
    about = models.CharField(max_length=60, default="")
    document = models.CharField(max_length=4)
    variant = models.CharField(max_length=60, default="")
    language = models.CharField(max_length=2)
    channel = models.CharField(max_length=10)
    to = EncryptedJSON()
    content = EncryptedJSON()
    fields = EncryptedJSON(null=True)
    pdf = EncryptedText(null=True)
    content_hash = models.CharField(max_length=64)
    plain_envelope = models.BooleanField(default=True)
    sender_name = models.CharField(max_length=120, default="")
    state = models.CharField(max_length=20, choices=MessageState.choices)
    approved_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    approved_at = models.DateTimeField(null=True)
    not_before = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()
    urgent = models.BooleanField(default=False)
    carrier_reference = models.CharField(max_length=120, default="")
    contact = models.ForeignKey("records.Contact", on_delete=models.PROTECT, related_name="+", null=True)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.OFFICER)
    approver = models.CharField(max_length=10, choices=Approver.choices, default=Approver.OFFICER)
    carrier = models.CharField(max_length=20, default="")
    carrier_status = models.CharField(max_length=40, default="")
    tries = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(null=True)
    batch = models.ForeignKey("records.PrintBatch", on_delete=models.PROTECT, related_name="messages", null=True)
    brake = models.ForeignKey("records.Brake", on_delete=models.PROTECT, related_name="messages", null=True)
    puts_right = models.ForeignKey("self", on_delete=models.PROTECT, related_name="put_right_by", null=True)
    sent_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="an_approval_has_author_and_moment", condition=both_or_neither("approved_by", "approved_at")
            ),
            models.CheckConstraint(
                name="nothing_goes_out_unapproved",
                condition=models.Q(state__in=["drafted", "stopped"]) | models.Q(approved_at__isnull=False),
            ),
            models.CheckConstraint(
                name="what_a_feed_brought_is_approved_by_somebody",
                condition=~models.Q(origin=Origin.FEED, approver=Approver.NOBODY),
            ),
        ]
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["state", "channel", "approved_at"]),
        ]

    def save_open(self, *closed: str) -> None:
        """Write every open column, and of the closed ones those named: to close what has not changed once more takes time."""
        columns = (field for field in self._meta.concrete_fields if not field.primary_key)
        self.save(update_fields=[*closed, *(each.name for each in columns if not isinstance(each, EncryptedText))])


class MessageStep(Row):
    """A message moved on. `made_by` is empty when the worker or a receipt moved it."""

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="steps")
    at = models.DateTimeField()
    state = models.CharField(max_length=20)
    made_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    note = models.CharField(max_length=200, default="")


class ApprovalRemark(Authored):
    """What an officer says to the manager about a draft, or the manager when sending one back."""

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="approval_remarks")
    sends_back = models.BooleanField()
    text = EncryptedText()


class Note(Authored):
    """A message between a member and the officer in the portal."""

    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="notes")
    from_member = models.BooleanField()
    text = EncryptedText()
    read_at = models.DateTimeField(null=True)


class CallerNote(Authored):
    """What a caller to the helpline, or somebody on the public site, wants the officer to know.

    For officers only: it is never shown in the portal.
    """

    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="caller_notes")
    text = EncryptedText()
    read_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="a_read_caller_note_has_reader_and_moment", condition=both_or_neither("read_by", "read_at")
            ),
        ]
