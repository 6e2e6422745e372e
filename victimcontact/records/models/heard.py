"""How a victim is heard: reviews and reports."""

from typing import Any, ClassVar

from django.db import models

from victimcontact.records.fields import EncryptedJSON, EncryptedText
from victimcontact.records.models.rows import Authored


class Review(Authored):
    """A decision process about a sentence. Its dates are facts; this row is what they are about."""

    reference = models.CharField(max_length=20, unique=True)
    sentence = models.ForeignKey("records.Sentence", on_delete=models.PROTECT, related_name="reviews")
    kind = models.CharField(max_length=30)
    board_reference = models.CharField(max_length=60, default="")
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.reference


class Report(Authored):
    """A written report to a decision maker (R01 to R04, R06) or a meeting (R05)."""

    reference = models.CharField(max_length=20, unique=True)
    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="reports")
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="reports", null=True)
    meeting = models.ForeignKey("records.Meeting", on_delete=models.PROTECT, related_name="reports", null=True)
    document = models.CharField(max_length=6)
    state = models.CharField(max_length=30)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["case", "review", "document"],
                condition=~models.Q(state__in=["withdrawn", "superseded"]),
                name="one_live_report_a_review",
            ),
            models.CheckConstraint(
                name="a_report_is_for_a_review_or_a_meeting",
                condition=models.Q(review__isnull=True) ^ models.Q(meeting__isnull=True),
            ),
        ]


class ReportVersion(Authored):
    """The content of a report as it stood, with its hash."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    content = EncryptedJSON()
    content_hash = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["report", "number"], name="one_version_a_number"),
        ]


class ReportStep(Authored):
    """A report moved on: who, when, on which version, how the victim approved, what the receipt said."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=30)
    content_hash = models.CharField(max_length=64)
    how = models.CharField(max_length=60, default="")
    note = EncryptedText(null=True)


class ReportFile(Authored):
    """A submitted report as bytes, exactly as it left."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="files")
    content_hash = models.CharField(max_length=64)
    form = models.CharField(max_length=4, choices=[("pdf", "pdf"), ("docx", "docx")])
    content = EncryptedText()
