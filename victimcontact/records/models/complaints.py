"""What somebody says went wrong with us, and what was done about it. Both are only ever added to."""

from typing import Any, ClassVar

from django.db import models

from victimcontact.records.fields import EncryptedText
from victimcontact.records.models.rows import Authored
from victimcontact.scheme.complaints import OPEN

OWED = tuple(sorted(state.value for state in OPEN))


class Complaint(Authored):
    """A complaint, by the person of a case or by somebody who never had one: then `complainant` says who and how to reach them."""

    reference = models.CharField(max_length=20, unique=True)
    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="complaints", null=True)
    unit = models.ForeignKey("records.Unit", on_delete=models.PROTECT, related_name="complaints", null=True)
    complainant = EncryptedText(null=True)
    received_on = models.DateField()
    channel = models.CharField(max_length=20)
    text = EncryptedText()
    wanted = EncryptedText(null=True)
    about = models.ForeignKey("records.Officer", on_delete=models.PROTECT, related_name="complaints", null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="a_complaint_without_a_case_has_unit_and_complainant",
                condition=models.Q(case__isnull=False) | models.Q(unit__isnull=False, complainant__isnull=False),
            ),
        ]


class ComplaintStep(Authored):
    """A complaint moved on. `answer_by` is the day we owe an answer by, while we do.

    `text` is the answer, to whom it was passed, or why; `put_right` what was put right; `message` the letter that says so, or
    `told_how` how the person was told without one.
    """

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20)
    answer_by = models.DateField(null=True)
    text = EncryptedText(null=True)
    put_right = EncryptedText(null=True)
    told_how = EncryptedText(null=True)
    message = models.ForeignKey("records.Message", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["complaint", "number"], name="one_complaint_step_a_number"),
            models.CheckConstraint(
                name="an_open_complaint_has_its_day",
                condition=models.Q(state__in=OWED, answer_by__isnull=False)
                | (~models.Q(state__in=OWED) & models.Q(answer_by__isnull=True)),
            ),
        ]
