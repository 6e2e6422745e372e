"""What came in from other systems, kept as it came."""

from typing import Any, ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from victimcontact.records.fields import EncryptedJSON, EncryptedText
from victimcontact.records.models.rows import Authored, Row


class FeedStanding(models.TextChoices):
    HEARD = "heard"
    NOTHING_TO_DO = "nothing_to_do"
    NOT_OURS = "not_ours"
    WAITING = "waiting"
    HELD = "held"
    DISCARDED = "discarded"


class FeedMessage(Row):
    """One message of a feed: the raw text once, what was read from it, and where it stands.

    `why` says to officers why it stands there. `candidates` are the stages a doubtful one may mean; `details` are what the
    message says of the stage, closed because they can hold where the offender is.
    """

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
    candidates = models.JSONField(default=list)
    details = EncryptedJSON(null=True)
    standing = models.CharField(max_length=20, choices=FeedStanding.choices)
    why = models.CharField(max_length=300, default="")
    offender = models.ForeignKey("records.Offender", on_delete=models.PROTECT, related_name="feed_messages", null=True)
    sentence = models.ForeignKey("records.Sentence", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["standing", "received_at"]),
            models.Index(fields=["offender", "occurred_at"]),
            GinIndex(fields=["identifiers"], name="messages_by_number", opclasses=["jsonb_path_ops"]),
        ]


class FeedDecision(Authored):
    """A person matched, held or discarded a doubtful message."""

    feed_message = models.ForeignKey(FeedMessage, on_delete=models.PROTECT, related_name="decisions")
    decision = models.CharField(max_length=20)
    reason = EncryptedText(null=True)
