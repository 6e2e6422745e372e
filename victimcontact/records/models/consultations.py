"""Questions of those who decide, and what came of each with each victim."""

from typing import Any, ClassVar

from django.db import models

from victimcontact.records.fields import EncryptedText
from victimcontact.records.models.rows import Authored, both_or_neither


class Consultation(Authored):
    """A decision maker asks about an offender. Who asked is `made_by`, or whoever an officer wrote down for them.

    Without an offender nobody of that number and name has a victim here, or it is not known yet: a manager settles it.
    """

    reference = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=30)
    offender = models.ForeignKey("records.Offender", on_delete=models.PROTECT, related_name="consultations", null=True)
    number = models.CharField(max_length=30)
    family_name = models.CharField(max_length=120)
    asker = models.CharField(max_length=120)
    agency = models.CharField(max_length=120)
    text = EncryptedText()
    emergency = models.BooleanField(default=False)
    decides_on = models.DateField(null=True)
    settled_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    settled_at = models.DateTimeField(null=True)
    answer_text = EncryptedText(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="a_settled_consultation_has_author_and_moment",
                condition=both_or_neither("settled_by", "settled_at"),
            ),
        ]


class ConsultationPart(Authored):
    """A question as it concerns one case: when the victim was asked, what they said, what the decision maker was told."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="parts")
    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="consultation_parts")
    fact = models.OneToOneField("records.Fact", on_delete=models.PROTECT, related_name="consultation_part")
    last_day = models.DateField()
    asked_on = models.DateField(null=True)
    views = EncryptedText(null=True)
    views_on = models.DateField(null=True)
    doubt = EncryptedText(null=True)
    answer = models.CharField(max_length=20, default="")
    answer_text = EncryptedText(null=True)
    answered_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["consultation", "case"], name="one_part_a_case"),
            models.CheckConstraint(
                name="an_answered_part_has_author_and_moment", condition=both_or_neither("answered_by", "answered_at")
            ),
        ]
