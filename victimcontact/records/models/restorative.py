"""Restorative justice in a case, and every step of it. Steps are only ever added."""

from typing import Any, ClassVar

from django.db import models

from victimcontact.records.fields import EncryptedText
from victimcontact.records.models.rows import Authored


class RestorativeJustice(Authored):
    """Somebody wants to be in touch with the help of a service: the victim, or the offender, which stays a private note."""

    reference = models.CharField(max_length=20, unique=True)
    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="restorative")
    by_offender = models.BooleanField(default=False)
    hopes = EncryptedText(null=True)
    concerns = EncryptedText(null=True)

    class Meta:
        verbose_name_plural = "restorative justice"


class RestorativeStep(Authored):
    """It moved on: where it stands now, why or how, by what consent, with which service, and by which letter."""

    restorative = models.ForeignKey(RestorativeJustice, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=30)
    note = EncryptedText(null=True)
    service = EncryptedText(null=True)
    message = models.ForeignKey("records.Message", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["restorative", "number"], name="one_restorative_step_a_number"),
        ]
