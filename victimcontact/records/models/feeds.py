"""What came in from other systems, kept as it came."""

from typing import Any, ClassVar

from django.db import models

from victimcontact.records.fields import EncryptedText
from victimcontact.records.models.rows import Authored, Row


class FeedStanding(models.TextChoices):
    RECEIVED = "received"
    HEARD = "heard"
    NOTHING_TO_DO = "nothing_to_do"
    WAITING = "waiting"
    HELD = "held"
    DISCARDED = "discarded"


class FeedMessage(Row):
    """One message of a feed: the raw text once, what was read from it, and where it stands."""

    reference = models.CharField(max_length=20, unique=True)
    digest = models.BinaryField(max_length=32, unique=True)
    raw = EncryptedText()
    received_at = models.DateTimeField()
    event_type = models.CharField(max_length=120, default="")
    occurred_at = models.DateTimeField(null=True)
    occurred_text = models.CharField(max_length=80, default="")
    reason = models.CharField(max_length=60, default="")
    reason_code = models.CharField(max_length=20, default="")
    identifiers = models.JSONField(default=list)
    stage = models.CharField(max_length=60, default="")
    standing = models.CharField(max_length=20, choices=FeedStanding.choices)
    doubt = models.CharField(max_length=300, default="")
    sentence = models.ForeignKey("records.Sentence", on_delete=models.PROTECT, related_name="+", null=True)
    region = models.CharField(max_length=60, default="")

    class Meta:
        indexes: ClassVar[list[Any]] = [models.Index(fields=["standing", "received_at"])]


class FeedDecision(Authored):
    """A person matched, held or discarded a doubtful message."""

    feed_message = models.ForeignKey(FeedMessage, on_delete=models.PROTECT, related_name="decisions")
    decision = models.CharField(max_length=20)
    reason = EncryptedText(null=True)
