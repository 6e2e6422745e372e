"""Zones: areas on a map that an offender is to keep out of, or not to leave. Everything but the zone itself is only added to."""

from typing import Any, ClassVar

from django.db import models

from victimcontact.records.fields import EncryptedJSON, EncryptedText
from victimcontact.records.models.rows import Authored


class Zone(Authored):
    """One area of one case, by the number under which others know it. What it is like stands in its versions.

    Suggested areas follow from the `secret`, which all zones of a case share: asking again brings nothing new.
    """

    reference = models.CharField(max_length=20, unique=True)
    case = models.ForeignKey("records.Case", on_delete=models.PROTECT, related_name="zones")
    number = models.PositiveSmallIntegerField()
    purpose = models.CharField(max_length=20)
    secret = EncryptedText()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["case", "number"], name="one_zone_a_number"),
        ]

    def __str__(self) -> str:
        return self.reference


class ZoneVersion(Authored):
    """A zone as it was drawn and described at a moment: as asked for, or as granted.

    `content_hash` is of what others will see; what only officers see may differ between versions of one hash.
    """

    zone = models.ForeignKey(Zone, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    is_granted = models.BooleanField(default=False)
    content = EncryptedJSON()
    content_hash = models.CharField(max_length=64)
    review_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["zone", "number"], name="one_zone_version_a_number"),
        ]

    @property
    def case(self) -> Any:
        """The case it hangs on, by which it is reached."""
        return self.zone.case


class ZoneCheck(Authored):
    """Whether a version shows where somebody lives: what was warned of. The place it was held against is kept nowhere.

    `reason` is why it may go although something was warned of.
    """

    version = models.ForeignKey(ZoneVersion, on_delete=models.PROTECT, related_name="checks")
    against_place = models.BooleanField()
    warned = EncryptedJSON()
    reason = EncryptedText(null=True)


class ZoneConsent(Authored):
    """The victim agreed that a version may be shown, knowing that it shows the area; or took that back."""

    zone = models.ForeignKey(Zone, on_delete=models.PROTECT, related_name="consents")
    content_hash = models.CharField(max_length=64)
    given = models.BooleanField()
    how = models.CharField(max_length=20)


class ZoneFile(Authored):
    """A version as the file that the licence service takes, exactly as it was made."""

    version = models.ForeignKey(ZoneVersion, on_delete=models.PROTECT, related_name="files")
    content = EncryptedText()
