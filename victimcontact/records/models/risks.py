"""Facts about risk that a victim tells: to whom they went, and where they were used."""

from typing import Any, ClassVar

from django.db import models

from victimcontact.records.fields import EncryptedJSON, EncryptedText
from victimcontact.records.models.rows import Authored, both_or_neither
from victimcontact.scheme.risk_information import About


class RiskItem(Authored):
    """A fact from the victim that helps to judge risk; no score, and not for the offender unless somebody says so and why.

    `contact_by` and `contact_how` say of a contact nobody wanted who it was and how.
    """

    reference = models.CharField(max_length=20, unique=True)
    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="risk_items")
    about = models.CharField(max_length=20, default=About.OTHER.value)
    text = EncryptedText()
    source = models.CharField(max_length=30)
    contact_by = models.CharField(max_length=20, default="")
    contact_how = models.CharField(max_length=20, default="")
    happened_on = models.DateField(null=True)
    told_on = models.DateField()
    urgency = models.CharField(max_length=20)
    disclosable = models.BooleanField(default=False)
    disclosable_why = EncryptedText(null=True)
    disclosable_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    disclosable_at = models.DateTimeField(null=True)
    phoned_at = models.DateTimeField(null=True)
    phoned_to = models.CharField(max_length=20, default="")
    phoned_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="what_may_be_disclosed_was_decided_by_somebody",
                condition=both_or_neither("disclosable_by", "disclosable_at", "disclosable_why")
                & (models.Q(disclosable=False) | models.Q(disclosable_at__isnull=False)),
            ),
        ]


class RiskMessage(Authored):
    """A risk item on its way to somebody who can act: only the fact, never who said it or where they live.

    To the practitioner it goes as they are recorded; to anybody else by the name and address that were given.
    """

    reference = models.CharField(max_length=20, unique=True)
    risk_item = models.ForeignKey(RiskItem, on_delete=models.PROTECT, related_name="messages")
    recipient = models.CharField(max_length=30, default="practitioner")
    practitioner = models.ForeignKey("records.Practitioner", on_delete=models.PROTECT, related_name="+", null=True)
    name = models.CharField(max_length=120, default="")
    email = models.EmailField(default="")
    subject = models.CharField(max_length=120)
    body = EncryptedJSON()
    state = models.CharField(max_length=20)
    handed_over_at = models.DateTimeField(null=True)
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.CharField(max_length=120, default="")

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="a_risk_message_goes_to_somebody",
                condition=models.Q(practitioner__isnull=False, email="") | ~models.Q(email=""),
            ),
        ]

    @property
    def to_name(self) -> str:
        return self.practitioner.name if self.practitioner else self.name

    @property
    def to_email(self) -> str:
        return self.practitioner.email if self.practitioner else self.email


class RiskUse(Authored):
    """Where a fact about risk was used, as far as we were told, and what came of it."""

    risk_item = models.ForeignKey(RiskItem, on_delete=models.PROTECT, related_name="uses")
    place = models.CharField(max_length=30)
    used_on = models.DateField()
    note = EncryptedText(null=True)
