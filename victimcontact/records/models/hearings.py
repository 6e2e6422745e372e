"""Beside a review: what a person applied for, who will be with them, and the calendar of hearings that an officer takes along."""

from typing import Any, ClassVar

from django.db import models

from victimcontact.records.fields import EncryptedText
from victimcontact.records.models.rows import Authored


class Application(Authored):
    """Something a person applies for beside a review: to read, to observe, a hearing in public, a summary."""

    reference = models.CharField(max_length=20, unique=True)
    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="applications")
    review = models.ForeignKey("records.Review", on_delete=models.PROTECT, related_name="applications")
    kind = models.CharField(max_length=20)
    note = EncryptedText(null=True)


class ApplicationStep(Authored):
    """An application moved on: to which state, and why it was refused."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=20)
    reason = EncryptedText(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="a_refused_application_has_its_reason",
                condition=~models.Q(state="refused") | models.Q(reason__isnull=False),
            ),
        ]


class VictimRepresentative(Authored):
    """Who of the Public Protection Group will be with a person at a hearing; the newest row of a case and review counts."""

    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="victim_representatives")
    review = models.ForeignKey("records.Review", on_delete=models.PROTECT, related_name="victim_representatives")
    name = EncryptedText()
    agency = models.CharField(max_length=120)
    contact = EncryptedText()


class CalendarAddress(Authored):
    """A secret address from which an officer's calendar fetches hearings. Only its digest is kept."""

    officer = models.ForeignKey("records.Officer", on_delete=models.PROTECT, related_name="calendar_addresses")
    digest = models.BinaryField(unique=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "calendar addresses"
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["officer"], condition=models.Q(ended_at__isnull=True), name="one_live_calendar_address"
            ),
        ]
