"""Leave to enter a zone, and what the parole report was told: things others decide or write, in which the victim has a part."""

from typing import Any, ClassVar

from django.db import models

from victimcontact.records.fields import EncryptedText
from victimcontact.records.models.rows import Authored, both_or_neither


class ZoneLeave(Authored):
    """The offender may enter a zone for some days. The victim is told only if a manager has decided so (P69)."""

    zone = models.ForeignKey("records.Zone", on_delete=models.PROTECT, related_name="leaves")
    from_on = models.DateField()
    to_on = models.DateField()
    purpose = EncryptedText()
    given_by = models.CharField(max_length=120)
    may_be_told = models.BooleanField(null=True)
    decided_why = EncryptedText(null=True)
    decided_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    decided_at = models.DateTimeField(null=True)
    told_by = models.ForeignKey("records.Account", on_delete=models.PROTECT, related_name="+", null=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="leave_ends_after_it_begins", condition=models.Q(to_on__gte=models.F("from_on"))
            ),
            models.CheckConstraint(
                name="telling_of_leave_was_decided_by_somebody",
                condition=both_or_neither("may_be_told", "decided_why", "decided_by", "decided_at"),
            ),
            models.CheckConstraint(
                name="leave_is_told_only_if_decided",
                condition=both_or_neither("told_by", "told_at")
                & (models.Q(told_at__isnull=True) | models.Q(may_be_told__isnull=False, may_be_told=True)),
            ),
        ]

    @property
    def case(self) -> Any:
        """The case it hangs on, by which it is reached."""
        return self.zone.case


class ParoleAnswer(Authored):
    """What the practitioner was told for the parole report (PAROM1): in the scheme or not, a statement or not, asked on which day (P53)."""

    review = models.ForeignKey("records.Review", on_delete=models.PROTECT, related_name="parole_answers")
    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="parole_answers")
    asked_on = models.DateField()
    asked_by = models.CharField(max_length=120)
    in_scheme = models.BooleanField()
    statement = models.CharField(max_length=10)
