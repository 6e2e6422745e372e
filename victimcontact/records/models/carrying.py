"""What carriers said of messages and brought from people, how fast each may be used, and what is printed together."""

from typing import Any, ClassVar

from django.db import models

from victimcontact.records.fields import EncryptedText
from victimcontact.records.models.rows import Authored, Row, both_or_neither


class Receipt(Row):
    """What a carrier said of a message, kept once. It may come before our own record of the hand-over, so it names our reference."""

    carrier = models.CharField(max_length=20)
    reference = models.CharField(max_length=60)
    carrier_reference = models.CharField(max_length=120)
    status = models.CharField(max_length=40)
    received_at = models.DateTimeField()
    taken_up_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["carrier", "carrier_reference", "status"], name="one_receipt_a_status_of_a_message"
            ),
        ]
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["reference"], name="receipts_of_a_message"),
            models.Index(
                fields=["received_at"], name="receipts_to_take_up", condition=models.Q(taken_up_at__isnull=True)
            ),
        ]


class ReceivedText(Row):
    """A text that somebody sent to our number, kept once however often the carrier tells of it, until a person has seen to it.

    `case` is empty where the number is of nobody we know, or of several. `asks_to_stop`: it said nothing but that. `note` is what
    whoever saw to it did, or why there was nothing to do.
    """

    reference = models.CharField(max_length=20, unique=True)
    carrier = models.CharField(max_length=20)
    carrier_reference = models.CharField(max_length=120)
    number = EncryptedText()
    number_index = models.BinaryField(max_length=32, db_index=True)
    text = EncryptedText()
    asks_to_stop = models.BooleanField(default=False)
    sent_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()
    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="received_texts", null=True)
    matched_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    matched_at = models.DateTimeField(null=True)
    seen_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    seen_at = models.DateTimeField(null=True)
    note = EncryptedText(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["carrier", "carrier_reference"], name="a_received_text_is_kept_once"),
            models.CheckConstraint(
                name="a_matched_text_has_author_and_moment", condition=both_or_neither("matched_by", "matched_at")
            ),
            models.CheckConstraint(
                name="a_seen_text_has_author_and_moment", condition=both_or_neither("seen_by", "seen_at")
            ),
        ]


class CarrierPace(Row):
    """How much of a carrier's allowance is used up, counted in a locked row so that the bound holds across workers."""

    carrier = models.CharField(max_length=20)
    allowance = models.CharField(max_length=10)
    since = models.DateTimeField()
    used = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["carrier", "allowance"], name="one_pace_a_carrier_and_allowance"),
        ]


class CarrierStop(Row):
    """A carrier that cannot work as it is set up (its key was refused, a template is gone): nothing is handed to it meanwhile."""

    carrier = models.CharField(max_length=20)
    why = models.CharField(max_length=60)
    began_at = models.DateTimeField()
    tried_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["carrier"], condition=models.Q(ended_at__isnull=True), name="one_open_stop_a_carrier"
            ),
            models.CheckConstraint(
                name="who_ends_a_stop_ends_it_at_a_moment",
                condition=models.Q(ended_by__isnull=True) | models.Q(ended_at__isnull=False),
            ),
        ]


class PrintBatch(Authored):
    """Letters of one unit that are printed together, with a cover list; posted as one."""

    reference = models.CharField(max_length=20, unique=True)
    unit = models.ForeignKey("records.Unit", on_delete=models.PROTECT, related_name="print_batches")
    posted_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    posted_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "print batches"
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="a_posted_batch_has_author_and_moment", condition=both_or_neither("posted_by", "posted_at")
            ),
        ]


class ApprovalSetting(Authored):
    """Who approves the messages of a stage: the newest row for a stage's code holds."""

    code = models.CharField(max_length=60)
    approver = models.CharField(max_length=10, choices=[("officer", "officer"), ("manager", "manager")])
    reason = models.CharField(max_length=300)
